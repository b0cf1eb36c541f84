package dev.dtu.universe;

import dev.dtu.event.Deliveries;
import dev.dtu.event.Parcel;
import dev.dtu.event.Sockets;
import dev.dtu.event.Utterance;
import dev.dtu.journal.Entry;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an entry sets in motion.
///
/// @param timers whether any was set or cancelled
/// @param parcels what is to be taken outside
/// @param answered what no call waits for any more
/// @param said what is said by sockets, in order
record Motion(boolean timers, List<Parcel> parcels, List<String> answered, List<Utterance> said) {

  static Motion of(Entry entry) {
    boolean timers = false;
    List<Parcel> parcels = List.of();
    List<String> answered = List.of();
    List<Utterance> said = List.of();
    for (Change change : entry.changes()) {
      timers |= change.table().equals(Timers.TABLE);
      for (Utterance each : Sockets.said(change)) {
        said = with(said, Optional.of(each));
      }
      if (change instanceof Change.Put(String table, var _, Row row)
          && table.equals(Deliveries.TABLE.name())) {
        parcels = with(parcels, Deliveries.parcel(row));
        answered = with(answered, Deliveries.answered(row));
      }
    }
    return new Motion(timers, parcels, answered, said);
  }

  private static <T> List<T> with(List<T> all, Optional<T> one) {
    if (one.isEmpty()) {
      return all;
    }
    List<T> more = new ArrayList<>(all);
    more.add(one.get());
    return more;
  }
}
