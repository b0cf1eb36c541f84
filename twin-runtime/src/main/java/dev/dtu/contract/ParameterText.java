package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the texts of a parameter as the value they mean.
///
/// A text that does not spell what the schema wants stays a string, for the check to complain about.
final class ParameterText {

  private ParameterText() {}

  static Optional<Json> value(Map<String, List<String>> all, Parameter parameter) {
    List<String> own = all.get(parameter.name());
    if (own != null) {
      return Optional.of(value(own, parameter));
    }
    if (parameter.style().equals("deepObject")) {
      return deep(all, parameter);
    }
    boolean spread =
        parameter.style().equals("form")
            && parameter.explode()
            && parameter.mediaType().isEmpty()
            && wants(parameter.schema(), "object");
    return spread ? spread(all, parameter.schema()) : Optional.empty();
  }

  private static Optional<Json> deep(Map<String, List<String>> all, Parameter parameter) {
    String prefix = parameter.name() + "[";
    var members = Obj.builder();
    all.forEach((name, values) -> {
      if (name.startsWith(prefix) && name.endsWith("]")) {
        String member = name.substring(prefix.length(), name.length() - 1);
        members.put(member, read(values, member(parameter.schema(), member)));
      }
    });
    Obj found = members.build();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static Optional<Json> spread(Map<String, List<String>> all, Schema schema) {
    var members = Obj.builder();
    for (Schema.Property property : schema.properties()) {
      List<String> values = all.get(property.name());
      if (values != null) {
        members.put(property.name(), read(values, property.schema()));
      }
    }
    Obj found = members.build();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static Json read(List<String> values, Schema schema) {
    if (wants(schema, "array")) {
      return array(values, schema);
    }
    return scalar(values.isEmpty() ? "" : values.getFirst(), schema);
  }

  static Json value(List<String> rawValues, Parameter parameter) {
    String first = rawValues.isEmpty() ? "" : rawValues.getFirst();
    if (parameter.mediaType().isPresent()) {
      return document(first);
    }
    Schema schema = parameter.schema();
    Optional<Json> meant = alternative(rawValues, parameter);
    if (meant.isPresent()) {
      return meant.get();
    }
    if (wants(schema, "array")) {
      return array(pieces(rawValues, parameter), schema);
    }
    if (wants(schema, "object")) {
      return object(pieces(rawValues, parameter), parameter);
    }
    List<String> single = pieces(List.of(first), parameter, false);
    return scalar(single.getFirst(), schema);
  }

  /// What texts mean of which one alternative is a text: another, where they are not what that takes.
  /// `now` or a number of seconds; nothing or a list.
  private static Optional<Json> alternative(List<String> rawValues, Parameter parameter) {
    Schema schema = parameter.schema();
    boolean texts = schema.types().contains("string") && schema.variants().size() > 1;
    if (!texts || rawValues.size() == 1 && fits(Json.of(rawValues.getFirst()), schema)) {
      return Optional.empty();
    }
    for (Schema each : schema.variants()) {
      Json value = value(rawValues, parameter.with(each));
      if (fits(value, each)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Json value, Schema schema) {
    return SchemaCheck.check(value, schema, SchemaCheck.Direction.REQUEST).isEmpty();
  }

  static Json document(String text) {
    try {
      return Json.parse(text);
    } catch (Malformed malformed) {
      return Json.of(text);
    }
  }

  private static List<String> pieces(List<String> rawValues, Parameter parameter) {
    return pieces(rawValues, parameter, true);
  }

  /// The texts of the items, by the style of the parameter.
  private static List<String> pieces(List<String> values, Parameter parameter, boolean several) {
    var pieces = new ArrayList<String>();
    for (String value : values) {
      switch (parameter.style()) {
        case "matrix" -> matrix(value, parameter, several, pieces);
        case "label" -> {
          String text = value.startsWith(".") ? value.substring(1) : value;
          split(text, several ? (parameter.explode() ? "." : ",") : "", pieces);
        }
        case "spaceDelimited" -> split(value, several && !parameter.explode() ? " " : "", pieces);
        case "pipeDelimited" -> split(value, several && !parameter.explode() ? "|" : "", pieces);
        case "simple" -> split(value, several ? "," : "", pieces);
        default -> split(value, several && !parameter.explode() ? "," : "", pieces);
      }
    }
    return pieces;
  }

  private static void matrix(
      String value, Parameter parameter, boolean several, List<String> pieces) {
    String name = parameter.name() + "=";
    for (String part : (value.startsWith(";") ? value.substring(1) : value).split(";", -1)) {
      String text = part.startsWith(name) ? part.substring(name.length()) : part;
      split(text, several && !parameter.explode() ? "," : "", pieces);
    }
  }

  private static void split(String text, String by, List<String> pieces) {
    if (by.isEmpty()) {
      pieces.add(text);
    } else if (!text.isEmpty()) {
      pieces.addAll(List.of(text.split(Pattern.quote(by), -1)));
    }
  }

  private static Json array(List<String> texts, Schema schema) {
    Optional<Schema> items = schema.items();
    return Arr.of(
        texts.stream().map(text -> items.map(s -> scalar(text, s)).orElse(Json.of(text))).toList());
  }

  /// From `a=1,b=2` when exploded, else from `a,1,b,2`.
  private static Json object(List<String> pieces, Parameter parameter) {
    var members = Obj.builder();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      int equals = parameter.explode() ? piece.indexOf('=') : -1;
      if (parameter.explode() && equals < 0) {
        return document(String.join(",", pieces));
      }
      if (!parameter.explode() && i + 1 == pieces.size()) {
        return document(String.join(",", pieces));
      }
      String name = equals < 0 ? piece : piece.substring(0, equals);
      String text = equals < 0 ? pieces.get(++i) : piece.substring(equals + 1);
      members.put(name, scalar(text, member(parameter.schema(), name)));
    }
    return members.build();
  }

  static Schema member(Schema schema, String name) {
    return schema
        .property(name)
        .map(Schema.Property::schema)
        .or(schema::additionalProperties)
        .orElse(Schemas.ANYTHING);
  }

  private static boolean wants(Schema schema, String type) {
    return schema.types().contains(type) && !schema.types().contains("string");
  }

  private static Json scalar(String text, Schema schema) {
    var types = schema.types();
    if (types.isEmpty() || types.contains("string")) {
      return Json.of(word(text, schema));
    }
    if (types.contains("boolean") && (is("true", text) || is("false", text))) {
      return Json.of(is("true", text));
    }
    if (types.contains("integer") || types.contains("number")) {
      return number(text);
    }
    return types.contains("null") && text.equals("null") ? Json.Null.NULL : Json.of(text);
  }

  /// The text, or `true` or `false` where an enumeration has that and it is one of them in other
  /// letters.
  private static String word(String text, Schema schema) {
    for (String flag : List.of("true", "false")) {
      if (is(flag, text) && schema.enumeration().contains(Json.of(flag))) {
        return flag;
      }
    }
    return text;
  }

  /// Clients of some languages write `True`, and services read it.
  private static boolean is(String word, String text) {
    return word.equalsIgnoreCase(text);
  }

  private static Json number(String text) {
    try {
      return text.length() > 100 ? Json.of(text) : new Json.Num(text);
    } catch (IllegalArgumentException notOne) {
      return Json.of(text);
    }
  }
}
