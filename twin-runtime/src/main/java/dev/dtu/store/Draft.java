package dev.dtu.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one turn makes of a [Store]: reads see the turn's own writes, the store itself stays.
///
/// Mutable, confined to the thread that runs the turn, thrown away after it. Since tables are
/// immutable a draft is little more than the newest version of each table it met.
public final class Draft {

  private final Store base;
  private final Map<String, Overlay> overlays = new LinkedHashMap<>();
  private final List<Touch> touches = new ArrayList<>();

  public Draft(Store base) {
    this.base = base;
  }

  /// The store the turn began with.
  public Store base() {
    return base;
  }

  /// The table as the turn sees it now.
  public Table table(TableShape shape) {
    return overlay(shape).now;
  }

  /// The row as the turn sees it now.
  public Optional<Row> find(TableShape shape, String key) {
    return Optional.ofNullable(overlay(shape).met(key).now);
  }

  /// Adds the row, or puts it in place of the one with its key; refuses a row over
  /// [Row#LIMIT_BYTES], and a place where another row stands.
  public void put(TableShape shape, Row row) {
    Overlay overlay = overlay(shape);
    row.checkSize(shape.name());
    Met met = overlay.met(row.key());
    overlay.now = overlay.now.with(row, met.now);
    met.now = row;
    touched(overlay, met);
  }

  /// Removes the row; nothing happens when there is none.
  public void remove(TableShape shape, String key) {
    Overlay overlay = overlay(shape);
    Met met = overlay.met(key);
    overlay.now = met.now == null ? overlay.now : overlay.now.without(met.now);
    met.now = null;
    touched(overlay, met);
  }

  /// The next count of the table, from 0: what ids are made of. It never comes again, whatever
  /// becomes of the row, unless the turn is rolled back.
  public long mint(TableShape shape) {
    Overlay overlay = overlay(shape);
    counted(overlay);
    long count = overlay.ids++;
    overlay.count();
    return count;
  }

  /// The next place in order of creation, after every place given before.
  ///
  /// Ids and places count side by side, and a turn begins where the larger of the two ended: a turn
  /// that makes a row takes one count for both, so ids have no gaps where each row mints one.
  public String nextPlace(TableShape shape) {
    Overlay overlay = overlay(shape);
    counted(overlay);
    long count = overlay.places++;
    overlay.count();
    return Place.of(count);
  }

  /// The net changes, in order of first touch; a row that ends as it began is not among them.
  public List<Change> changes() {
    return changes(false);
  }

  /// Those of [#changes] that lead to [#surviving].
  public List<Change> survivingChanges() {
    return changes(true);
  }

  private List<Change> changes(boolean surviving) {
    List<Change> changes = new ArrayList<>(touches.size());
    for (Touch touch : touches) {
      if (surviving && !touch.overlay().survives()) {
        continue;
      }
      Change change = change(touch);
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static @Nullable Change change(Touch touch) {
    Table now = touch.overlay().now;
    return switch (touch) {
      case Touch.Key(_, Met row) -> Differences.of(now.name(), row.before, row.now);
      case Touch.Count _ -> new Change.Minted(now.name(), now.minted());
    };
  }

  /// The base with everything the turn did.
  public Store store() {
    return store(false);
  }

  /// The base with what stays when the turn is refused: the changes of tables that survive.
  public Store surviving() {
    return store(true);
  }

  private Store store(boolean surviving) {
    Store store = base;
    for (Overlay overlay : overlays.values()) {
      if (overlay.now != overlay.before && (!surviving || overlay.survives())) {
        store = store.with(overlay.now);
      }
    }
    return store;
  }

  private Overlay overlay(TableShape shape) {
    Overlay overlay = overlays.get(shape.name());
    if (overlay == null) {
      overlay = new Overlay(base.table(shape));
      overlays.put(shape.name(), overlay);
    } else {
      overlay.reshape(shape);
    }
    return overlay;
  }

  private void touched(Overlay overlay, Met met) {
    if (!met.touched) {
      met.touched = true;
      touches.add(new Touch.Key(overlay, met));
    }
  }

  private void counted(Overlay overlay) {
    if (overlay.ids == overlay.before.minted() && overlay.places == overlay.before.minted()) {
      touches.add(new Touch.Count(overlay));
    }
  }

  /// A fact the turn laid hands on.
  private sealed interface Touch {
    Overlay overlay();

    record Key(Overlay overlay, Met row) implements Touch {}

    record Count(Overlay overlay) implements Touch {}
  }

  /// A row the turn asked for or wrote, before the turn and now; null where there is none.
  private static final class Met {
    private final @Nullable Row before;
    private @Nullable Row now;
    private boolean touched;

    Met(@Nullable Row row) {
      before = row;
      now = row;
    }
  }

  /// A table before the turn and now. A key is looked up once in a turn, however often it is asked
  /// for: gates and behaviour ask for the same few rows, and most of a lookup is waiting for memory.
  private static final class Overlay {
    private Table before;
    private final Map<String, Met> rows = new HashMap<>();
    private Table now;
    private long ids;
    private long places;

    Overlay(Table table) {
      before = table;
      now = table;
      ids = table.minted();
      places = ids;
    }

    /// Sees that it has what a shape asks for, which is no change.
    void reshape(TableShape shape) {
      boolean same = now == before;
      now = now.withShape(shape);
      before = same ? now : before;
    }

    Met met(String key) {
      Met met = rows.get(key);
      if (met == null) {
        met = new Met(before.get(key));
        rows.put(key, met);
      }
      return met;
    }

    boolean survives() {
      return now.shape().survives();
    }

    void count() {
      now = now.withMinted(Math.max(ids, places));
    }
  }
}
