package dev.dtu.junit;

import dev.dtu.fidelity.Fit;
import dev.dtu.journal.Entry;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;

/// What is looked at in a universe after a test: defects, replies that do not fit, a journal that
/// does not give the same rows again.
final class Inspection {

  private Inspection() {}

  /// All that is wrong, a line each, in the order of the journal.
  static List<String> of(Universe universe) {
    List<String> findings = new ArrayList<>();
    for (Entry entry : universe.entries(universe.oldest(), Integer.MAX_VALUE)) {
      if (entry instanceof Entry.Called called) {
        inspect(universe, called.turn(), findings);
      }
    }
    for (String difference : universe.replay().differences()) {
      findings.add("re-execution, " + difference);
    }
    return findings;
  }

  private static void inspect(Universe universe, Turn turn, List<String> findings) {
    if (turn.outcome() instanceof Turn.Outcome.Defect defect) {
      findings.add("%s: defect %s at %s".formatted(place(turn), defect.what(), defect.where()));
    }
    if (!turn.struck().isEmpty()) {
      return; // what a fault made of a reply need not fit
    }
    for (String complaint : Fit.complaints(universe.twin(turn.twin()), turn)) {
      findings.add("%s: reply %d: %s".formatted(place(turn), turn.reply().status(), complaint));
    }
  }

  private static String place(Turn turn) {
    String what =
        turn.operation().isEmpty()
            ? turn.call().request().method() + " " + turn.call().request().path()
            : turn.operation();
    return "turn %d, %s %s".formatted(turn.call().turn(), turn.twin(), what);
  }
}
