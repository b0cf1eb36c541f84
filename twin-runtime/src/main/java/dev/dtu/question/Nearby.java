package dev.dtu.question;

import dev.dtu.journal.Entry;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The entries that come nearest to what a question means: those that miss the fewest criteria, the
/// latest ones. Mutable; one thread's.
final class Nearby {

  /// How many are told.
  static final int TOLD = 5;

  private static final int SHOWN = 200;

  private final Question question;
  private final ArrayDeque<Verdict.Miss> nearest = new ArrayDeque<>();
  private int fewest = Integer.MAX_VALUE;

  Nearby(Question question) {
    this.question = question;
  }

  void look(Universe universe, Entry entry) {
    var sight = new Sight(universe, entry);
    List<Criterion> missed = question.missed(sight);
    boolean all = missed.size() == question.criteria().size();
    if (missed.isEmpty() || missed.size() > fewest || (all && missed.size() > 1)) {
      return;
    }
    if (missed.size() < fewest) {
      nearest.clear();
      fewest = missed.size();
    } else if (nearest.size() == TOLD) {
      nearest.removeFirst();
    }
    List<Verdict.Lack> lacks = new ArrayList<>();
    for (Criterion criterion : missed) {
      List<String> found = sight.facts(criterion.term(), criterion.part());
      lacks.add(new Verdict.Lack(criterion, shown(criterion, found)));
    }
    nearest.addLast(new Verdict.Miss(entry.number(), what(entry), lacks));
  }

  /// What is found in a header or document may be long, or a secret.
  private static List<String> shown(Criterion criterion, List<String> found) {
    boolean secret = criterion.term() == Term.HEADER;
    return found.stream()
        .limit(TOLD)
        .map(text -> secret ? "•••" : text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text)
        .toList();
  }

  private static String what(Entry entry) {
    return switch (entry) {
      case Entry.Called(Turn turn) -> {
        var request = turn.call().request();
        String called =
            turn.operation().isEmpty() ? turn.twin() : turn.twin() + " " + turn.operation();
        yield called
            + ", "
            + request.method()
            + " "
            + request.path()
            + ": "
            + turn.reply().status();
      }
      case Entry.Act act -> "act: " + act.what();
      case Entry.Tick tick -> "tick: " + tick.timer().what();
      case Entry.Heard heard -> "heard: " + heard.event();
      case Entry.Frame frame -> "frame: " + frame.socket() + " " + frame.what();
    };
  }

  List<Verdict.Miss> nearest() {
    return List.copyOf(nearest);
  }
}
