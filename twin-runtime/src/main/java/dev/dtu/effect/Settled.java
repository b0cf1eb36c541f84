package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Map;

/// Tells what a shape would leave as it is: most rows are stored as they are shown.
final class Settled {

  private Settled() {}

  /// True when [Shape#fit] would give the value back unchanged, told without making anything; false
  /// when it would not, or when that cannot be told cheaply.
  static boolean in(Shape shape, Json value) {
    if (value == Json.Null.NULL) {
      return shape.nullable();
    }
    if (!shape.variants().isEmpty()) {
      return false;
    }
    return switch (value) {
      case Obj obj ->
          shape.takesObjects() && shape.discriminator().isEmpty() && members(shape, obj);
      case Arr arr -> shape.takes(arr) && items(shape, arr);
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> scalar(shape, value);
    };
  }

  private static boolean scalar(Shape shape, Json value) {
    return shape.takes(value) && (!shape.constrained() || Synthesis.fits(value, shape));
  }

  private static boolean members(Shape shape, Obj value) {
    Map<String, Shape.Slot> slots = shape.slots(value);
    for (int i = 0; i < value.size(); i++) {
      Shape.Slot slot = slots.get(value.key(i));
      if (slot == null || slot.writeOnly() || !in(slot.shape(), value.value(i))) {
        return false;
      }
    }
    for (Shape.Slot slot : slots.values()) {
      if (slot.required() && !slot.writeOnly() && !value.has(slot.name())) {
        return false;
      }
    }
    for (String name : shape.required()) {
      if (!value.has(name) && !slots.containsKey(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean items(Shape shape, Arr value) {
    if (value.size() < shape.minItems() || value.size() > shape.maxItems()) {
      return false;
    }
    Shape each = shape.items().orElse(null);
    for (int i = 0; each != null && i < value.size(); i++) {
      if (!in(each, value.at(i))) {
        return false;
      }
    }
    return true;
  }
}
