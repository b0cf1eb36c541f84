package dev.dtu.fidelity;

import dev.dtu.call.Query;
import dev.dtu.evidence.Outline;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Calls of operations that the contract does not know, and the operations as an overlay would have
/// them. Mutable; one thread's.
final class Strangers {

  private static final int EXAMPLES = 3;

  /// So many answers of an operation are looked at.
  private static final int SOME = 20;

  private static final Pattern FOLDED = Pattern.compile("\\{[^}]*}");

  private final SortedMap<String, Stranger> all = new TreeMap<>();

  /// One of them.
  static final class Stranger {
    private final String method;
    private final String path;
    private final Outline request = new Outline();
    private final SortedMap<Integer, Outline> replies = new TreeMap<>();
    private final SortedMap<String, Integer> query = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private final List<Exchange> some = new ArrayList<>();
    private boolean sent;
    private int times;

    private Stranger(String method, String path) {
      this.method = method;
      this.path = path;
    }

    String path() {
      return path;
    }

    int times() {
      return times;
    }

    /// The first calls of it.
    List<Exchange> some() {
      return List.copyOf(some);
    }

    private void add(Exchange exchange, String example) {
      times++;
      if (some.size() < SOME) {
        some.add(exchange);
      }
      if (examples.size() < EXAMPLES) {
        examples.add(example);
      }
      Query.parse(exchange.sent().query()).names().stream()
          .filter(name -> name.matches("[A-Za-z_$][A-Za-z0-9_.$\\[\\]-]{0,60}"))
          .forEach(name -> query.merge(name, 1, Integer::sum));
      exchange
          .sent()
          .body()
          .document()
          .ifPresent(body -> {
            sent = true;
            request.add(body);
          });
      Outline reply = replies.computeIfAbsent(exchange.answered().status(), _ -> new Outline());
      exchange.answered().body().document().ifPresent(reply::add);
    }

    private Drift drift() {
      return new Drift(
          Drift.Kind.OPERATION,
          method + " " + path,
          "",
          "",
          "an operation the contract does not know",
          times,
          examples,
          Obj.of(path, Obj.of(method.toLowerCase(Locale.ROOT), operation())));
    }

    private Obj operation() {
      List<Json> parameters = new ArrayList<>();
      Matcher folded = FOLDED.matcher(path);
      while (folded.find()) {
        String name = folded.group().substring(1, folded.group().length() - 1);
        parameters.add(parameter(name, "path").with("required", Json.Bool.TRUE));
      }
      query.keySet().forEach(name -> parameters.add(parameter(name, "query")));
      var out = Obj.builder().put("parameters", Arr.of(parameters));
      if (sent) {
        out.put("requestBody", Obj.of("content", content(request)));
      }
      var answers = Obj.builder();
      replies.forEach((status, reply) -> {
        Obj said = Obj.of("description", Json.of(""));
        boolean shape = reply.schema().find("type").filter(it -> !it.equals(Arr.EMPTY)).isPresent();
        answers.put(Integer.toString(status), shape ? said.with("content", content(reply)) : said);
      });
      return out.put("responses", answers.build()).build();
    }

    private static Obj parameter(String name, String in) {
      return Obj.builder()
          .put("name", name)
          .put("in", in)
          .put("schema", Obj.of("type", Json.of("string")))
          .build();
    }

    private static Obj content(Outline outline) {
      return Obj.of("application/json", Obj.of("schema", outline.schema()));
    }
  }

  void add(Exchange exchange, String example) {
    String path = named(exchange);
    String method = exchange.sent().method();
    all.computeIfAbsent(method + " " + path, _ -> new Stranger(method, path))
        .add(exchange, example);
  }

  /// The path with its parameters named: as the recording tells it, else by what stands before them.
  private static String named(Exchange exchange) {
    return distinct(exchange.template().startsWith("/") ? exchange.template() : guessed(exchange));
  }

  /// The path with another name for each parameter: `/users/{id}/roles/{id2}`.
  private static String distinct(String path) {
    Set<String> taken = new TreeSet<>();
    return FOLDED
        .matcher(path)
        .replaceAll(folded -> {
          String name = folded.group().substring(1, folded.group().length() - 1);
          String free = name.isEmpty() ? "id" : name;
          for (int i = 2; !taken.add(free); i++) {
            free = name + i;
          }
          return Matcher.quoteReplacement("{" + free + "}");
        });
  }

  private static String guessed(Exchange exchange) {
    var out = new StringBuilder();
    String before = "";
    for (String segment : Guide.folded(exchange.sent()).substring(1).split("/", -1)) {
      String noun = Nouns.singular(before).replaceAll("[^A-Za-z0-9]", "");
      out.append('/').append(segment.equals("{}") ? "{" + noun + "Id}" : segment);
      before = segment;
    }
    return out.toString();
  }

  /// Beginnings that stand for others, and the operations that no such beginning explains.
  List<Drift> drifts(Beginnings beginnings) {
    List<Drift> drifts = new ArrayList<>();
    List<Stranger> rest = new ArrayList<>(all.values());
    for (Beginnings.Explained each : beginnings.of(all.values())) {
      rest.removeAll(each.strangers());
      drifts.add(drift(each));
    }
    rest.forEach(each -> drifts.add(each.drift()));
    return drifts;
  }

  private static Drift drift(Beginnings.Explained found) {
    Beginnings.Beginning beginning = found.beginning();
    return new Drift(
        Drift.Kind.BEGINNING,
        beginning.path(),
        "",
        "",
        "stands for " + (beginning.as().isEmpty() ? "nothing" : beginning.as()),
        found.times(),
        found.strangers().getFirst().examples,
        Obj.of("path", Json.of(beginning.path()), "as", Json.of(beginning.as())));
  }
}
