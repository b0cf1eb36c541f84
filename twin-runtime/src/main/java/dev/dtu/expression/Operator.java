package dev.dtu.expression;

import java.util.Locale;
import java.util.Optional;

/// How an attribute compares with a value; `PR` asks only whether there is one.
public enum Operator {
  EQ,
  NE,
  CO,
  SW,
  EW,
  PR,
  GT,
  GE,
  LT,
  LE,
  /// The value is one of those the attribute has.
  IN;

  /// The word clients write: `eq`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The operator of a word in small letters; empty when there is none.
  static Optional<Operator> of(String word) {
    for (Operator operator : values()) {
      if (operator.word().equals(word)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
