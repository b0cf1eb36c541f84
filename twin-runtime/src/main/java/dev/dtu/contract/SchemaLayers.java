package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the layers of one schema say together: a value must fit each of them.
final class SchemaLayers {

  private SchemaLayers() {}

  /// The narrowest value of a keyword; where there is no narrowest, that of the upper layer.
  static Optional<Json> keyword(List<Schema> layers, String keyword) {
    Json narrowest = null;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Json lower = layers.get(i).node().find(keyword).orElse(null);
      if (lower != null) {
        narrowest = narrowest == null ? lower : narrowed(keyword, narrowest, lower);
      }
    }
    return Optional.ofNullable(narrowest);
  }

  private static Json narrowed(String keyword, Json upper, Json lower) {
    return switch (keyword) {
      case "enum" -> {
        List<Json> both = shared(upper, lower);
        yield both.isEmpty() ? upper : Arr.of(both);
      }
      case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
          real(upper) >= real(lower) ? upper : lower;
      case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
          real(upper) <= real(lower) ? upper : lower;
      default -> upper;
    };
  }

  private static double real(Json value) {
    return value instanceof Json.Num number ? number.real() : Double.NaN;
  }

  private static List<Json> shared(Json upper, Json lower) {
    List<Json> others = lower.asArr().orElse(Arr.EMPTY).items();
    List<Json> both = new ArrayList<>();
    for (Json value : upper.asArr().orElse(Arr.EMPTY)) {
      if (others.contains(value)) {
        both.add(value);
      }
    }
    return both;
  }

  /// True when two layers allow no kind of value, or no word, in common.
  static boolean contradictory(List<Schema> layers) {
    for (int i = 0; i < layers.size(); i++) {
      for (int j = i + 1; j < layers.size(); j++) {
        if (disjoint(layers.get(i).node(), layers.get(j).node())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean disjoint(Obj one, Obj other) {
    Set<String> types = SchemaTypes.declared(one);
    Set<String> others = SchemaTypes.declared(other);
    boolean kinds =
        !types.isEmpty() && !others.isEmpty() && types.stream().noneMatch(t -> meets(t, others));
    boolean words =
        !one.items("enum").isEmpty()
            && !other.items("enum").isEmpty()
            && shared(one.items("enum"), other.items("enum")).isEmpty();
    boolean fixed =
        one.has("const") && other.has("const") && !one.find("const").equals(other.find("const"));
    return kinds || words || fixed;
  }

  private static boolean meets(String type, Set<String> others) {
    return others.contains(type)
        || (type.equals("integer") && others.contains("number"))
        || (type.equals("number") && others.contains("integer"));
  }
}
