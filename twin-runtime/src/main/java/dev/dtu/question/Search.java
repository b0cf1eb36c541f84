package dev.dtu.question;

import dev.dtu.journal.Entry;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A page of the entries that a question means.
///
/// @param next the number from which to go on; empty when every entry there is was looked at. There
///     may be one though the page is empty, as a search looks at no more than [#SCANNED] entries.
public record Search(List<Entry> entries, OptionalLong next) {

  /// How many entries a page may look at.
  public static final int SCANNED = 10_000;

  /// How many are taken from the journal at once, under its universe's lock.
  static final int STEP = 100;

  public Search {
    entries = List.copyOf(entries);
  }

  /// Looks at entries from a number on.
  ///
  /// @param limit the most that are found
  public static Search of(Universe universe, Question question, long from, int limit) {
    return of(universe, question, from, limit, SCANNED);
  }

  static Search of(Universe universe, Question question, long from, int limit, int most) {
    List<Entry> found = new ArrayList<>();
    long at = from;
    int looked = 0;
    while (true) {
      List<Entry> some = universe.entries(at, Math.min(STEP, Math.max(2, limit + 1)));
      for (Entry entry : some) {
        if (found.size() == limit || looked == most) {
          return new Search(found, OptionalLong.of(entry.number()));
        }
        looked++;
        at = entry.number() + 1;
        if (question.takes(universe, entry)) {
          found.add(entry);
        }
      }
      if (some.isEmpty()) {
        return new Search(found, OptionalLong.empty());
      }
    }
  }
}
