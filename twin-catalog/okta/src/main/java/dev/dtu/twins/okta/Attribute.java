package dev.dtu.twins.okta;

import dev.dtu.contract.PatternTest;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An attribute that an organisation added to the schema of its users, and what it takes.
///
/// - source: okta-management OpenAPI 2026.06.3, UserSchemaAttribute, 2026-11-23; in which words others are
///   refused than too long ones is not told
final class Attribute {

  private static final int LONGEST = 10_000;

  private Attribute() {}

  /// What is wrong with a value; empty where nothing is, as with none.
  static Optional<String> complaint(Obj attribute, Json value) {
    if (value == Json.Null.NULL) {
      return Optional.empty();
    }
    boolean fits =
        switch (attribute.text("type").orElse("")) {
          case "string" -> value instanceof Json.Text;
          case "boolean" -> value instanceof Json.Bool;
          case "integer" -> value.asWords().filter(word -> word.matches("-?\\d+")).isPresent();
          case "number" -> value instanceof Json.Num;
          case "array" -> value instanceof Arr;
          default -> true;
        };
    if (!fits) {
      return Optional.of("Type mismatch exception");
    }
    return value instanceof Arr several
        ? several.items().stream()
            .flatMap(each -> complaint(attribute.obj("items").orElse(Obj.EMPTY), each).stream())
            .findFirst()
        : among(attribute, value).or(() -> worded(attribute, value));
  }

  private static Optional<String> among(Obj attribute, Json value) {
    List<Json> wanted = new ArrayList<>(attribute.items("enum").items());
    attribute
        .items("oneOf")
        .forEach(each -> each.asObj().flatMap(one -> one.find("const")).ifPresent(wanted::add));
    return wanted.isEmpty() || wanted.contains(value)
        ? Optional.empty()
        : Optional.of("Value is not one of those that are allowed");
  }

  private static Optional<String> worded(Obj attribute, Json value) {
    Optional<String> text = value.asText();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int least = number(attribute, "minLength", 0);
    int most = number(attribute, "maxLength", LONGEST);
    if (text.get().length() < least || text.get().length() > most) {
      return Optional.of(
          "String length must be between " + least + " and " + most + " characters inclusive");
    }
    return attribute
        .text("pattern")
        .filter(pattern -> !matches(pattern, text.get()))
        .map(_ -> "Does not match required pattern");
  }

  private static boolean matches(String pattern, String text) {
    return PatternTest.of("^(?:" + pattern + ")$").filter(each -> !each.matches(text)).isEmpty();
  }

  private static int number(Obj attribute, String member, int otherwise) {
    return attribute
        .find(member)
        .flatMap(Json::asWords)
        .filter(word -> word.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }
}
