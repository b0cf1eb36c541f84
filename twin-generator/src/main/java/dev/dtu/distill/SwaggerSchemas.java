package dev.dtu.distill;

import dev.dtu.document.Node;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Schemas of Swagger 2.0 as those of OpenAPI 3.0: where references lead, how a discriminator, null
/// and a file are told.
final class SwaggerSchemas {

  private static final Map<String, String> PLACES =
      Map.of(
          "#/definitions/", "#/components/schemas/",
          "#/parameters/", "#/components/parameters/",
          "#/responses/", "#/components/responses/");
  private static final List<String> UNTYPED = List.of("type", "$ref", "allOf");
  private static final Set<String> NAMED = Set.of("properties", "patternProperties");
  private static final Set<String> SEVERAL = Set.of("allOf", "anyOf", "oneOf");
  private static final Set<String> ONE = Set.of("items", "additionalProperties", "not");

  private SwaggerSchemas() {}

  static Node schema(Node schema) {
    if (!(schema instanceof Node.Fields)) {
      return schema;
    }
    Map<String, Node> out = new LinkedHashMap<>();
    schema.fields().forEach((key, value) -> out.put(key, member(key, value)));
    if (schema.at("properties").isPresent()
        && UNTYPED.stream().allMatch(w -> schema.at(w).isEmpty())) {
      out.put(
          "type", SwaggerTwo.word("object", schema)); // few documents say so where members follow
    }
    if (schema.flag("x-nullable")) {
      out.put("nullable", new Node.Leaf(Json.Bool.TRUE, schema.line()));
    }
    if (schema.words("type").filter("file"::equals).isPresent()) {
      out.put("type", SwaggerTwo.word("string", schema));
      out.put("format", SwaggerTwo.word("binary", schema));
    }
    return new Node.Fields(out, schema.line());
  }

  private static Node member(String key, Node value) {
    if (key.equals("$ref")) {
      return reference(value);
    }
    if (key.equals("discriminator") && value.text().isPresent()) {
      return new Node.Fields(Map.of("propertyName", value), value.line());
    }
    if (NAMED.contains(key)) {
      return named(value);
    }
    if (SEVERAL.contains(key) && value instanceof Node.Items items) {
      List<Node> all = new ArrayList<>();
      items.items().forEach(item -> all.add(schema(item)));
      return new Node.Items(all, items.line());
    }
    return ONE.contains(key) ? schema(value) : value;
  }

  /// Members are schemas whatever they are called.
  private static Node named(Node members) {
    if (!(members instanceof Node.Fields)) {
      return members;
    }
    Map<String, Node> out = new LinkedHashMap<>();
    members.fields().forEach((name, value) -> out.put(name, schema(value)));
    return new Node.Fields(out, members.line());
  }

  /// A reference into the document, to where it stands now.
  static Node reference(Node value) {
    Optional<String> target = value.text();
    for (Map.Entry<String, String> place : PLACES.entrySet()) {
      if (target.filter(text -> text.startsWith(place.getKey())).isPresent()) {
        String rest = target.get().substring(place.getKey().length());
        return SwaggerTwo.word(place.getValue() + rest, value);
      }
    }
    return value;
  }
}
