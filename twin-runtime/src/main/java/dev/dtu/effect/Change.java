package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes a row: the members sent (`UPDATE`), all a client may send (`REPLACE`), or all, making the
/// row when there is none (`PUT`).
record Change(Deed deed) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, deed.effect().kind() != Effect.Kind.PUT);
  }

  @Override
  public Reply act(Scene scene) {
    if (deed.shelf().resource().singleton()) {
      String key = deed.singletonKey(scene);
      Optional<Row> row = scene.draft().find(deed.shelf().table(), key);
      return Create.shown(deed, scene, changed(scene, row.orElseGet(() -> born(deed, scene, key))));
    }
    if (deed.effect().kind() == Effect.Kind.PUT) {
      List<String> scopes = deed.scopes(scene);
      String id = deed.namedId(scene).orElse("");
      Optional<Row> there = deed.shelves().byName(scene.draft(), deed.shelf(), scopes, id);
      if (there.isEmpty()) {
        return Create.shown(deed, scene, Create.make(deed, scene));
      }
    }
    return Create.shown(deed, scene, changed(scene, deed.row(scene)));
  }

  /// The row of what there is one of, before anybody wrote it.
  static Row born(Deed deed, Scene scene, String key) {
    boolean seen = deed.usage().isPresent() && deed.effect().kind() == Effect.Kind.PUT;
    Obj item = seen ? Portrait.none(deed, scene, key) : deed.singleton(scene, key);
    var stored = new Stored(item, List.of(), List.of(), List.of(), Obj.EMPTY, null);
    return new Row(key, scene.draft().nextPlace(deed.shelf().table()), stored.envelope());
  }

  private Row changed(Scene scene, Row row) {
    Shelf shelf = deed.shelf();
    Obj before = deed.item(scene, row);
    Stored stored = Stored.of(row);
    Sent sent = sent(scene, before);
    Obj after = after(before, sent);
    String id = shelf.resource().idMember();
    Json old = id.isEmpty() ? null : Members.find(before, id).orElse(null);
    if (old != null) {
      after = Members.with(after, id, old);
    } else if (!id.isEmpty() && !shelf.resource().singleton() && sent.shown().has(id)) {
      after = shelf.withId(after, Shelf.lastPart(row.key())); // the path names it, not the body
    }
    Obj moved = Moves.moved(deed, scene, after);
    after =
        deed.usage().isPresent()
            ? Portrait.changed(deed, scene, before, moved, row.key())
            : Stamps.moved(moved, sent.shown(), scene.moment(), deed.shelf().moments());
    List<String> aliases = shelf.aliases(after, row.key());
    Create.unique(deed, scene.draft().table(shelf.table()), aliases, row.key());
    Obj hidden = Merge.patch(stored.hidden(), Portrait.unshown(deed, sent, after), Map.of());
    Row next =
        row.withValue(
            deed.cargo()
                .loaded(
                    scene,
                    shelf,
                    stored.withItem(after, aliases, hidden).withWhole(Bodies.whole(deed, scene)),
                    sent.shown(),
                    false)
                .envelope());
    Shelves.keep(scene.draft(), deed.shelf(), next, scene.moment());
    return next;
  }

  /// What there is with what was sent, before the service has its say.
  private Obj after(Obj before, Sent sent) {
    Shelf shelf = deed.shelf();
    Obj told = shelf.told(sent.shown());
    Map<String, Shape.Slot> slots = shelf.slots(before);
    return deed.effect().kind() == Effect.Kind.UPDATE
        ? Merge.patch(before, told, slots)
        : Merge.replace(
            before,
            shelf.habits().stated(before, told),
            deed.request().map(r -> r.slots(told)).orElse(Map.of()),
            slots);
  }

  private Sent sent(Scene scene, Obj before) {
    Json body = scene.body().orElse(Obj.EMPTY);
    Obj sent =
        body instanceof Arr steps && JsonPatch.is(steps)
            ? JsonPatch.difference(before, steps)
            : deed.sent(scene);
    Sent told = Sent.of(sent, deed.request(), deed.shelf().slots(before));
    Sent parts = deed.usage().isPresent() ? told.known(sent) : told;
    Obj related = Related.shown(deed, scene, parts.shown());
    return new Sent(Portrait.pruned(deed, related, parts.shown()), parts.hidden());
  }
}
