package dev.dtu.question;

import dev.dtu.contract.OperationLine;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which operations of its contracts a universe was called at, which never, and which calls led
/// nowhere: no operation has their path, or the operation has no meaning yet.
public final class Usage {

  /// How many different paths without an operation are told of a twin.
  public static final int LIMIT = 1_000;

  private static final class Counts {
    final Map<String, Group> called = new TreeMap<>();
    final Map<String, Group> unmatched = new TreeMap<>();
    final Map<String, Group> unmeant = new TreeMap<>();
    long untold;
  }

  private final Universe universe;
  private final long from;
  private final Map<String, Counts> twins = new TreeMap<>();
  private long to;

  private Usage(Universe universe, long from) {
    this.universe = universe;
    this.from = from;
    universe.twins().keySet().forEach(name -> twins.put(name, new Counts()));
  }

  /// The report on the calls that a question means, from a number on.
  public static Usage of(Universe universe, Question question, long from) {
    var usage = new Usage(universe, Math.max(from, universe.oldest()));
    usage.to =
        Turns.each(
            universe,
            usage.from,
            called -> {
              if (question.takes(universe, called)) {
                usage.look(called.turn());
              }
            });
    return usage;
  }

  private void look(Turn turn) {
    Counts counts = twins.get(turn.twin());
    if (counts == null) {
      return;
    }
    var request = turn.call().request();
    if (!turn.operation().isEmpty()) {
      boolean unmeant = turn.outcome() instanceof Turn.Outcome.Unmeant;
      add(unmeant ? counts.unmeant : counts.called, turn.operation(), turn);
      return;
    }
    Twin twin = universe.twin(turn.twin());
    if (turn.beside() || twin.batches(request.method(), request.path())) {
      return;
    }
    String place = request.method() + " " + request.path();
    if (counts.unmatched.size() < LIMIT || counts.unmatched.containsKey(place)) {
      add(counts.unmatched, place, turn);
    } else {
      counts.untold++;
    }
  }

  private static void add(Map<String, Group> groups, String key, Turn turn) {
    groups.computeIfAbsent(key, _ -> new Group()).add(turn.call().turn());
  }

  /// As operators see it.
  public Obj show() {
    Obj.Builder shown = Obj.builder();
    twins.forEach((name, counts) -> shown.put(name, show(universe.twin(name), counts)));
    return Obj.builder()
        .put("universe", universe.name())
        .put("from", from)
        .put("to", to)
        .put("twins", shown.build())
        .build();
  }

  private static Obj show(Twin twin, Counts counts) {
    List<Json> absent = new ArrayList<>();
    for (OperationLine line : twin.contract().lines()) {
      if (!counts.called.containsKey(line.id()) && !counts.unmeant.containsKey(line.id())) {
        absent.add(Json.of(line.id()));
      }
    }
    Obj.Builder out =
        Obj.builder()
            .put("operations", twin.contract().lines().size())
            .put("called", show(counts.called, "operation"))
            .put("unmeant", show(counts.unmeant, "operation"))
            .put("unmatched", show(counts.unmatched, "call"))
            .put("absent", Json.array(absent));
    return counts.untold == 0 ? out.build() : out.put("untold", counts.untold).build();
  }

  private static Json show(Map<String, Group> groups, String member) {
    List<Json> shown = new ArrayList<>();
    groups.forEach((key, group) -> shown.add(Obj.of(member, Json.of(key)).withAll(group.show())));
    return Json.array(shown);
  }
}
