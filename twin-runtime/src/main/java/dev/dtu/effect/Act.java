package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.util.Map;

/// Does something to one row: moves the members its effect sets.
record Act(Deed deed) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, true);
  }

  @Override
  public Reply act(Scene scene) {
    deed.named(scene);
    if (deed.shelf().resource().singleton()) {
      return single(scene);
    }
    Row row = deed.row(scene);
    if (moves()) {
      row = moved(scene, row);
    }
    return showsItem()
        ? Create.shown(deed, scene, row)
        : deed.form().made(scene, Beside.of(deed, row.key()), row.key());
  }

  private Reply single(Scene scene) {
    String key = deed.singletonKey(scene);
    if (moves()) {
      Row row =
          scene
              .draft()
              .find(deed.shelf().table(), key)
              .orElseGet(() -> Change.born(deed, scene, key));
      Row next = moved(scene, row);
      if (showsItem()) {
        return Create.shown(deed, scene, next);
      }
    }
    return deed.form().made(scene, Obj.EMPTY, key);
  }

  /// Whether it is known to move anything: by what it means, or by what it was seen to do.
  private boolean moves() {
    return !deed.effect().sets().isEmpty()
        || deed.usage().filter(seen -> !seen.item().isEmpty()).isPresent();
  }

  private Row moved(Scene scene, Row row) {
    Obj item = deed.item(scene, row);
    for (Map.Entry<String, Json> set : deed.effect().sets().entrySet()) {
      item = Sets.with(deed, scene, item, set.getKey(), set.getValue());
    }
    Stored stored = Stored.of(row);
    Obj after =
        deed.usage().isPresent()
            ? Portrait.changed(deed, scene, deed.item(scene, row), item, row.key())
            : Stamps.moved(item, Obj.EMPTY, scene.moment(), deed.shelf().moments());
    Row next = row.withValue(stored.withItem(after, stored.alias(), stored.hidden()).envelope());
    Shelves.keep(scene.draft(), deed.shelf(), next, scene.moment());
    return next;
  }

  private boolean showsItem() {
    Map<String, Shape.Slot> own = deed.shelf().slots(Obj.EMPTY);
    Map<String, Shape.Slot> reply =
        deed.form().item().map(shape -> shape.slots(Obj.EMPTY)).orElse(Map.of());
    int shared = 0;
    for (String name : reply.keySet()) {
      shared += own.containsKey(name) ? 1 : 0;
    }
    return !reply.isEmpty() && 2 * shared > reply.size();
  }
}
