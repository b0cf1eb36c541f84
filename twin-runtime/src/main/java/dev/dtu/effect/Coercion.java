package dev.dtu.effect;

import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// Turns a value of one kind into another where services do: a label's name sent, the label shown.
final class Coercion {

  private static final List<String> NAMES =
      List.of("id", "key", "name", "login", "value", "title", "email");

  private Coercion() {}

  /// The value as the shape has it, or one made for the shape.
  static Json of(Json value, Shape shape, Synthesis draw) {
    Optional<Json> turned =
        switch (value) {
          case Obj obj -> fromObject(obj, shape, draw);
          case Arr arr when !arr.isEmpty() && !(arr.at(0) instanceof Arr) ->
              Optional.of(shape.fit(arr.at(0), draw));
          case Json.Text text when text.value().startsWith("{") || text.value().startsWith("[") ->
              Optional.empty();
          case Json.Text _, Json.Num _, Json.Bool _ -> fromScalar(value, shape, draw);
          case Arr _, Json.Null _ -> Optional.empty();
        };
    return turned.orElseGet(() -> draw.value(shape, ""));
  }

  private static Optional<Json> fromObject(Obj value, Shape shape, Synthesis draw) {
    if (shape.is("array")) {
      Json item = shape.items().map(each -> each.fit(value, draw.at(0))).orElse(value);
      return Optional.of(Arr.of(item));
    }
    for (String name : NAMES) {
      Optional<Json> found = value.find(name).filter(v -> fits(v, shape));
      if (found.isPresent()) {
        return found;
      }
    }
    return word(value, shape);
  }

  /// The listed word that one of the object's names spells in its own way: `In Progress` for
  /// `IN_PROGRESS`.
  private static Optional<Json> word(Obj value, Shape shape) {
    for (String name : NAMES) {
      String called = value.text(name).map(Coercion::letters).orElse("");
      for (Json word : shape.schema().enumeration()) {
        if (!called.isEmpty() && word.asText().map(Coercion::letters).orElse("").equals(called)) {
          return Optional.of(word);
        }
      }
    }
    return Optional.empty();
  }

  private static String letters(String text) {
    return Names.plain(text).replace(" ", "");
  }

  private static Optional<Json> fromScalar(Json value, Shape shape, Synthesis draw) {
    if (shape.is("object")) {
      return named(value, shape, draw);
    }
    String words = value.asWords().orElse("");
    if (shape.is("string")) {
      return Optional.of(Json.of(words)).filter(v -> fits(v, shape)).map(v -> (Json) v);
    }
    if (shape.allows("integer")) {
      try {
        return Optional.of((Json) new Json.Num(words)).filter(v -> fits(v, shape));
      } catch (IllegalArgumentException notNumber) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Json> named(Json value, Shape shape, Synthesis draw) {
    for (String name : NAMES) {
      Shape.Slot slot = shape.slot(name).orElse(null);
      if (slot != null && fits(value, slot.shape())) {
        Obj made = draw.value(shape, "").asObj().orElse(Obj.EMPTY);
        return Optional.of(shape.fit(made.with(name, value), draw));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Json value, Shape shape) {
    return shape.takes(value)
        && SchemaCheck.check(value, shape.schema(), SchemaCheck.Direction.REPLY).isEmpty();
  }
}
