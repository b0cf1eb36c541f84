package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.Optional;

/// A condition of functions such as COUNTIF: a value, or a comparison written as a text, in which
/// `*` and `?` stand for any characters.
record Criterion(String sign, Value bound, boolean wild) {

  private static final List<String> SIGNS = List.of("<=", ">=", "<>", "<", ">", "=");

  static Criterion of(Value value, int year) {
    if (!(value instanceof Value.Text text)) {
      return new Criterion("=", value instanceof Value.Blank ? Value.of(0) : value, false);
    }
    for (String sign : SIGNS) {
      if (text.value().startsWith(sign)) {
        return bound(sign, text.value().substring(sign.length()), year);
      }
    }
    return text.value().isEmpty() ? new Criterion("", text, false) : bound("=", text.value(), year);
  }

  private static Criterion bound(String sign, String text, int year) {
    Optional<Typed> number = Typed.of(text, year);
    if (number.isPresent()) {
      return new Criterion(sign, Value.of(number.get().number()), false);
    }
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return new Criterion(sign, Value.of(text.equalsIgnoreCase("true")), false);
    }
    Value bound = text.isEmpty() ? Value.BLANK : Value.of(text);
    return new Criterion(sign, bound, Wildcard.is(text));
  }

  boolean holds(Value value, int year) {
    if (sign.isEmpty()) {
      return value instanceof Value.Blank || value.equals(bound);
    }
    return switch (sign) {
      case "=" -> equal(value, year);
      case "<>" -> !equal(value, year);
      default -> ordered(value);
    };
  }

  private boolean equal(Value value, int year) {
    if (bound instanceof Value.Blank || value instanceof Value.Blank) {
      return value instanceof Value.Blank && bound instanceof Value.Blank;
    }
    if (bound instanceof Value.Text text) {
      return value instanceof Value.Text each && Wildcard.matches(text.value(), each.value());
    }
    if (bound instanceof Value.Number && value instanceof Value.Text text) {
      return Typed.of(text.value(), year)
          .filter(typed -> Plain.equal(Value.of(typed.number()), bound))
          .isPresent();
    }
    return value.getClass() == bound.getClass()
        && (value.equals(bound) || Plain.equal(value, bound));
  }

  private boolean ordered(Value value) {
    if (value.getClass() != bound.getClass()) {
      return false;
    }
    int order = Plain.compare(value, bound);
    return switch (sign) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
