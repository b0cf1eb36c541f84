package dev.dtu.universe;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a universe takes for the time, as a function of the real time.
///
/// Kept as a row of the universe's store, so that forks, snapshots and replays have it too; a
/// universe without such a row lives in real time.
public sealed interface Clock {

  /// Goes on as the real one does.
  ///
  /// @param ahead how far before the real time it is; negative when behind
  record Running(Duration ahead) implements Clock {

    /// Real time.
    public static final Clock REAL = new Running(Duration.ZERO);

    @Override
    public Instant at(Instant real) {
      return real.plus(ahead);
    }
  }

  /// Stands still until it is moved.
  record Frozen(Instant moment) implements Clock {
    @Override
    public Instant at(Instant real) {
      return moment;
    }
  }

  /// The earliest and the latest moment a clock may be set to, which the services can tell too.
  Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  /// The universe's time at a real time.
  Instant at(Instant real);

  /// A clock that shows a moment at a real time and goes on, or stands, as this one does.
  default Clock set(Instant moment, Instant real) {
    return switch (this) {
      case Running _ -> new Running(Duration.between(real, moment));
      case Frozen _ -> new Frozen(moment);
    };
  }

  /// Where a universe keeps it.
  TableShape TABLE = Tables.shape(Timers.OWN + "/clock");

  private static String key() {
    return "clock";
  }

  /// Notes the clock in a store.
  default void keep(Draft draft) {
    Obj item =
        switch (this) {
          case Running(Duration ahead) -> Obj.of("ahead", Json.of(ahead.toString()));
          case Frozen(Instant moment) -> Obj.of("frozen", Json.of(moment.toString()));
        };
    draft.put(TABLE, new Row(key(), key(), Obj.of("item", item)));
  }

  /// The clock a store holds.
  static Clock of(Store store) {
    Optional<Obj> item =
        store
            .table(TABLE.name())
            .flatMap(table -> table.find(key()))
            .flatMap(row -> row.value().obj("item"));
    Optional<Clock> frozen =
        item.flatMap(kept -> kept.text("frozen")).map(Instant::parse).map(Frozen::new);
    return frozen.orElseGet(() ->
        item.flatMap(kept -> kept.text("ahead"))
            .map(Duration::parse)
            .<Clock>map(Running::new)
            .orElse(Running.REAL));
  }
}
