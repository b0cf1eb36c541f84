package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bodies that are not one item: several of them, or a text, a number, a list kept as it is.
final class Bodies {

  private Bodies() {}

  /// What the request's body is when it is no object and no list of items.
  static @Nullable Json whole(Deed deed, Scene scene) {
    Json body = scene.body().orElse(Obj.EMPTY);
    boolean steps = body instanceof Arr arr && !arr.isEmpty() && JsonPatch.is(arr);
    boolean member = !member(deed).isEmpty() || names(deed.effect());
    return member || body instanceof Obj || steps || !several(deed, scene).isEmpty() ? null : body;
  }

  /// True when the body is no item, but what one is called.
  private static boolean names(Effect effect) {
    return effect.key().stream()
        .anyMatch(part -> part.source() == Effect.Binding.Source.BODY && part.name().isEmpty());
  }

  /// The item that stands alone, or first in a list.
  static Optional<Obj> one(Json sent) {
    return sent instanceof Arr list && !list.isEmpty()
        ? list.items().getFirst().asObj()
        : sent.asObj();
  }

  /// The items of a body that brings several at once.
  static List<Json> several(Deed deed, Scene scene) {
    Json body = scene.body().orElse(Obj.EMPTY);
    if (body instanceof Obj && deed.effect().itemSent().isEmpty()) {
      return List.of();
    }
    String member = deed.effect().requestMember();
    if (!member.isEmpty() && body instanceof Obj members) {
      body = Members.find(members, member).orElse(body);
    }
    boolean several = body instanceof Arr arr && !arr.isEmpty() && !JsonPatch.is(arr);
    if (!several || !member(deed).isEmpty()) {
      return List.of();
    }
    List<Json> items = ((Arr) body).items();
    return items.stream().allMatch(Obj.class::isInstance) ? items : List.of();
  }

  /// The member of the item that is the whole body: a body of any kind is the value of an item that
  /// has, beside its id and address, one member of any kind; empty when the body is the item.
  static String member(Deed deed) {
    if (!deed.effect().requestMember().isEmpty() || deed.request().filter(Bodies::any).isEmpty()) {
      return "";
    }
    String found = "";
    for (Shape.Slot slot : deed.shelf().slots(Obj.EMPTY).values()) {
      boolean name = slot.name().equals(deed.shelf().resource().idMember());
      if (!name && !Names.self(slot.name())) {
        if (!found.isEmpty() || !any(slot.shape())) {
          return "";
        }
        found = slot.name();
      }
    }
    return found;
  }

  /// True when nothing is said of the values.
  private static boolean any(Shape shape) {
    return shape.schema().types().isEmpty()
        && shape.variants().isEmpty()
        && shape.slots(Obj.EMPTY).isEmpty();
  }

  /// The rows as the reply's list shows them.
  static Arr items(Deed deed, Scene scene, List<Row> rows) {
    Optional<Shape> each = deed.form().item().flatMap(Shape::items);
    List<Json> items = new ArrayList<>(rows.size());
    for (Row row : rows) {
      items.add(shown(deed, scene, row, each));
    }
    return Arr.of(items);
  }

  /// The row as one shape shows it.
  static Json shown(Deed deed, Scene scene, Row row, Optional<Shape> shape) {
    if (shape.filter(each -> each.is("string") && !each.is("object")).isPresent()) {
      return Json.of(Shelf.lastPart(row.key())); // a list of names
    }
    Json whole = row.value().find("whole").orElse(null);
    Obj item = deed.seen(scene, row);
    Synthesis draw = deed.draw(scene, row.key(), false);
    if (whole == null && deed.seen()) {
      return Portrait.seen(deed, scene, Portrait.own(deed, item, shape), row.key());
    }
    if (shape.isEmpty()) {
      return whole == null ? item : whole;
    }
    return whole == null
        ? Answer.Form.show(scene, item, shape.get(), deed.shelf().slots(item), draw)
        : shape.get().fit(whole, draw);
  }
}
