package dev.dtu.question;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the clients of a universe kept to the contracts: each request that the contract refuses, that
/// uses what is deprecated, or that a stricter tenant would not have taken.
///
/// Requests are held against the contracts anew, so what a fault or a lenient answer made of them
/// plays no part.
public final class Conformance {

  /// How many different findings a report tells; further ones are counted only.
  public static final int LIMIT = 1_000;

  /// What the same finding at the same operation is known by.
  private record Place(String twin, String operation, Finding finding) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::twin)
            .thenComparing(Place::operation)
            .thenComparing(place -> place.finding.grade())
            .thenComparing(place -> place.finding.kind())
            .thenComparing(place -> place.finding.where());
  }

  private final Universe universe;
  private final long from;
  private final Map<Place, Group> places = new TreeMap<>(Place.ORDER);
  private final Map<Finding.Grade, Long> counts = new EnumMap<>(Finding.Grade.class);
  private final Map<String, Long> calls = new TreeMap<>();
  private long to;
  private long all;
  private long conforming;
  private long untold;

  private Conformance(Universe universe, long from) {
    this.universe = universe;
    this.from = from;
    for (Finding.Grade grade : Finding.Grade.values()) {
      counts.put(grade, 0L);
    }
  }

  /// The report on the calls that a question means, from a number on.
  public static Conformance of(Universe universe, Question question, long from) {
    var report = new Conformance(universe, Math.max(from, universe.oldest()));
    var findings = new Findings(universe, universe.store(), new Rates());
    report.to =
        Turns.each(
            universe,
            report.from,
            called -> {
              List<Finding> found = findings.of(called.turn()); // also counts it
              if (question.takes(universe, called)) {
                report.look(called.turn(), found);
              }
            });
    return report;
  }

  private void look(Turn turn, List<Finding> findings) {
    all++;
    String operation = operation(turn);
    calls.merge(turn.twin() + " " + operation, 1L, Long::sum);
    if (findings.isEmpty()) {
      conforming++;
    }
    for (Finding finding : findings) {
      counts.merge(finding.grade(), 1L, Long::sum);
      var place = new Place(turn.twin(), operation, folded(finding));
      if (places.size() < LIMIT || places.containsKey(place)) {
        places.computeIfAbsent(place, _ -> new Group()).add(turn.call().turn());
      } else {
        untold++;
      }
    }
  }

  private static String operation(Turn turn) {
    var request = turn.call().request();
    return turn.operation().isEmpty() ? request.method() + " " + request.path() : turn.operation();
  }

  /// The items of a list are one place.
  private static Finding folded(Finding finding) {
    String where = finding.where().replaceAll("\\[\\d+]", "[]");
    return new Finding(finding.grade(), finding.kind(), where, finding.what());
  }

  /// Whether no request broke its contract.
  public boolean conforms() {
    return counts.getOrDefault(Finding.Grade.BROKEN, 0L) == 0;
  }

  /// As operators see it.
  public Obj show() {
    Obj.Builder grades = Obj.builder();
    counts.forEach((grade, count) -> grades.put(grade.word(), count));
    Obj.Builder out =
        Obj.builder()
            .put("universe", universe.name())
            .put("from", from)
            .put("to", to)
            .put("conforms", conforms())
            .put("calls", all)
            .put("conforming", conforming)
            .put("counts", grades.build())
            .put("operations", Json.array(operations()));
    return untold == 0 ? out.build() : out.put("untold", untold).build();
  }

  private List<Obj> operations() {
    Map<String, Obj> heads = new TreeMap<>();
    Map<String, List<Json>> found = new TreeMap<>();
    places.forEach((place, group) -> {
      String key = place.twin() + " " + place.operation();
      heads.computeIfAbsent(
          key,
          _ ->
              Obj.of("twin", Json.of(place.twin()), "operation", Json.of(place.operation()))
                  .with("calls", Json.of(calls.getOrDefault(key, 0L))));
      found
          .computeIfAbsent(key, _ -> new ArrayList<>())
          .add(
              Obj.builder()
                  .put("grade", place.finding().grade().word())
                  .put("kind", place.finding().kind())
                  .put("where", place.finding().where())
                  .put("what", place.finding().what())
                  .putAll(group.show())
                  .build());
    });
    List<Obj> shown = new ArrayList<>();
    heads.forEach((key, head) ->
        shown.add(head.with("findings", Json.array(found.getOrDefault(key, List.of())))));
    return shown;
  }

  /// As people read it.
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "universe %s, entries %d to %d: %d of %d calls keep to their contracts"
            .formatted(universe.name(), from, to, conforming, all));
    String before = "";
    for (var one : places.entrySet()) {
      Place place = one.getKey();
      String operation = place.twin() + " " + place.operation();
      if (!operation.equals(before)) {
        long times = calls.getOrDefault(operation, 0L);
        lines.add("");
        lines.add(operation + ", " + times + (times == 1 ? " call" : " calls"));
        before = operation;
      }
      Finding finding = place.finding();
      String where = finding.where().isEmpty() ? "" : " " + finding.where();
      lines.add(
          "  %-10s %s%s: %s: %s"
              .formatted(
                  finding.grade().word(), finding.kind(), where, finding.what(), one.getValue()));
    }
    if (untold > 0) {
      lines.add("");
      lines.add("and " + untold + " more findings that are not told");
    }
    return String.join("\n", lines) + "\n";
  }
}
