package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.fault.Struck;
import dev.dtu.journal.Entry;
import dev.dtu.ledger.Transcript;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Taken;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.twin.Weather;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What re-executing a journal showed: where the twins at hand answer otherwise than recorded.
///
/// What struck a call strikes it again, whatever the rules are today.
///
/// @param entries how many entries were re-executed
/// @param differences one line each: entry and what differs; empty when all is the same
public record Replay(int entries, List<String> differences) {

  public Replay {
    differences = List.copyOf(differences);
  }

  static Replay of(
      Map<String, Twin> twins, long dice, Store root, List<Entry> entries, Store expected) {
    var again = new Again(twins, new Dice(dice), root, entries);
    for (Entry entry : entries) {
      again.entry(entry);
    }
    if (!again.store().hash().equals(expected.hash())) {
      again.differences.add("the folded journal gives another store than the universe has");
    }
    return new Replay(entries.size(), again.differences);
  }

  /// What re-executing a journal from its begin shows.
  public static Replay of(Map<String, Twin> twins, Transcript journal) {
    Store expected = journal.begin();
    for (Entry entry : journal.entries()) {
      expected = expected.apply(entry.changes(), Tables::shape);
    }
    long dice = Archive.Known.of(journal.facts()).kind().dice();
    return of(twins, dice, journal.begin(), journal.entries(), expected);
  }

  /// A journal on its way through the twins at hand.
  private static final class Again {
    private final Map<String, Twin> twins;
    private final Ticks ticks;
    private final long first;
    private final List<Store> stores = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    Again(Map<String, Twin> twins, Dice dice, Store root, List<Entry> entries) {
      this.twins = twins;
      this.ticks = new Ticks(twins, dice);
      this.first = entries.isEmpty() ? 1 : entries.getFirst().number();
      stores.add(root);
    }

    Store store() {
      return stores.getLast();
    }

    /// The store after a turn, or the first one when it is older.
    private Store after(long turn) {
      return stores.get((int) Math.max(0, turn - first + 1));
    }

    void entry(Entry entry) {
      switch (entry) {
        case Entry.Called(Turn turn) -> turn(turn);
        case Entry.Tick tick -> tick(tick);
        case Entry.Act _, Entry.Heard _, Entry.Frame _ -> {}
      }
      stores.add(store().apply(entry.changes(), Tables::shape));
    }

    private void turn(Turn recorded) {
      Twin twin = twins.get(recorded.twin());
      if (twin == null) {
        differs(recorded.call().turn(), "no twin '" + recorded.twin() + "'");
        return;
      }
      if (recorded.outcome().equals(Sky.UNREADABLE)) {
        return; // what it says is the universe's, and no twin's
      }
      List<Struck> struck = recorded.struck();
      Taken arrived = new Weather(twin, struck, this::after).take(store(), recorded.call());
      Taken taken = new Telling(twin, store(), arrived).again(struck);
      differences.addAll(Difference.between(recorded, taken.turn()));
    }

    private void tick(Entry.Tick tick) {
      Ticks.Ticked ticked = ticks.tick(store(), tick.timer(), tick.number(), tick.moment());
      differences.addAll(Difference.between(tick, ticked.entry()));
    }

    private void differs(long number, String what) {
      differences.add("entry " + number + ": " + what);
    }
  }
}
