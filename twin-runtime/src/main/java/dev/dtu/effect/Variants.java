package dev.dtu.effect;

import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which alternative of a schema a value is of.
final class Variants {

  private Variants() {}

  /// The alternative the discriminator names, else the one that asks least of the value; the first
  /// of equals.
  static Shape choose(Shape shape, Obj value) {
    Optional<Shape> named = named(shape, value);
    if (named.isPresent()) {
      return named.get();
    }
    Shape best = shape.variants().getFirst();
    int least = Integer.MAX_VALUE;
    for (Shape variant : shape.variants()) {
      int cost = cost(variant, value);
      if (cost < least) {
        least = cost;
        best = variant;
      }
    }
    return best;
  }

  private static Optional<Shape> named(Shape shape, Obj value) {
    Schema.Discriminator by = shape.discriminator().orElse(null);
    String word = by == null ? null : value.text(by.property()).orElse(null);
    if (by == null || word == null) {
      return Optional.empty();
    }
    String name = by.mapping().getOrDefault(word, word);
    for (Shape variant : shape.variants()) {
      if (variant.schema().name().filter(name::equals).isPresent()) {
        return Optional.of(variant);
      }
    }
    return Optional.empty();
  }

  private static int cost(Shape variant, Obj value) {
    if (!variant.takesObjects()) {
      return 100_000;
    }
    int cost = 0;
    for (int i = 0; i < value.size(); i++) {
      Shape.Slot slot = variant.slot(value.key(i)).orElse(null);
      if (slot == null) {
        cost += variant.open() ? 2 : 10; // what is lost cannot be made again
      } else if (!fits(slot.shape(), value.value(i))) {
        cost += 20;
      }
    }
    for (String required : variant.required()) {
      cost += value.has(required) ? 0 : 3;
    }
    return value.size() > variant.most() ? cost + 20 : cost;
  }

  private static boolean fits(Shape shape, Json value) {
    if (!shape.takes(value)) {
      return value == Json.Null.NULL && shape.nullable();
    }
    boolean closed =
        !shape.schema().enumeration().isEmpty() || shape.schema().constant().isPresent();
    return !closed
        || SchemaCheck.check(value, shape.schema(), SchemaCheck.Direction.REPLY).isEmpty();
  }

  /// True when the second says more of the values it takes: a variant's `const` beside the base's
  /// plain text.
  static boolean narrower(Shape.Slot own, Shape.Slot other) {
    return other.shape().schema().constant().isPresent()
        || own.shape().schema().enumeration().isEmpty();
  }

  /// Sets the discriminator of an object that does not say which alternative it is. One that says a
  /// word of those listed says so, though no alternative goes by it.
  static void mark(Shape shape, Obj value, Obj.Builder out) {
    Schema.Discriminator by = shape.discriminator().orElse(null);
    if (by == null || shape.variants().isEmpty() || named(shape, value).isPresent()) {
      return;
    }
    if (listed(shape, by.property(), value)) {
      return;
    }
    Shape chosen = choose(shape, value);
    String name = chosen.schema().name().orElse("");
    for (Map.Entry<String, String> entry : by.mapping().entrySet()) {
      if (entry.getValue().equals(name)) {
        mark(by.property(), entry.getKey(), List.of(shape, chosen), out);
        return;
      }
    }
    if (!name.isEmpty() && by.mapping().isEmpty()) {
      mark(by.property(), name, List.of(shape, chosen), out);
    }
  }

  private static boolean listed(Shape shape, String property, Obj value) {
    Optional<Json> word = value.find(property);
    return word.isPresent()
        && shape
            .slot(property)
            .filter(slot -> slot.shape().schema().enumeration().contains(word.get()))
            .isPresent();
  }

  // Some documents map by words that the member itself may not have; then the member is right.
  private static void mark(String property, String word, List<Shape> shapes, Obj.Builder out) {
    for (Shape shape : shapes) {
      Shape.Slot slot = shape.slot(property).orElse(null);
      if (slot != null && !Synthesis.fits(Json.of(word), slot.shape())) {
        return;
      }
    }
    out.put(property, word);
  }
}
