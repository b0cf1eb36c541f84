package dev.dtu.folder;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.mine.Shapes;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// How a service says no, as recordings show it: for each problem the body that was seen most, with
/// what differs from one answer to the next left to the twin.
///
/// A text stands as it is only where it was seen in two groups of recordings; else it is told as
/// `${detail}`, so that no recording's own words become an answer.
public final class ProblemsFile {

  private static final Map<Integer, List<String>> NAMES =
      new TreeMap<>(
          Map.of(
              400, List.of(Problem.INVALID, Problem.MALFORMED),
              401, List.of(Problem.UNAUTHENTICATED),
              403, List.of(Problem.FORBIDDEN),
              404, List.of(Problem.NOT_FOUND),
              405, List.of(Problem.WRONG_METHOD),
              409, List.of(Problem.CONFLICT),
              412, List.of(Problem.PRECONDITION_FAILED),
              415, List.of(Problem.UNSUPPORTED_MEDIA),
              422, List.of(Problem.INVALID)));

  private final Twin plain;

  /// The answers of one status and shape.
  private static final class Seen {
    private final List<Obj> bodies = new ArrayList<>();
    private final List<Set<String>> ids = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private String type = "application/json";
    private int status;
  }

  /// @param plain the twin of the contract alone
  public ProblemsFile(Twin plain) {
    this.plain = plain;
  }

  /// The page.
  ///
  /// @param source where the recordings are from, with the day they were read
  public String text(List<Session> training, String source) {
    SortedMap<String, Seen> most = most(training);
    if (most.isEmpty()) {
      return "# No recording shows how the service says no.\n{}\n";
    }
    var out = new StringBuilder("# Written by dtu generate from recordings.\n");
    most.forEach((problem, seen) -> {
      out.append('\n').append(problem).append(":\n");
      out.append("  status: ").append(seen.status).append('\n');
      out.append("  source: ").append(Json.of(source)).append('\n');
      out.append("  type: ").append(Json.of(seen.type)).append('\n');
      out.append("  body: ").append(body(seen)).append('\n');
    });
    return out.toString();
  }

  /// By problem, what was answered most.
  private SortedMap<String, Seen> most(List<Session> training) {
    Map<String, Seen> kinds = new LinkedHashMap<>();
    for (Session session : training) {
      for (Exchange exchange : session.exchanges()) {
        note(session, exchange, kinds);
      }
    }
    SortedMap<String, Seen> most = new TreeMap<>();
    for (Seen seen : kinds.values()) {
      for (String problem : NAMES.getOrDefault(seen.status, List.of())) {
        most.merge(problem, seen, (known, next) -> more(next, known) ? next : known);
      }
    }
    return most;
  }

  private static boolean more(Seen next, Seen known) {
    return next.bodies.size() > known.bodies.size();
  }

  private void note(Session session, Exchange exchange, Map<String, Seen> kinds) {
    Exchange.Answered answered = exchange.answered();
    Optional<Obj> body = answered.body().document().flatMap(Json::asObj);
    boolean known = plain.led(exchange.sent().method(), exchange.sent().path()).isPresent();
    if (!known || body.isEmpty() || !NAMES.containsKey(answered.status())) {
      return;
    }
    Seen seen =
        kinds.computeIfAbsent(answered.status() + body.get().keys().toString(), _ -> new Seen());
    seen.status = answered.status();
    seen.type = answered.headers().find("content-type").orElse(seen.type);
    seen.bodies.add(body.get());
    seen.groups.add(Group.of(session));
    seen.ids.add(
        new TreeSet<>(plain.parameters(exchange.sent().method(), exchange.sent().path()).values()));
  }

  private static Json body(Seen seen) {
    List<Json> all = new ArrayList<>(seen.bodies);
    return common(all, seen);
  }

  /// What is the same in all, and for what is not, what the twin knows to say.
  private static Json common(List<Json> all, Seen seen) {
    Json first = all.getFirst();
    if (first instanceof Obj obj && all.stream().allMatch(Obj.class::isInstance)) {
      Obj.Builder out = Obj.builder();
      for (String key : obj.keys()) {
        List<Json> below = new ArrayList<>();
        all.forEach(each -> ((Obj) each).find(key).ifPresent(below::add));
        if (below.size() == all.size()) {
          out.put(key, common(below, seen));
        }
      }
      return out.build();
    }
    boolean same = all.stream().allMatch(first::equals);
    return switch (first) {
      case Json.Text text -> text(all, text.value(), seen);
      case Arr list -> list.isEmpty() || !same ? Arr.EMPTY : Json.array(list.items());
      case Json.Num _, Json.Bool _, Json.Null _, Obj _ -> first;
    };
  }

  private static Json text(List<Json> all, String first, Seen seen) {
    String template = "";
    var groups = new TreeSet<String>();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String text = all.get(i).asText().orElse("");
      for (String id : seen.ids.get(i)) {
        text = id.length() < 3 ? text : text.replace(id, "${id}");
      }
      told.add(text);
      if (template.isEmpty() || template.equals(text)) {
        template = text;
        groups.add(seen.groups.get(i));
      }
    }
    boolean most = all.size() > 0 && groups.size() > 1;
    boolean word = first.matches("[A-Za-z0-9_.:/-]{1,40}") && all.stream().distinct().count() == 1;
    Optional<String> other = Varied.template(told, seen.groups);
    if (other.isEmpty() && word && groups.size() < 2 && Shapes.token(first)) {
      return Json.of("${id:" + Shapes.shape(List.of(first)) + "}"); // one recording's own
    }
    return other.isPresent()
        ? Json.of(other.get())
        : most || word ? Json.of(escaped(template)) : Json.of("${detail}");
  }

  private static String escaped(String template) {
    return template.replaceAll("\\$\\{(?!id})", "\\$\\${");
  }
}
