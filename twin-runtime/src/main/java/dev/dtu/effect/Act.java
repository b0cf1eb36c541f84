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

  /// What a member is set to that tells the moment of the action.
  private static final Json NOW = Json.of("${now}");

  /// What a member is set to that becomes what was sent.
  private static final Json SENT = Json.of("${body}");

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, true);
  }

  @Override
  public Reply act(Scene scene) {
    if (deed.shelf().resource().singleton()) {
      return single(scene);
    }
    Row row = deed.row(scene);
    if (!deed.effect().sets().isEmpty()) {
      row = moved(scene, row);
    }
    return showsItem()
        ? Create.shown(deed, scene, row)
        : deed.form().made(scene, Beside.of(deed, row.key()), row.key());
  }

  private Reply single(Scene scene) {
    String key = deed.singletonKey(scene);
    if (!deed.effect().sets().isEmpty()) {
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

  private Row moved(Scene scene, Row row) {
    Obj item = deed.item(scene, row);
    for (Map.Entry<String, Json> set : deed.effect().sets().entrySet()) {
      item = with(scene, item, set.getKey(), set.getValue());
    }
    Stored stored = Stored.of(row);
    Obj after = Stamps.moved(item, Obj.EMPTY, scene.moment(), deed.shelf().moments());
    Row next = row.withValue(stored.withItem(after, stored.alias(), stored.hidden()).envelope());
    Shelves.keep(scene.draft(), deed.shelf(), next, scene.moment());
    return next;
  }

  /// The item with a member moved to a value, to the moment, or to what was sent.
  private Obj with(Scene scene, Obj item, String member, Json value) {
    if (value.equals(NOW)) {
      return Stamps.set(item, member, deed.shelf(), scene.moment());
    }
    if (!value.equals(SENT)) {
      return Members.with(item, member, value);
    }
    Obj sent = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    Map<String, Shape.Slot> slots =
        deed.shelf().shape(item, member).map(shape -> shape.slots(sent)).orElse(Map.of());
    Obj before = Members.find(item, member).flatMap(Json::asObj).orElse(Obj.EMPTY);
    return Members.with(item, member, Merge.patch(before, sent, slots));
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
