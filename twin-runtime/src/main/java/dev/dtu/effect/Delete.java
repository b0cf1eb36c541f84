package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;

/// Takes a row away, with all that it owns; what only refers to it is let go. Where the service was
/// seen to leave it the first time, it stays until then.
record Delete(Deed deed) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, true);
  }

  @Override
  public Reply act(Scene scene) {
    if (deed.shelf().resource().singleton()) {
      scene.draft().remove(deed.shelf().table(), deed.singletonKey(scene));
      return deed.form().made(scene, dev.dtu.json.Obj.EMPTY, "");
    }
    Row row = deed.row(scene);
    Reply reply = Create.shown(deed, scene, row);
    if (!Leaving.of(deed, scene, row)) {
      remove(deed.shelves(), scene.draft(), deed.shelf(), row.key());
    }
    return reply;
  }

  /// Takes a row away, with all that it owns.
  static void remove(Shelves shelves, Draft draft, Shelf shelf, String key) {
    if (shelf.kinship().isPresent()) {
      shelf.kinship().get().remove(draft, key);
    } else {
      draft.remove(shelf.table(), key);
      shelves.foundlings().lost(draft, shelf, key);
    }
    String container = shelf.resource().name() + "/" + key;
    for (Shelf content : shelves.contents(shelf.resource().name())) {
      for (Row row : all(Shelves.scopedBy(draft, shelf, key, content))) {
        remove(shelves, draft, content, row.key());
      }
      for (Row row : all(Lane.of(draft.table(content.table()), List.of(container)))) {
        Stored stored = Stored.of(row);
        if (stored.within().contains(container)) {
          remove(shelves, draft, content, row.key());
        } else {
          List<String> left = new ArrayList<>(stored.linked());
          left.remove(container);
          draft.put(content.table(), row.withValue(Link.keep(row, stored.withLinked(left))));
        }
      }
    }
  }

  private static List<Row> all(Lane lane) {
    List<Row> rows = new ArrayList<>();
    lane.rows(0).forEachRemaining(rows::add);
    return rows;
  }
}
