package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a written schema refers to. Values (`enum`, `const`, `default`) are not looked into.
final class Links {

  private static final List<String> INSIDE =
      List.of("items", "additionalProperties", "propertyNames", "not");
  private static final List<String> LISTS = List.of("prefixItems", "allOf", "oneOf", "anyOf");
  private static final List<String> MAPS = List.of("properties", "patternProperties");

  private Links() {}

  /// The names that a schema mentions anywhere, in alphabetical order.
  static Set<String> names(Json schema) {
    Set<String> names = new TreeSet<>();
    collect(schema, names);
    return names;
  }

  private static void collect(Json schema, Set<String> names) {
    if (!(schema instanceof Obj obj)) {
      return;
    }
    obj.text("$ref").ifPresent(names::add);
    obj.obj("discriminator")
        .flatMap(discriminator -> discriminator.obj("mapping"))
        .ifPresent(
            mapping -> mapping.forEach(entry -> entry.value().asText().ifPresent(names::add)));
    INSIDE.forEach(word -> obj.find(word).ifPresent(inner -> collect(inner, names)));
    LISTS.forEach(word -> obj.items(word).forEach(inner -> collect(inner, names)));
    MAPS.forEach(word ->
        obj.obj(word).ifPresent(map -> map.forEach(inner -> collect(inner.value(), names))));
  }

  /// The names that hold in the schema's own place: what fits the schema is held against them.
  static Set<String> inPlace(Json schema) {
    Set<String> names = new TreeSet<>();
    if (schema instanceof Obj obj) {
      obj.text("$ref").ifPresent(names::add);
      obj.find("not").ifPresent(inner -> names.addAll(inPlace(inner)));
      for (String word : List.of("allOf", "oneOf", "anyOf")) {
        obj.items(word).forEach(inner -> names.addAll(inPlace(inner)));
      }
    }
    return names;
  }

  /// The schema with names replaced.
  static Json renamed(Json schema, Map<String, String> names) {
    if (!(schema instanceof Obj obj) || names.isEmpty()) {
      return schema;
    }
    var out = Obj.builder();
    for (Obj.Member member : obj) {
      out.put(member.key(), renamed(member.key(), member.value(), names));
    }
    return out.build();
  }

  private static Json renamed(String word, Json value, Map<String, String> names) {
    if (word.equals("$ref") && value instanceof Json.Text(String name)) {
      return Json.of(names.getOrDefault(name, name));
    }
    if (INSIDE.contains(word)) {
      return renamed(value, names);
    }
    if (LISTS.contains(word) && value instanceof Arr list) {
      List<Json> items = new ArrayList<>();
      list.forEach(item -> items.add(renamed(item, names)));
      return Arr.of(items);
    }
    if (MAPS.contains(word) && value instanceof Obj map) {
      var members = Obj.builder();
      map.forEach(member -> members.put(member.key(), renamed(member.value(), names)));
      return members.build();
    }
    return word.equals("discriminator") && value instanceof Obj discriminator
        ? mapping(discriminator, names)
        : value;
  }

  private static Obj mapping(Obj discriminator, Map<String, String> names) {
    if (discriminator.obj("mapping").isEmpty()) {
      return discriminator;
    }
    var out = Obj.builder();
    for (Obj.Member entry : discriminator.obj("mapping").get()) {
      String name = entry.value().asText().orElse("");
      out.put(entry.key(), names.getOrDefault(name, name));
    }
    return discriminator.with("mapping", out.build());
  }
}
