package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an item shows of the rows it refers to.
///
/// A member called as a resource is (`project`, `components`) that holds an object, or several, with
/// the id or another name of a row (`{"key": "ABC"}`) shows the facts of that row, beside what was
/// sent. An object that names no row stays as it is.
final class Related {

  private static final int DEPTH = 2;

  private final Shelves shelves;
  private final Scene scene;

  private Related(Shelves shelves, Scene scene) {
    this.shelves = shelves;
    this.scene = scene;
  }

  /// The item with the facts of the rows it refers to.
  static Obj shown(Deed deed, Scene scene, Obj item) {
    return new Related(deed.shelves(), scene).shown(item, deed.shelf().slots(item), DEPTH);
  }

  private Obj shown(Obj item, Map<String, Shape.Slot> slots, int depth) {
    Obj shown = item;
    for (int i = 0; i < item.size(); i++) {
      String name = item.key(i);
      Optional<Shape> shape = Optional.ofNullable(slots.get(name)).map(Shape.Slot::shape);
      switch (item.value(i)) {
        case Obj inner -> {
          Obj other = shown(name, inner, shape, depth);
          shown = other.equals(inner) ? shown : shown.with(name, other);
        }
        case Arr several -> {
          Arr others = each(name, several, shape.flatMap(Shape::items), depth);
          shown = others.equals(several) ? shown : shown.with(name, others);
        }
        case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
      }
    }
    return shown;
  }

  private Arr each(String name, Arr several, Optional<Shape> shape, int depth) {
    List<Json> shown = new ArrayList<>(several.size());
    for (Json one : several) {
      shown.add(one instanceof Obj inner ? shown(name, inner, shape, depth) : one);
    }
    return Arr.of(shown);
  }

  private Obj shown(String name, Obj inner, Optional<Shape> shape, int depth) {
    Optional<Shelf> other = shelves.called(name);
    Optional<Row> row = other.flatMap(shelf -> row(shelf, inner));
    if (row.isPresent()) {
      Obj filled = filled(inner, item(other.get(), row.get()), shape);
      return shape.filter(as -> !Synthesis.fits(filled, as)).isPresent() ? inner : filled;
    }
    return depth == 0
        ? inner
        : shown(inner, shape.map(as -> as.slots(inner)).orElse(new TreeMap<>()), depth - 1);
  }

  /// The row whose id, or other name, the object has.
  private Optional<Row> row(Shelf shelf, Obj inner) {
    Resource resource = shelf.resource();
    Optional<Row> row = row(shelf, inner, resource.idMember());
    for (String alias : resource.aliases()) {
      row = row.or(() -> row(shelf, inner, alias));
    }
    return row;
  }

  private Optional<Row> row(Shelf shelf, Obj inner, String member) {
    return member.isEmpty()
        ? Optional.empty()
        : Members.words(inner, member)
            .filter(word -> !word.isEmpty())
            .flatMap(word -> shelves.byName(scene.draft(), shelf, List.of(), word));
  }

  private Obj item(Shelf shelf, Row row) {
    return item(shelves, scene, shelf, row);
  }

  /// The item of another resource's row; a row planted bare is filled in.
  static Obj item(Shelves shelves, Scene scene, Shelf shelf, Row row) {
    Obj item = Stored.item(row);
    if (!row.value().flag("bare")) {
      return item;
    }
    Optional<Obj> found = Portrait.found(shelves, shelf, scene, item, row.key());
    if (found.isPresent()) {
      return found.get();
    }
    var dice = scene.call().dice().at(shelf.table().name()).at(row.key());
    Obj whole = shelf.complete(item, Synthesis.steady(dice, shelf.moments()));
    return Links.toSelf(whole)
        ? Links.toSelf(whole, item, shelves.address(shelf, row.key(), scene.operation()))
        : whole;
  }

  /// The object with what its shape has room for of the row's item; where there is no shape, with what
  /// is no object itself.
  private static Obj filled(Obj inner, Obj item, Optional<Shape> shape) {
    Map<String, Shape.Slot> slots = shape.map(as -> as.slots(inner)).orElse(new TreeMap<>());
    Obj filled = inner;
    for (Obj.Member member : item) {
      if (!inner.has(member.key()) && fits(member, slots)) {
        filled = filled.with(member.key(), member.value());
      }
    }
    return filled;
  }

  private static boolean fits(Obj.Member member, Map<String, Shape.Slot> slots) {
    if (slots.isEmpty()) {
      return !(member.value() instanceof Obj) && !(member.value() instanceof Arr);
    }
    Shape.Slot slot = slots.get(member.key());
    return slot != null && !slot.writeOnly() && Synthesis.fits(member.value(), slot.shape());
  }
}
