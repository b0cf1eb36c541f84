package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// OpenAPI 3.0's own words, rewritten as JSON Schema says it.
///
/// The standard gives `nullable` no meaning without a `type` beside it, but those who write it
/// beside a reference or a composition mean that null is allowed, and their services send it.
final class Nullable {

  private static final Obj NULL = Obj.of("type", Json.of("null"));
  private static final List<String> COMPOSED = List.of("$ref", "allOf", "oneOf", "anyOf", "not");
  private static final List<String> OUTER =
      List.of("default", "readOnly", "writeOnly", "deprecated");

  private Nullable() {}

  /// The schema, with null allowed as well.
  static Obj orNull(Obj schema) {
    if (COMPOSED.stream().anyMatch(schema::has)) {
      return wrapped(schema);
    }
    Obj wider = schema;
    if (schema.find("type").isPresent()) {
      wider = wider.with("type", withNull(schema.find("type").get()));
    }
    if (schema.find("enum").isPresent()) {
      wider = wider.with("enum", with(schema.items("enum"), Json.Null.NULL));
    }
    return wider.has("const") ? wrapped(schema) : wider;
  }

  private static Obj wrapped(Obj schema) {
    var outer = Obj.builder();
    Obj inner = schema;
    for (String word : OUTER) {
      Optional<Json> value = schema.find(word);
      if (value.isPresent()) {
        outer.put(word, value.get());
        inner = inner.without(word);
      }
    }
    return outer.put("anyOf", Arr.of(inner, NULL)).build();
  }

  private static Json withNull(Json type) {
    return with(type instanceof Arr several ? several : Arr.of(type), Json.of("null"));
  }

  private static Arr with(Arr items, Json item) {
    if (items.items().contains(item)) {
      return items;
    }
    List<Json> longer = new ArrayList<>(items.items());
    longer.add(item);
    return Arr.of(longer);
  }

  /// The schema with `exclusiveMinimum: true` put into numbers.
  static Obj exclusive(Obj schema) {
    return exclusive(
        exclusive(schema, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
  }

  private static Obj exclusive(Obj schema, String bound, String word) {
    if (!(schema.find(word).orElse(Json.Null.NULL) instanceof Json.Bool flag)) {
      return schema;
    }
    Optional<Json> limit = schema.find(bound);
    if (!flag.value() || limit.isEmpty()) {
      return schema.without(word);
    }
    return schema.with(word, limit.get()).without(bound);
  }
}
