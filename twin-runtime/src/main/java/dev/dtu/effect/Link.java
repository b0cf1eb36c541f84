package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;

/// Puts a row into the containers the request names, or takes it out; a second time changes nothing.
record Link(Deed deed) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, true);
  }

  @Override
  public Reply act(Scene scene) {
    Row row = deed.row(scene);
    Stored stored = Stored.of(row);
    boolean in = deed.effect().kind() == Effect.Kind.LINK;
    List<String> linked = new ArrayList<>(stored.linked());
    List<String> within = new ArrayList<>(stored.within());
    for (Effect.Container container : deed.effect().within()) {
      String text = deed.container(scene, container).orElse("");
      if (!in) {
        linked.remove(text);
        within.remove(text);
      } else if (!text.isEmpty()
          && !text.startsWith("/")
          && !linked.contains(text)
          && !within.contains(text)) {
        linked.add(text);
      }
    }
    if (!linked.equals(stored.linked()) || !within.equals(stored.within())) {
      Stored moved = stored.withLinked(linked).withWithin(within);
      row = row.withValue(keep(row, moved));
      scene.draft().put(deed.shelf().table(), row);
    }
    return Create.shown(deed, scene, row);
  }

  /// The envelope, with the mark of a bare row kept.
  static Obj keep(Row row, Stored stored) {
    Obj envelope = stored.envelope();
    return row.value().flag("bare") ? envelope.with("bare", dev.dtu.json.Json.of(true)) : envelope;
  }
}
