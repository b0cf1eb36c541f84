package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.journal.Entry;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Chore;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Twin;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Does what a timer is for, as a function of the store it falls due in.
final class Ticks {

  private final Map<String, Twin> twins;
  private final Dice dice;

  /// @param dice of the universe
  Ticks(Map<String, Twin> twins, Dice dice) {
    this.twins = twins;
    this.dice = dice;
  }

  /// The entry, and the store after it.
  record Ticked(Entry.Tick entry, Store store) {}

  /// The timer is gone afterwards; a chore that fails has changed nothing else.
  Ticked tick(Store store, Timers.Timer timer, long number, Instant moment) {
    try {
      return ticked(store, timer, number, moment);
    } catch (RuntimeException | StackOverflowError defect) {
      return ended(gone(store, timer), timer, number, moment, defect.toString());
    }
  }

  private Ticked ticked(Store store, Timers.Timer timer, long number, Instant moment) {
    Draft draft = gone(store, timer);
    Optional<Chore> chore = chore(timer);
    if (chore.isEmpty()) {
      return ended(draft, timer, number, moment, "nobody here does this");
    }
    chore.get().run(new Chore.Due(draft, moment, dice.at(number), timer.with()));
    return ended(draft, timer, number, moment, "");
  }

  private static Draft gone(Store store, Timers.Timer timer) {
    var draft = new Draft(store);
    Timers.cancel(draft, timer.key());
    return draft;
  }

  private static Ticked ended(
      Draft draft, Timers.Timer timer, long number, Instant moment, String defect) {
    return new Ticked(
        new Entry.Tick(number, moment, timer, defect, draft.changes()), draft.store());
  }

  private Optional<Chore> chore(Timers.Timer timer) {
    if (timer.what().equals(Acts.CHORE)) {
      return Optional.of(_ -> {}); // the turn that comes after does it
    }
    if (timer.twin().isEmpty()) {
      return OwnChores.named(timer.what());
    }
    return Optional.ofNullable(twins.get(timer.twin())).flatMap(twin -> twin.chore(timer.what()));
  }
}
