package dev.dtu.trial;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A request in the making: values by place and name. Mutable, one trial's.
public final class Asking {

  private static final String JSON = "application/json";

  private final Operation operation;
  private final Map<String, String> path = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, Json> values = new LinkedHashMap<>();
  private Query query = Query.NONE;
  private Optional<Json> body = Optional.empty();

  public Asking(Operation operation) {
    this.operation = operation;
  }

  private Asking(Asking other) {
    this(other.operation);
    path.putAll(other.path);
    headers.putAll(other.headers);
    values.putAll(other.values);
    query = other.query;
    body = other.body;
  }

  /// One more of the same.
  public Asking copy() {
    return new Asking(this);
  }

  public Operation operation() {
    return operation;
  }

  public Optional<Json> body() {
    return body;
  }

  /// Puts a value where a binding says.
  public Asking bind(Effect.Binding binding, String value) {
    switch (binding.source()) {
      case PATH -> {
        path.put(binding.name(), value);
        values.put(Parameter.Place.PATH + " " + binding.name(), Json.of(value));
      }
      case QUERY -> query(binding.name(), value);
      case BODY -> {
        Obj document = body.flatMap(Json::asObj).orElse(Obj.EMPTY);
        body = Optional.of(Dig.put(document, binding.name(), likeness(binding.name(), value)));
      }
      case ITEM, ANY -> {} // told by the service, not by the client
    }
    return this;
  }

  // An id in a body is a number where the schema wants one.
  private Json likeness(String member, String value) {
    Optional<Schema> schema = schema().flatMap(whole -> Dig.find(whole, member));
    boolean number = schema.filter(each -> !each.allows("string")).isPresent();
    return number && value.matches("-?(0|[1-9]\\d*)") ? new Json.Num(value) : Json.of(value);
  }

  /// Names a row, as far as the bindings go.
  public Asking name(List<Effect.Binding> bindings, List<String> key) {
    for (int i = 0; i < bindings.size() && i < key.size(); i++) {
      bind(bindings.get(i), key.get(i));
    }
    return this;
  }

  public Optional<String> path(String parameter) {
    return Optional.ofNullable(path.get(parameter));
  }

  public boolean has(Parameter parameter) {
    return switch (parameter.place()) {
      case PATH -> path.containsKey(parameter.name());
      case QUERY -> query.find(parameter.name()).isPresent();
      case HEADER -> headers.containsKey(parameter.name());
      case COOKIE -> true;
    };
  }

  /// Puts a parameter's value, spelled in the parameter's style.
  public Asking put(Parameter parameter, Json value) {
    String words = words(value);
    values.put(parameter.place() + " " + parameter.name(), value);
    switch (parameter.place()) {
      case PATH -> path.put(parameter.name(), words.isEmpty() ? "x" : words);
      case HEADER -> headers.put(parameter.name(), words);
      case QUERY -> putQuery(parameter, value, words);
      case COOKIE -> {}
    }
    return this;
  }

  private void putQuery(Parameter parameter, Json value, String words) {
    boolean plain = parameter.mediaType().isEmpty();
    if (plain && value instanceof Obj members) {
      putObject(parameter, members);
    } else if (plain && value instanceof Arr items && parameter.explode()) {
      query = repeated(query, parameter.name(), items);
    } else if (plain && value instanceof Arr items) {
      String by =
          switch (parameter.style()) {
            case "spaceDelimited" -> " ";
            case "pipeDelimited" -> "|";
            default -> ",";
          };
      query = query.with(parameter.name(), joined(by, items));
    } else {
      query = query.with(parameter.name(), words);
    }
  }

  private void putObject(Parameter parameter, Obj members) {
    boolean deep = parameter.style().equals("deepObject");
    if (!deep && !parameter.explode()) {
      List<String> pieces =
          members.keys().stream()
              .flatMap(key -> Stream.of(key, words(members.find(key).orElse(Json.of("")))))
              .toList();
      query = query.with(parameter.name(), String.join(",", pieces));
      return;
    }
    for (Obj.Member member : members) {
      String name = deep ? parameter.name() + "[" + member.key() + "]" : member.key();
      query = query.with(name, words(member.value()));
    }
  }

  /// The pairs with one more for each item.
  private static Query repeated(Query pairs, String name, Arr items) {
    List<Query.Pair> all = new ArrayList<>(pairs.pairs());
    items.forEach(item -> all.add(new Query.Pair(name, words(item))));
    return new Query(all);
  }

  private static String joined(String by, Arr items) {
    return String.join(by, items.items().stream().map(Asking::words).toList());
  }

  static String words(Json value) {
    if (value instanceof Arr items) {
      return joined(",", items);
    }
    return value.asWords().orElse(value == Json.Null.NULL ? "" : value.toString());
  }

  public Asking query(String name, String value) {
    query = query.with(name, value);
    values.put(Parameter.Place.QUERY + " " + name, Json.of(value));
    return this;
  }

  /// The header, by whatever case of its name; empty when there is none.
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public Asking header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Asking body(Json document) {
    body = Optional.of(document);
    return this;
  }

  /// The schema of the body in the media type that is sent.
  public Optional<Schema> schema() {
    return operation.body().flatMap(declared -> declared.schemaFor(mediaType()));
  }

  /// True when the body is the steps of a JSON Patch: made by chance they name no member that is
  /// there.
  boolean steps() {
    return schema()
        .flatMap(Schema::items)
        .filter(step -> step.property("op").isPresent() && step.property("path").isPresent())
        .isPresent();
  }

  /// What was put for all parameters, by name.
  public Obj parameters() {
    var all = Obj.builder();
    values.forEach((place, value) -> all.put(place.substring(place.indexOf(' ') + 1), value));
    return all.build();
  }

  /// What was put for a parameter; empty when nothing was.
  public Optional<Json> value(Parameter parameter) {
    return Optional.ofNullable(values.get(parameter.place() + " " + parameter.name()));
  }

  /// True when the body is sent as JSON.
  public boolean json() {
    return operation.body().isPresent() && isJson(mediaType());
  }

  private String mediaType() {
    List<String> types =
        operation
            .body()
            .map(RequestBody::content)
            .map(c -> List.copyOf(c.keySet()))
            .orElse(List.of());
    for (String type : types) {
      if (isJson(type)) {
        return type;
      }
    }
    for (String type : types) {
      if (type.contains("form-urlencoded")) {
        return type;
      }
    }
    return types.isEmpty() ? JSON : types.getFirst();
  }

  private static boolean isJson(String type) {
    return type.startsWith(JSON)
        || type.split(";", 2)[0].endsWith("+json")
        || type.startsWith("*/*");
  }

  public Request request() {
    String target = operation.route().path(path);
    var request = Request.of(operation.method(), target);
    request =
        new Request(
            request.method(), request.path(), query.toString(), request.headers(), request.body());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.with(header.getKey(), header.getValue());
    }
    if (body.isEmpty() || operation.body().isEmpty()) {
      return request;
    }
    String type = mediaType().startsWith("*/*") ? JSON : mediaType();
    String told = type.equals(JSON) ? JSON + "; charset=utf-8" : type; // services may mind its lack
    return request.with("content-type", told).with(content(type, body.get()));
  }

  private Body content(String type, Json document) {
    if (isJson(type)) {
      return Body.of(document);
    }
    if (!type.contains("form-urlencoded")) {
      return Body.of(document.asText().orElse("sample"));
    }
    Obj members = document.asObj().orElse(Obj.EMPTY);
    return Body.of(Spread.of(members, schema()).toString());
  }
}
