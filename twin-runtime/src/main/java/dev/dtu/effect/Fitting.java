package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Brings values into shapes; see [Shape#fit].
final class Fitting {

  private Fitting() {}

  static Json of(Shape shape, Json value, Synthesis draw) {
    if (value == Json.Null.NULL) {
      return shape.nullable() ? value : draw.value(shape, "");
    }
    if (!shape.variants().isEmpty() && !(value instanceof Obj && shape.takesObjects())) {
      return variant(shape, value, draw);
    }
    return switch (value) {
      case Obj obj when shape.takesObjects() -> object(shape, obj, draw);
      case Arr arr when shape.allows("array") -> array(shape, arr, draw);
      case Obj _, Arr _ -> Coercion.of(value, shape, draw);
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> scalar(shape, value, draw);
    };
  }

  private static Json variant(Shape shape, Json value, Synthesis draw) {
    if (Synthesis.fits(value, shape)) {
      return value;
    }
    for (Shape variant : shape.variants()) {
      if (variant.takes(value)) {
        return variant.fit(value, draw);
      }
    }
    return shape.variants().getFirst().fit(value, draw);
  }

  private static Json scalar(Shape shape, Json value, Synthesis draw) {
    if (!shape.takes(value)) {
      return Coercion.of(value, shape, draw);
    }
    boolean fits = !shape.constrained() || Synthesis.fits(value, shape);
    return fits ? value : draw.value(shape, "");
  }

  private static Json array(Shape shape, Arr value, Synthesis draw) {
    Shape each = shape.items().orElse(null);
    long least = shape.minItems();
    long most = shape.maxItems();
    if (each == null && value.size() >= least && value.size() <= most) {
      return value;
    }
    List<Json> items = new ArrayList<>(value.size());
    for (int i = 0; i < value.size() && i < most; i++) {
      items.add(each == null ? value.at(i) : each.fit(value.at(i), draw.at(i)));
    }
    while (items.size() < least) {
      Synthesis own = draw.at(items.size());
      items.add(each == null ? Json.of("") : own.value(each, ""));
    }
    return Arr.of(items);
  }

  private static Json object(Shape shape, Obj value, Synthesis draw) {
    Map<String, Shape.Slot> slots = shape.slots(value);
    var out = Obj.builder();
    for (int i = 0; i < value.size(); i++) {
      String name = value.key(i);
      Json member = value.value(i);
      Shape.Slot slot = slots.get(name);
      if (slot == null) {
        undeclared(shape, out, name, member, draw);
      } else if (!slot.writeOnly() && (slot.required() || keeps(slot.shape(), member))) {
        out.put(name, slot.shape().fit(member, draw.at(name)));
      }
    }
    for (Shape.Slot slot : slots.values()) {
      if (slot.required() && !slot.writeOnly() && !out.has(slot.name())) {
        out.put(slot.name(), draw.at(slot.name()).member(slot, value));
      }
    }
    for (String name : shape.required()) {
      if (!slots.containsKey(name) && !out.has(name)) {
        out.put(name, Json.of(""));
      }
    }
    Variants.mark(shape, value, out);
    Obj fitted = out.build();
    return fitted.size() > shape.most() ? Room.made(fitted, shape, slots) : fitted;
  }

  private static boolean keeps(Shape shape, Json member) {
    return !shape.torn() && (member != Json.Null.NULL || shape.nullable());
  }

  private static void undeclared(
      Shape shape, Obj.Builder out, String name, Json member, Synthesis draw) {
    if (!shape.open() || shape.schema().refuses(name)) {
      return;
    }
    out.put(name, shape.additional().map(other -> other.fit(member, draw.at(name))).orElse(member));
  }
}
