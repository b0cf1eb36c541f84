package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the pairs of a form as the document they mean.
///
/// OpenAPI sends arrays as repeated names and objects as JSON texts; many services take objects as
/// `a[b]=1`, arrays as `a[]=1` or `a[0]=1` and either inside the other, `a[0][b][c]=1`, or arrays as
/// one JSON text instead, so those are read where the schema wants them.
final class FormText {

  /// Names are followed inwards as deep as this.
  private static final int DEPTH = 16;

  /// Numbers without zeros before them, as texts.
  private static final Comparator<String> PLACES =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /// A part of a form: what stands behind a name itself, and behind it in brackets.
  private record Tree(List<String> own, Map<String, Tree> inside) {
    Tree() {
      this(new ArrayList<>(), new LinkedHashMap<>());
    }

    Tree at(String name) {
      return inside.computeIfAbsent(name, _ -> new Tree());
    }

    /// True when what stands in brackets are places in a list.
    boolean listed() {
      return inside.keySet().stream().allMatch(name -> name.matches("\\d{0,6}"));
    }
  }

  private FormText() {}

  static Obj value(Map<String, List<String>> all, Schema schema) {
    Map<String, Schema> declared = new LinkedHashMap<>();
    for (Schema.Property property : schema.possibleProperties()) {
      declared.put(property.name(), property.schema());
    }
    var members = Obj.builder();
    all.forEach((name, values) -> {
      int bracket = name.endsWith("]") ? name.indexOf('[') : -1;
      String member = bracket < 0 ? name : name.substring(0, bracket);
      Schema inside = declared.get(member);
      if (inside == null) {
        members.put(name, texts(values));
      } else if (!members.has(member)) {
        value(all, member, inside).ifPresent(json -> members.put(member, json));
      }
    });
    return members.build();
  }

  private static Optional<Json> value(Map<String, List<String>> all, String name, Schema schema) {
    boolean object = schema.types().contains("object");
    List<String> own = all.getOrDefault(name, List.of());
    if (own.isEmpty()) {
      Tree tree = tree(all, name);
      return tree.inside().isEmpty() ? Optional.empty() : Optional.of(inside(tree, schema));
    }
    boolean listed = own.size() == 1 && own.getFirst().stripLeading().startsWith("[");
    if (object || listed && schema.types().contains("array")) {
      return Optional.of(ParameterText.document(own.getFirst()));
    }
    return ParameterText.value(all, parameter(name, schema));
  }

  /// What a form says behind a name, part by part.
  private static Tree tree(Map<String, List<String>> all, String name) {
    var root = new Tree();
    all.forEach((key, values) -> {
      if (key.startsWith(name + "[") && key.endsWith("]")) {
        Tree at = root;
        String way = key.substring(name.length() + 1, key.length() - 1);
        for (String step : way.split("]\\[", DEPTH)) {
          at = at.at(step);
        }
        at.own().addAll(values);
      }
    });
    return root;
  }

  private static Json inside(Tree tree, Schema schema) {
    boolean array = schema.types().contains("array");
    boolean object = schema.types().contains("object");
    if (tree.listed() && (array || !object)) {
      return list(tree, schema);
    }
    var members = Obj.builder();
    tree.inside().forEach((name, part) -> members.put(name, part(part, member(schema, name))));
    return members.build();
  }

  /// Items in the order of their places; `a[][b]` tells of one item, `a[]` of as many as it is said.
  private static Json list(Tree tree, Schema schema) {
    Schema each = items(schema);
    List<Json> items = new ArrayList<>();
    for (String place : tree.inside().keySet().stream().sorted(PLACES).toList()) {
      Tree part = tree.at(place);
      if (part.inside().isEmpty()) {
        part.own().forEach(text -> items.add(text(List.of(text), each)));
      } else {
        items.add(inside(part, each));
      }
    }
    return Json.array(items);
  }

  /// The schema of items, of the schema or of one of its alternatives.
  private static Schema items(Schema schema) {
    return schema
        .items()
        .or(() -> schema.variants().stream().flatMap(one -> one.items().stream()).findFirst())
        .orElse(Schemas.ANYTHING);
  }

  private static Json part(Tree part, Schema schema) {
    return part.inside().isEmpty() ? text(part.own(), schema) : inside(part, schema);
  }

  private static Json text(List<String> values, Schema schema) {
    boolean document =
        schema.types().contains("object") && values.getFirst().stripLeading().startsWith("{");
    return document
        ? ParameterText.document(values.getFirst())
        : ParameterText.value(values, parameter("", schema));
  }

  /// The member of that name, of the schema or of one of its alternatives.
  private static Schema member(Schema schema, String name) {
    return schema.possibleProperties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .map(Schema.Property::schema)
        .or(schema::additionalProperties)
        .orElse(Schemas.ANYTHING);
  }

  private static Parameter parameter(String name, Schema schema) {
    return new Parameter(
        name, Parameter.Place.QUERY, false, false, "form", true, schema, Optional.empty());
  }

  private static Json texts(List<String> values) {
    return values.size() == 1
        ? Json.of(values.getFirst())
        : Json.array(values.stream().map(Json::of).toList());
  }
}
