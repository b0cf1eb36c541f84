package dev.dtu.ledger;

import dev.dtu.store.Store;
import dev.dtu.store.Table;

/// When a universe's next snapshot is due.
///
/// A snapshot has all rows, so the next one is made after twice as many entries at least: what snapshots
/// take is a part of what entries take, however large the universe, and what follows the newest is read
/// in a time like its own. Mutable; guarded by its volume.
final class Pace {

  private final Options options;
  private long newest;
  private long next;

  /// @param newest the entry after which the newest snapshot is
  Pace(Options options, long newest) {
    this.options = options;
    begin(newest);
  }

  /// Goes on as if a small one had been made after an entry.
  void begin(long entry) {
    newest = entry;
    next = entry + options.snapshotEntries();
  }

  /// One is made of a store after an entry.
  void made(long entry, Store store) {
    long rows = 0;
    for (Table table : store.tables()) {
      rows += table.size();
    }
    newest = entry;
    next = entry + Math.max(options.snapshotEntries(), 2 * rows);
  }

  boolean due(long entry) {
    return entry >= next;
  }

  /// Whether a universe that rests after an entry would be slow to wake.
  boolean dueToRest(long entry) {
    return entry - newest > options.restEntries();
  }
}
