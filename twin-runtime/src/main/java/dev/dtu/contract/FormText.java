package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the pairs of a form as the document they mean.
///
/// OpenAPI sends arrays as repeated names and objects as JSON texts; many services take objects as
/// `a[b]=1` and arrays as one JSON text instead, so those are read where the schema wants them.
final class FormText {

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
    if (object && !own.isEmpty()) {
      return Optional.of(ParameterText.document(own.getFirst()));
    }
    boolean listed = own.size() == 1 && own.getFirst().stripLeading().startsWith("[");
    if (listed && schema.types().contains("array")) {
      return Optional.of(ParameterText.document(own.getFirst()));
    }
    List<String> many = all.getOrDefault(name + "[]", List.of());
    if (own.isEmpty() && !many.isEmpty()) {
      return Optional.of(ParameterText.value(many, parameter(name, "form", schema)));
    }
    return ParameterText.value(all, parameter(name, object ? "deepObject" : "form", schema));
  }

  private static Parameter parameter(String name, String style, Schema schema) {
    return new Parameter(
        name, Parameter.Place.QUERY, false, false, style, true, schema, Optional.empty());
  }

  private static Json texts(List<String> values) {
    return values.size() == 1
        ? Json.of(values.getFirst())
        : Json.array(values.stream().map(Json::of).toList());
  }
}
