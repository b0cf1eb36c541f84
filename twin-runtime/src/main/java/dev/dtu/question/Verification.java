package dev.dtu.question;

import dev.dtu.journal.Entry;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds expectations against a journal, and goes on as more happens: an entry is looked at once,
/// and once more when it must be told what came nearest. Mutable; one thread's.
public final class Verification {

  private final Universe universe;
  private final List<Expectation> expectations;
  private final long from;
  private List<Tally> tallies = List.of();
  private long first;
  private long next;

  /// @param from the first entry that counts
  public Verification(Universe universe, List<Expectation> expectations, long from) {
    this.universe = universe;
    this.expectations = List.copyOf(expectations);
    this.from = from;
    restart();
  }

  /// Whether expectations hold by now.
  public static Verdict of(Universe universe, List<Expectation> expectations, long from) {
    var verification = new Verification(universe, expectations, from);
    verification.goOn();
    return verification.verdict();
  }

  /// Looks at everything anew; for a universe that was taken back to its begin.
  public void restart() {
    tallies = expectations.stream().map(Tally::new).toList();
    first = Math.max(from, universe.oldest());
    next = first;
  }

  /// Looks at what is there by now and was not looked at yet.
  public void goOn() {
    long last = universe.current().turn();
    while (next <= last) {
      List<Entry> some = universe.entries(next, Search.STEP);
      if (some.isEmpty()) {
        return;
      }
      for (Entry entry : some) {
        tallies.forEach(tally -> tally.look(universe, entry));
        next = entry.number() + 1;
      }
    }
  }

  public boolean holds() {
    return tallies.stream().allMatch(Tally::holds);
  }

  /// Whether nothing that may still happen can make all of them hold.
  public boolean lost() {
    return tallies.stream().anyMatch(Tally::lost);
  }

  /// What was found so far.
  public Verdict verdict() {
    List<Verdict.Finding> findings = new ArrayList<>();
    for (Tally tally : tallies) {
      findings.add(
          new Verdict.Finding(
              tally.expectation(),
              tally.holds(),
              tally.found(),
              tally.numbers(),
              tally.holds() || tally.lost() ? List.of() : misses(tally)));
    }
    return new Verdict(first, next - 1, findings);
  }

  /// What came nearest to the entry that is missing.
  private List<Verdict.Miss> misses(Tally tally) {
    Optional<Question> wanted = tally.wanted();
    if (wanted.isEmpty()) {
      return List.of();
    }
    boolean ordered = tally.expectation() instanceof Expectation.InOrder;
    long after = ordered && tally.found() > 0 ? tally.last() + 1 : first;
    var nearby = new Nearby(wanted.get());
    for (long at = after; at < next; ) {
      List<Entry> some = universe.entries(at, Search.STEP);
      if (some.isEmpty()) {
        break;
      }
      for (Entry entry : some) {
        if (entry.number() < next) {
          nearby.look(universe, entry);
        }
        at = entry.number() + 1;
      }
    }
    return nearby.nearest();
  }
}
