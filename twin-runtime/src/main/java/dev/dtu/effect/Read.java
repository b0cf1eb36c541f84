package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.List;
import java.util.Optional;

/// Shows a row.
record Read(Deed deed) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, true);
  }

  @Override
  public Reply act(Scene scene) {
    if (deed.shelf().resource().singleton()) {
      return single(scene);
    }
    Row row = Arguments.own(deed, scene).orElseGet(() -> deed.row(scene));
    List<String> in = deed.effect().within().isEmpty() ? List.of() : Tables.containers(row);
    for (Effect.Container container : deed.effect().within()) {
      Optional<String> text = deed.container(scene, container);
      if (text.isPresent() && !in.contains(text.get())) {
        throw Shelves.missing(deed.shelf(), Shelf.lastPart(row.key()));
      }
    }
    return Create.shown(deed, scene, row);
  }

  private Reply single(Scene scene) {
    String key = deed.singletonKey(scene);
    Optional<Row> row = scene.draft().find(deed.shelf().table(), key);
    if (row.isPresent()) {
      return Create.shown(deed, scene, row.get());
    }
    if (flag(scene)) {
      throw Shelves.missing(deed.shelf(), Shelf.lastPart(key));
    }
    Obj item = deed.singleton(scene, key);
    return Create.item(deed, scene, item, key);
  }

  /// Whether it is asked for something that is put there and taken away, and shows nothing: then it is
  /// told as missing until it is put, where the document has a status for that.
  private boolean flag(Scene scene) {
    return deed.form().status() == 204
        && deed.shelf().put()
        && scene.operation().statuses().contains(404);
  }
}
