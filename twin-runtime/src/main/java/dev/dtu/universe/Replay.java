package dev.dtu.universe;

import dev.dtu.journal.Entry;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What re-executing a journal showed: where the twins at hand answer otherwise than recorded.
///
/// @param entries how many entries were re-executed
/// @param differences one line each: entry and what differs; empty when all is the same
public record Replay(int entries, List<String> differences) {

  public Replay {
    differences = List.copyOf(differences);
  }

  static Replay of(Map<String, Twin> twins, Store root, List<Entry> entries, Store expected) {
    List<String> differences = new ArrayList<>();
    Store store = root;
    for (Entry entry : entries) {
      if (entry instanceof Entry.Called called) {
        again(twins, store, called.turn(), differences);
      }
      store = store.apply(entry.changes(), Tables::shape);
    }
    if (!store.hash().equals(expected.hash())) {
      differences.add("the folded journal gives another store than the universe has");
    }
    return new Replay(entries.size(), differences);
  }

  /// What re-executing a journal from its begin shows.
  public static Replay of(Map<String, Twin> twins, Transcript journal) {
    Store expected = journal.begin();
    for (Entry entry : journal.entries()) {
      expected = expected.apply(entry.changes(), Tables::shape);
    }
    return of(twins, journal.begin(), journal.entries(), expected);
  }

  private static void again(
      Map<String, Twin> twins, Store store, Turn recorded, List<String> differences) {
    Twin twin = twins.get(recorded.twin());
    if (twin == null) {
      differences.add("entry " + recorded.call().turn() + ": no twin '" + recorded.twin() + "'");
      return;
    }
    Turn again = twin.take(store, recorded.call()).turn();
    differences.addAll(Difference.between(recorded, again));
  }
}
