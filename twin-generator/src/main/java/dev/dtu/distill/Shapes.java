package dev.dtu.distill;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A look through references and compositions at what a value has.
final class Shapes {

  private final Map<String, Json> schemas;

  Shapes(Map<String, Json> schemas) {
    this.schemas = schemas;
  }

  /// The schema behind references and an `or null`.
  Obj plain(Json schema) {
    Json at = schema;
    for (int hop = 0; hop < 32 && at instanceof Obj obj; hop++) {
      List<Json> choices = new ArrayList<>(obj.items("anyOf").items());
      choices.remove(Obj.of("type", Json.of("null")));
      if (obj.text("$ref").isPresent()) {
        at = schemas.getOrDefault(obj.text("$ref").get(), Obj.EMPTY);
      } else if (choices.size() == 1) {
        at = choices.getFirst();
      } else {
        return obj;
      }
    }
    return Obj.EMPTY;
  }

  /// The types named right here.
  static List<String> types(Obj schema) {
    List<String> types = new ArrayList<>();
    schema.text("type").ifPresent(types::add);
    schema.items("type").forEach(type -> type.asText().ifPresent(types::add));
    return types;
  }

  /// The properties of an object, those of its `allOf` included, each looked through.
  Map<String, Obj> members(Json schema) {
    Map<String, Obj> members = new LinkedHashMap<>();
    collect(schema, members, new HashSet<>());
    return members;
  }

  private void collect(Json schema, Map<String, Obj> members, Set<Json> seen) {
    Obj plain = plain(schema);
    if (seen.size() > 64 || !seen.add(plain)) {
      return;
    }
    plain
        .obj("properties")
        .ifPresent(all -> all.forEach(one -> members.putIfAbsent(one.key(), plain(one.value()))));
    plain.items("allOf").forEach(part -> collect(part, members, seen));
  }

  /// True for an array of objects, or of what nothing is said about.
  boolean ofObjects(Obj array) {
    Obj item = plain(array.find("items").orElse(Obj.EMPTY));
    List<String> types = types(item);
    return types.isEmpty() ? !item.has("enum") : types.contains("object");
  }
}
