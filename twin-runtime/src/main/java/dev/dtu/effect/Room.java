package dev.dtu.effect;

import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Map;

/// How many members an object has room for: `maxProperties`.
final class Room {

  private Room() {}

  static long most(Schema schema) {
    return schema
        .keyword("maxProperties")
        .filter(Json.Num.class::isInstance)
        .map(value -> (long) ((Json.Num) value).real())
        .orElse(Long.MAX_VALUE);
  }

  /// As many members as there may be: those that must be there, and the first of the others.
  static Obj made(Obj object, Shape shape, Map<String, Shape.Slot> slots) {
    Obj fewer = object;
    for (int i = object.size() - 1; i >= 0 && fewer.size() > shape.most(); i--) {
      String name = object.key(i);
      Shape.Slot slot = slots.get(name);
      boolean needed = (slot != null && slot.required()) || shape.required().contains(name);
      fewer = needed ? fewer : fewer.without(name);
    }
    return fewer;
  }

  /// How many optional members may join those given.
  static long left(Shape shape, Map<String, Shape.Slot> slots, Obj given) {
    if (shape.most() == Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    long left = shape.most() - given.size();
    for (Shape.Slot slot : slots.values()) {
      left -= slot.required() && !slot.writeOnly() && !given.has(slot.name()) ? 1 : 0;
    }
    return left;
  }
}
