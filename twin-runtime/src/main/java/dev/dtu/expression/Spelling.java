package dev.dtu.expression;

import java.util.Locale;

/// How a language writes what all of them say.
public enum Spelling {
  /// As SCIM does: operators are words, texts stand in double quotes and escape as JSON does.
  WORDS("\"", " \t\r\n()[]\""),
  /// As the query languages of Google's services do: operators are signs (`=`, `!=`, `<=`) and the
  /// word `contains`; texts stand in single or double quotes and escape by a backslash; `'x' in list`
  /// says that a list has a value, `list has { key='k' and value='v' }` that it has an object of which
  /// that holds; an attribute alone says that it has a value; `not` needs no brackets.
  SIGNS("'\"", " \t\r\n(){}'\"=!<>,");

  private final String quotes;
  private final String ends;

  Spelling(String quotes, String ends) {
    this.quotes = quotes;
    this.ends = ends;
  }

  /// The characters that texts may stand in.
  String quotes() {
    return quotes;
  }

  /// Whether a word ends before this character.
  boolean ends(char letter) {
    return ends.indexOf(letter) >= 0;
  }

  /// An operator as clients write it.
  String of(Operator operator) {
    return this == WORDS
        ? operator.word()
        : switch (operator) {
          case EQ -> "=";
          case NE -> "!=";
          case CO -> "contains";
          case GT -> ">";
          case GE -> ">=";
          case LT -> "<";
          case LE -> "<=";
          case SW, EW, PR, IN -> operator.name().toLowerCase(Locale.ROOT);
        };
  }
}
