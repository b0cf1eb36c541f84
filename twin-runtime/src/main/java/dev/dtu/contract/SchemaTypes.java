package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells which kinds of value a schema allows.
final class SchemaTypes {

  private static final int DEPTH = 6;
  private static final Set<String> KNOWN =
      Set.of("object", "array", "string", "number", "integer", "boolean", "null");

  private SchemaTypes() {}

  static Set<String> of(Schema schema, List<Schema> layers) {
    return of(schema, layers, DEPTH);
  }

  private static Set<String> of(Schema schema, List<Schema> layers, int depth) {
    Set<String> types = Set.of();
    for (int i = layers.size() - 1; i >= 0; i--) {
      types = narrowed(types, declared(layers.get(i).node()));
    }
    if (!types.isEmpty()) {
      return types;
    }
    List<Schema> alternatives = schema.oneOf().isEmpty() ? schema.anyOf() : schema.oneOf();
    return depth == 0 ? Set.of() : union(alternatives, depth - 1);
  }

  private static Set<String> union(List<Schema> alternatives, int depth) {
    var all = new LinkedHashSet<String>();
    for (Schema alternative : alternatives) {
      Set<String> types = of(alternative, SchemaMerge.layers(alternative), depth);
      if (types.isEmpty()) {
        return Set.of();
      }
      all.addAll(types);
    }
    return all;
  }

  // Layers that contradict each other allow nothing; the upper one is more likely meant.
  private static Set<String> narrowed(Set<String> upper, Set<String> lower) {
    if (upper.isEmpty() || lower.isEmpty()) {
      return upper.isEmpty() ? lower : upper;
    }
    var both = new LinkedHashSet<String>();
    for (String type : upper) {
      if (lower.contains(type) || (type.equals("integer") && lower.contains("number"))) {
        both.add(type);
      } else if (type.equals("number") && lower.contains("integer")) {
        both.add("integer");
      }
    }
    return both.isEmpty() ? upper : both;
  }

  /// The types one node declares or implies, also by its enumeration; empty for any.
  static Set<String> declared(Obj node) {
    var types = new LinkedHashSet<String>(asserted(node));
    if (types.isEmpty()) {
      node.find("const").ifPresent(value -> types.add(kind(value)));
    }
    if (types.isEmpty()) {
      node.items("enum").forEach(value -> types.add(kind(value)));
    }
    if (!types.isEmpty() && node.flag("nullable")) {
      types.add("null");
    }
    return types;
  }

  /// The types one node declares by `type`, or implies by `properties` or `items`; empty for any,
  /// and where `type` has a word that JSON Schema does not know.
  static Set<String> asserted(Obj node) {
    var types = new LinkedHashSet<String>();
    Json told = node.find("type").orElse(Arr.EMPTY);
    told.asText().ifPresent(types::add);
    told.asArr().orElse(Arr.EMPTY).forEach(item -> item.asText().ifPresent(types::add));
    if (!KNOWN.containsAll(types)) {
      return Set.of();
    }
    if (types.isEmpty() && !node.has("oneOf") && !node.has("anyOf")) {
      if (node.obj("properties").isPresent()) {
        types.add("object");
      } else if (node.has("items")) {
        types.add("array");
      }
    }
    return types;
  }

  private static String kind(Json value) {
    return value instanceof Json.Num num && Quantity.isWhole(num) ? "integer" : value.kind();
  }

  static boolean nullable(Schema schema) {
    return nullable(schema, DEPTH);
  }

  private static boolean nullable(Schema schema, int depth) {
    Obj node = schema.resolved().node();
    if (node.flag("nullable")
        || schema.types().contains("null")
        || declared(node).contains("null")) {
      return true;
    }
    var alternatives = new ArrayList<>(schema.oneOf());
    alternatives.addAll(schema.anyOf());
    for (Schema alternative : alternatives) {
      if (depth > 0 && nullable(alternative, depth - 1)) {
        return true;
      }
    }
    return false;
  }
}
