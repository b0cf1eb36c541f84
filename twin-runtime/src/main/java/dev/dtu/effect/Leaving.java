package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Usage;
import java.util.Optional;

/// A deletion that leaves the row there the first time, as services do that put away what they delete:
/// what the row is then stands in what was seen of the deletion. Of a row that nobody has written since,
/// the next deletion takes all.
final class Leaving {

  /// The hidden member that tells what the row was when a deletion left it.
  private static final String LEFT = "left";

  private Leaving() {}

  /// Whether this deletion leaves the row; it is then kept as it is left.
  static boolean of(Deed deed, Scene scene, Row row) {
    Optional<Usage> usage = deed.usage().filter(Usage::leaves);
    Stored stored = Stored.of(row);
    Obj item = deed.item(scene, row);
    if (usage.isEmpty()
        || stored.hidden().find(LEFT).equals(Optional.of(trace(item)))
        || !usage.get().leaves(Portrait.of(deed, scene, Obj.EMPTY, item, row.key()))) {
      return false;
    }
    Obj after = Portrait.changed(deed, scene, item, item, row.key());
    Obj hidden = stored.hidden().with(LEFT, trace(after));
    Row next = row.withValue(stored.withItem(after, stored.alias(), hidden).envelope());
    Shelves.keep(scene.draft(), deed.shelf(), next, scene.moment());
    return true;
  }

  /// What is the same only as long as the item is.
  private static Json trace(Obj item) {
    return Json.of(item.toString().hashCode());
  }
}
