package dev.dtu.twin;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/// What is to happen in a universe later: rows in the order they fall due, so that a timer is there
/// after a replay and in a fork, and is gone when its universe is reset.
public final class Timers {

  /// The namespace of what a universe itself keeps in its store; no twin's.
  public static final String OWN = "universe";

  /// The table's name.
  public static final String TABLE = OWN + "/timer";

  private static final TableShape SHAPE = Tables.shape(TABLE);

  private Timers() {}

  /// One thing that is to happen.
  ///
  /// @param key its name in the universe; setting a timer of that name again replaces it
  /// @param due when; a past moment is due at once
  /// @param twin whose [Chore] it is; empty when it is the universe's own
  /// @param what the chore's name
  /// @param with what the chore has to know
  public record Timer(String key, Instant due, String twin, String what, Obj with) {

    private Row row() {
      Obj item =
          Obj.of("due", Json.of(due.toString()), "twin", Json.of(twin))
              .with("what", Json.of(what))
              .with("with", with);
      return new Row(key, place(), Obj.of("item", item));
    }

    /// Moments in order as texts: milliseconds in sixteen digits of base 16, the first ones after
    /// 1970 and not before it, as no universe's clock is set there.
    private String place() {
      return "%016x/%s".formatted(Math.max(0, due.toEpochMilli()), key);
    }

    private static Timer of(Row row) {
      Obj item = row.value().obj("item").orElse(Obj.EMPTY);
      return new Timer(
          row.key(),
          Instant.parse(item.text("due").orElse(Instant.EPOCH.toString())),
          item.text("twin").orElse(""),
          item.text("what").orElse(""),
          item.obj("with").orElse(Obj.EMPTY));
    }
  }

  /// Sets a timer.
  public static void set(Draft draft, Timer timer) {
    draft.put(SHAPE, timer.row());
  }

  /// Takes a timer back; nothing happens when there is none.
  public static void cancel(Draft draft, String key) {
    draft.remove(SHAPE, key);
  }

  public static Optional<Timer> find(Store store, String key) {
    return store.table(TABLE).flatMap(table -> table.find(key)).map(Timer::of);
  }

  /// The timer that falls due first; costs next to nothing where none was ever set.
  public static Optional<Timer> next(Store store) {
    Optional<Table> table = store.table(TABLE);
    if (table.isEmpty() || table.get().size() == 0) {
      return Optional.empty();
    }
    Iterator<Row> rows = table.get().rows(0);
    return Optional.of(Timer.of(rows.next()));
  }
}
