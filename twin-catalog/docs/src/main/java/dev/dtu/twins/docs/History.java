package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of the last revisions of a document: units that came and went, so that a request may say
/// of which revision it speaks.
///
/// - source: developers.google.com, Docs API, how-tos/best-practices, 2026-09-12
final class History {

  /// So many changes are remembered; a revision before them is too far behind.
  static final int REMEMBERED = 400;

  /// Units that came or went in a segment of a tab.
  record Shift(String tab, String segment, int at, int removed, int inserted) {

    static Shift of(Tab tab, Segment.Move move) {
      return new Shift(tab.id(), move.segment().id(), move.at(), move.removed(), move.inserted());
    }

    Obj told() {
      return Obj.of("tab", Json.of(tab), "segment", Json.of(segment))
          .with("at", Json.of(at))
          .with("removed", Json.of(removed))
          .with("inserted", Json.of(inserted));
    }

    static Shift read(Obj told) {
      return new Shift(
          Told.text(told, "tab"),
          Told.text(told, "segment"),
          Told.whole(told, "at", 0),
          Told.whole(told, "removed", 0),
          Told.whole(told, "inserted", 0));
    }
  }

  /// A revision, and what made it the next one.
  private record Step(String revision, List<Shift> shifts) {}

  private static final String MEMBER = "history";

  private final List<Step> steps = new ArrayList<>();

  static History read(Obj facts) {
    var history = new History();
    for (Obj step : Told.objects(facts, MEMBER)) {
      List<Shift> shifts = Told.objects(step, "shifts").stream().map(Shift::read).toList();
      history.steps.add(new Step(Told.text(step, "revision"), shifts));
    }
    return history;
  }

  /// With what is remembered.
  Obj kept(Obj facts) {
    List<Json> told = new ArrayList<>();
    for (Step step : steps) {
      Json shifts = Json.array(step.shifts.stream().map(Shift::told).toList());
      told.add(Obj.of("revision", Json.of(step.revision), "shifts", shifts));
    }
    return facts.with(MEMBER, Json.array(told));
  }

  void add(String revision, List<Shift> shifts) {
    steps.add(new Step(revision, List.copyOf(shifts)));
    int all = steps.stream().mapToInt(step -> 1 + step.shifts.size()).sum();
    while (!steps.isEmpty() && all > REMEMBERED) {
      all -= 1 + steps.removeFirst().shifts.size();
    }
  }

  /// All that became of a revision since; empty when it is too far behind, or was none.
  Optional<List<Shift>> since(String revision) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).revision.equals(revision)) {
        List<Shift> since = new ArrayList<>();
        steps.subList(i, steps.size()).forEach(step -> since.addAll(step.shifts));
        return Optional.of(since);
      }
    }
    return Optional.empty();
  }
}
