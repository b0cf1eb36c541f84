package dev.dtu.ledger;

import dev.dtu.journal.Entry;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads what a volume holds: entries, and stores folded from them.
record Reading(Volume volume) {

  /// What is done with an entry; false ends the reading.
  @FunctionalInterface
  private interface Each {
    boolean of(EntryForm.Head entry) throws IOException;
  }

  /// Up to `limit` entries of the epoch at hand from a number on, none after `last`.
  List<Entry> entries(long from, int limit, long last) throws IOException {
    List<Entry> found = new ArrayList<>();
    if (from > last) {
      return found;
    }
    walk(
        volume.epoch(),
        from,
        entry -> {
          if (entry.number() <= last && found.size() < limit) {
            found.add(entry.entry());
          }
          return entry.number() < last && found.size() < limit;
        });
    return found;
  }

  /// The store after an entry: the newest snapshot before it, and what follows.
  Store store(Desk desk, int epoch, long turn) throws IOException {
    long at = Volume.first(volume.birth(), epoch) - 1;
    Store store = desk.begin(volume.birth());
    for (Chapter chapter : volume.chapters().back(Chapter.Kind.SNAPSHOT, epoch)) {
      if (chapter.number() <= turn) {
        try {
          store = store.apply(Sheet.read(chapter.path()).changes(), Tables::shape);
          at = chapter.number();
          break;
        } catch (Damaged useless) {
          volume.drop(chapter);
          desk.note(
              "universe '%s': a snapshot was of no use, its entries are folded anew: %s"
                  .formatted(volume.birth().name(), useless.getMessage()));
        }
      }
    }
    return at == turn ? store : folded(store, epoch, at, turn);
  }

  private Store folded(Store from, int epoch, long after, long turn) throws IOException {
    var fold =
        new Object() {
          Store store = from;
          long at = after;
        };
    walk(
        epoch,
        after + 1,
        entry -> {
          fold.store = fold.store.apply(entry.changes(), Tables::shape);
          fold.at = entry.number();
          return fold.at < turn;
        });
    if (fold.at != turn) {
      throw new Damaged(
          "expected entries up to %d of universe '%s', found them up to %d"
              .formatted(turn, volume.birth().name(), fold.at));
    }
    return fold.store;
  }

  /// Goes over the entries from a number on, without gaps.
  private void walk(int epoch, long from, Each each) throws IOException {
    long next = -1;
    List<Chapter> logs = logs(epoch, from);
    var buffer = new Buffer();
    for (Chapter log : logs) {
      Frames frames = buffer.read(log.path());
      Obj head = frames.next().orElseThrow(() -> damaged(log, frames)).object();
      next = Birth.whole(head, "first");
      for (var record = frames.next(); record.isPresent(); record = frames.next()) {
        EntryForm.Head entry = EntryForm.head(record.get());
        if (entry.number() != next++) {
          throw damaged(log, frames);
        }
        if (entry.number() >= from && !each.of(entry)) {
          return;
        }
      }
      if (!log.equals(logs.getLast()) && !frames.blank()) {
        throw damaged(log, frames);
      }
    }
  }

  /// The segments from the one on that holds the entry of a number.
  private List<Chapter> logs(int epoch, long from) {
    List<Chapter> logs = new ArrayList<>();
    for (Chapter log : volume.chapters().back(Chapter.Kind.SEGMENT, epoch)) {
      logs.addFirst(log);
      if (log.number() <= from) {
        break;
      }
    }
    return logs;
  }

  private static Damaged damaged(Chapter log, Frames frames) {
    return new Damaged(log.path() + ": damaged at byte " + frames.at());
  }
}
