package dev.dtu.sketch;

import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An OpenAPI document drawn from recordings: an operation for each method and folded path, with the
/// arguments, bodies and answers that were seen.
public final class Sketch {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final String CREDENTIAL =
      "(?i)(api[_-]?)?key|(access[_-]?|auth[_-]?)?token|apikey|sig|signature";

  private final String name;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Folding folding;
  private final SortedMap<String, SortedMap<String, Doing>> paths = new TreeMap<>();
  private final SortedMap<String, Form> things = new TreeMap<>();
  private final TreeSet<String> credentials = new TreeSet<>();

  /// What was seen of one method at one path.
  private static final class Doing {
    private final TreeSet<String> queries = new TreeSet<>();
    private final SortedMap<String, Form> bodies = new TreeMap<>();
    private final SortedMap<Integer, SortedMap<String, Form>> replies = new TreeMap<>();
  }

  /// @param name of the service; of sessions that name one, only this one's are drawn
  public Sketch(String name, List<Session> sessions) {
    this.name = name;
    List<Session> ours =
        sessions.stream()
            .filter(each ->
                each.service().isEmpty()
                    || each.service().equals(name)
                    || each.service().endsWith("-" + name))
            .toList();
    this.folding = new Folding(ours);
    ours.forEach(session -> exchanges.addAll(session.exchanges()));
    credentials();
    exchanges.forEach(this::note);
  }

  /// Arguments of the query that are called like a credential and stand in most calls.
  private void credentials() {
    SortedMap<String, Integer> seen = new TreeMap<>();
    for (Exchange exchange : exchanges) {
      for (String argument : Query.parse(exchange.sent().query()).names()) {
        if (argument.matches(CREDENTIAL)) {
          seen.merge(argument, 1, Integer::sum);
        }
      }
    }
    seen.forEach((argument, count) -> {
      if (2 * count > exchanges.size()) {
        credentials.add(argument);
      }
    });
  }

  private void note(Exchange exchange) {
    Exchange.Sent sent = exchange.sent();
    String path = folding.template(sent);
    Doing doing =
        paths
            .computeIfAbsent(path, _ -> new TreeMap<>())
            .computeIfAbsent(sent.method().toLowerCase(Locale.ROOT), _ -> new Doing());
    Query.parse(sent.query()).names().stream()
        .filter(argument -> !credentials.contains(argument))
        .forEach(doing.queries::add);
    body(sent, doing);
    int status = exchange.answered().status();
    var types = doing.replies.computeIfAbsent(status, _ -> new TreeMap<>());
    switch (exchange.answered().body()) {
      case Content.Document(Json value) ->
          types.computeIfAbsent("application/json", _ -> new Form()).add(value);
      case Content.Words(String words) ->
          types.computeIfAbsent("text/plain", _ -> new Form()).add(Json.of(words));
      case Content.Nothing _, Content.Binary _ -> {}
    }
  }

  private void body(Exchange.Sent sent, Doing doing) {
    String type = sent.headers().find("content-type").orElse("application/json").split(";", 2)[0];
    switch (sent.body()) {
      case Content.Document(Json value) ->
          doing.bodies.computeIfAbsent("application/json", _ -> new Form()).add(value);
      case Content.Words(String words) when type.contains("form-urlencoded") -> {
        Obj.Builder form = Obj.builder();
        var names = new TreeSet<String>();
        for (var pair : Query.parse(words).pairs()) {
          if (names.add(pair.name())) {
            form.put(pair.name(), pair.value());
          }
        }
        doing.bodies.computeIfAbsent(type, _ -> new Form()).add(form.build());
      }
      case Content.Words _, Content.Nothing _, Content.Binary _ -> {}
    }
  }

  /// The document.
  public Obj document() {
    paths.forEach((path, methods) -> methods.values().forEach(doing -> thing(path, doing)));
    Obj.Builder drawn = Obj.builder();
    paths.forEach((path, methods) -> {
      Obj.Builder item = Obj.builder();
      methods.forEach((method, doing) -> {
        if (method.matches("get|post|put|patch|delete|head|options")) {
          item.put(method, operation(method, path, doing));
        }
      });
      drawn.put(path, item.build());
    });
    Obj.Builder schemas = Obj.builder();
    things.forEach((thing, form) -> schemas.put(thing, form.schema()));
    Obj.Builder components = Obj.builder().put("schemas", schemas.build());
    Obj.Builder out =
        Obj.builder()
            .put("openapi", "3.0.3")
            .put("info", Obj.of("title", Json.of(name), "version", Json.of("as recorded")))
            .put("servers", servers());
    security(out, components);
    return out.put("paths", drawn.build()).put("components", components.build()).build();
  }

  private Json servers() {
    var hosts = new TreeSet<String>();
    for (Exchange exchange : exchanges) {
      if (!exchange.sent().host().isEmpty()) {
        hosts.add(exchange.sent().scheme() + "://" + exchange.sent().host());
      }
    }
    return Json.array(hosts.stream().map(host -> Obj.of("url", Json.of(host))).toList());
  }

