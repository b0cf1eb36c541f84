package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an item shows of rows that are told once and seen in two places: the one it stands in, or
/// those that stand in it. Looked up when it is shown, so that both always tell the same.
final class Shows {

  /// How many rows one item shows of another resource.
  private static final int MOST = 100;

  private Shows() {}

  static Obj in(Deed deed, Scene scene, Row row, Obj item) {
    return in(deed.shelves(), scene, deed.shelf(), row, item);
  }

  /// The item with what it shows of others.
  static Obj in(Shelves shelves, Scene scene, Shelf shelf, Row row, Obj item) {
    Obj seen = item;
    for (Map.Entry<String, String> each : shelf.resource().shows().entrySet()) {
      Shelf other = shelves.get(each.getValue());
      Optional<Json> shown =
          around(shelves, scene, row, other).or(() -> inside(shelves, scene, shelf, row, other));
      seen = shown.isPresent() ? Members.with(seen, each.getKey(), shown.get()) : seen;
    }
    return seen;
  }

  /// The row of the other resource that this one stands in, with what it shows itself.
  private static Optional<Json> around(Shelves shelves, Scene scene, Row row, Shelf other) {
    String beginning = other.resource().name() + "/";
    for (String container : Tables.containers(row)) {
      if (container.startsWith(beginning)) {
        String key = container.substring(beginning.length());
        return scene
            .draft()
            .find(other.table(), key)
            .map(found ->
                in(shelves, scene, other, found, Related.item(shelves, scene, other, found)));
      }
    }
    return Optional.empty();
  }

  /// The rows of the other resource that stand in this one.
  private static Optional<Json> inside(
      Shelves shelves, Scene scene, Shelf shelf, Row row, Shelf other) {
    Lane below = Shelves.scopedBy(scene.draft(), shelf, row.key(), other);
    Table table = scene.draft().table(other.table());
    Lane rows =
        below.equals(Lane.NONE)
            ? Lane.of(table, List.of(shelf.resource().name() + "/" + row.key()))
            : below;
    List<Json> items = new ArrayList<>();
    var all = rows.rows(0);
    while (all.hasNext() && items.size() < MOST) {
      items.add(Related.item(shelves, scene, other, all.next()));
    }
    return items.isEmpty() ? Optional.empty() : Optional.of(Arr.of(items));
  }
}
