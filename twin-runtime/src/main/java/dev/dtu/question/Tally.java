package dev.dtu.question;

import dev.dtu.journal.Entry;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far an expectation has come, entry by entry. Mutable; one thread's.
final class Tally {

  /// How many numbers of entries an answer names.
  static final int NAMED = 100;

  private final Expectation expectation;
  private final List<Long> numbers = new ArrayList<>();
  private long found;
  private long last;

  Tally(Expectation expectation) {
    this.expectation = expectation;
  }

  void look(Universe universe, Entry entry) {
    if (entry instanceof Entry.Called(Turn turn) && turn.outcome() instanceof Turn.Outcome.Awaits) {
      return; // the call counts when its reply is made
    }
    if (wanted().filter(question -> question.takes(universe, entry)).isPresent()) {
      found++;
      last = entry.number();
      if (numbers.size() < NAMED) {
        numbers.add(entry.number());
      }
    }
  }

  /// What the next entry is held against.
  Optional<Question> wanted() {
    return switch (expectation) {
      case Expectation.Count count -> Optional.of(count.question());
      case Expectation.InOrder(_, var questions) -> questions.stream().skip(found).findFirst();
    };
  }

  boolean holds() {
    return switch (expectation) {
      case Expectation.Count count -> found >= count.least() && found <= count.most();
      case Expectation.InOrder(_, var questions) -> found == questions.size();
    };
  }

  /// Whether no further entry can make it hold.
  boolean lost() {
    return expectation instanceof Expectation.Count count && found > count.most();
  }

  /// The number of the last entry found; 0 when none is.
  long last() {
    return last;
  }

  long found() {
    return found;
  }

  List<Long> numbers() {
    return List.copyOf(numbers);
  }

  Expectation expectation() {
    return expectation;
  }
}