  private void security(Obj.Builder out, Obj.Builder components) {
    Obj.Builder schemes = Obj.builder();
    Obj.Builder needs = Obj.builder();
    for (String argument : credentials) {
      schemes.put(
          argument,
          Obj.builder().put("type", "apiKey").put("in", "query").put("name", argument).build());
      needs.put(argument, Json.array(List.of()));
    }
    long lines =
        exchanges.stream()
            .filter(each -> each.sent().headers().find("authorization").isPresent())
            .count();
    if (2 * lines > exchanges.size()) {
      schemes.put("authorization", Obj.of("type", Json.of("http"), "scheme", Json.of("bearer")));
      needs.put("authorization", Json.array(List.of()));
    }
    Obj named = schemes.build();
    if (!named.isEmpty()) {
      components.put("securitySchemes", named);
      out.put("security", Json.array(List.of(needs.build())));
    }
  }

  /// What an operation shows, put with what others show that is called alike and looks alike.
  private void thing(String path, Doing doing) {
    for (Form form : shown(doing)) {
      String noun = noun(path);
      Form known = things.get(noun);
      if (!noun.isEmpty() && form.thing() && (known == null || known.like(form) > 0.5)) {
        things.put(noun, known == null ? form : known.with(form));
      }
    }
  }

  private static List<Form> shown(Doing doing) {
    List<Form> shown = new ArrayList<>();
    doing.replies.forEach((status, types) -> {
      Form form = types.get("application/json");
      if (status >= 200 && status < 300 && form != null) {
        shown.add(form.list() ? form.items().orElse(form) : form);
      }
    });
    return shown;
  }

  /// What the last route of a path is a word for: `Board`.
  private static String noun(String path) {
    List<String> routes =
        List.of(path.split("/", -1)).stream()
            .filter(segment -> segment.matches("[A-Za-z][A-Za-z_-]*"))
            .toList();
    if (routes.isEmpty()) {
      return "";
    }
    String word = Folding.singular(routes.getLast().replaceAll("[^A-Za-z]", ""));
    return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private Obj operation(String method, String path, Doing doing) {
    List<Json> parameters = new ArrayList<>();
    Matcher named = PARAMETER.matcher(path);
    while (named.find()) {
      parameters.add(parameter(named.group(1), "path"));
    }
    doing.queries.forEach(argument -> parameters.add(parameter(argument, "query")));
    Obj.Builder out = Obj.builder().put("operationId", id(method, path));
    if (!parameters.isEmpty()) {
      out.put("parameters", Json.array(parameters));
    }
    if (!doing.bodies.isEmpty()) {
      Obj.Builder content = Obj.builder();
      doing.bodies.forEach(
          (type, form) -> content.put(type, Obj.of("schema", optional(form.schema()))));
      out.put("requestBody", Obj.of("content", content.build()));
    }
    Obj.Builder replies = Obj.builder();
    doing.replies.forEach(
        (status, types) -> replies.put(Integer.toString(status), reply(path, status, types)));
    return out.put("responses", replies.build()).build();
  }

  /// What was sent each time need not be sent.
  private static Obj optional(Obj schema) {
    return schema.without("required");
  }

  private static Obj parameter(String named, String place) {
    return Obj.builder()
        .put("name", named)
        .put("in", place)
        .put("required", place.equals("path"))
        .put("schema", Obj.of("type", Json.of("string")))
        .build();
  }

  private Obj reply(String path, int status, SortedMap<String, Form> types) {
    Obj.Builder out = Obj.builder().put("description", "as recorded");
    Obj.Builder content = Obj.builder();
    types.forEach((type, form) -> content.put(type, Obj.of("schema", schema(path, status, form))));
    Obj all = content.build();
    return (all.isEmpty() ? out : out.put("content", all)).build();
  }

  private Obj schema(String path, int status, Form form) {
    String noun = noun(path);
    Form thing = things.get(noun);
    if (status >= 300 || thing == null) {
      return form.schema();
    }
    Obj reference = Obj.of("$ref", Json.of("#/components/schemas/" + noun));
    if (form.thing() && thing.like(form) > 0.5) {
      return reference;
    }
    boolean many = form.list() && form.items().filter(each -> each.thing()).isPresent();
    return many && thing.like(form.items().orElseThrow()) > 0.5
        ? Obj.of("type", Json.of("array"), "items", reference)
        : form.schema();
  }

  /// `getBoardsByBoardIdCards`.
  private static String id(String method, String path) {
    var id = new StringBuilder(method);
    for (String segment : path.split("/", -1)) {
      boolean parameter = segment.startsWith("{");
      for (String word : segment.split("[^A-Za-z0-9]+", -1)) {
        if (!word.isEmpty()) {
          id.append(parameter ? "By" : "").append(Character.toUpperCase(word.charAt(0)));
          id.append(word.substring(1));
        }
      }
    }
    return id.toString();
  }
}
