package dev.dtu.twins.jira.jql;

import java.util.List;
import java.util.Locale;

/// What stands between a field and what it is held against.
public enum Sign {
  EQUALS("="),
  NOT_EQUALS("!="),
  LESS("<"),
  MORE(">"),
  AT_MOST("<="),
  AT_LEAST(">="),
  LIKE("~"),
  NOT_LIKE("!~"),
  IN("in"),
  NOT_IN("not in"),
  IS("is"),
  IS_NOT("is not"),
  WAS("was"),
  WAS_NOT("was not"),
  WAS_IN("was in"),
  WAS_NOT_IN("was not in"),
  CHANGED("changed");

  private final String text;

  Sign(String text) {
    this.text = text;
  }

  /// As it is written.
  public String text() {
    return text;
  }

  /// As errors name it as a word.
  public String word() {
    return name().toUpperCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether it asks what was, not what is.
  public boolean past() {
    return this == CHANGED || text.startsWith("was");
  }

  /// Whether it holds of what does not compare so.
  public boolean negative() {
    return List.of(NOT_EQUALS, NOT_LIKE, NOT_IN, IS_NOT, WAS_NOT, WAS_NOT_IN).contains(this);
  }

  /// Whether it stands before a list.
  public boolean several() {
    return List.of(IN, NOT_IN, WAS_IN, WAS_NOT_IN).contains(this);
  }

  /// Whether it is about which of two comes first.
  public boolean ordered() {
    return List.of(LESS, MORE, AT_MOST, AT_LEAST).contains(this);
  }

  /// The sign that holds of the others, as far as the field has a value; none of `changed`.
  Sign opposite() {
    return switch (this) {
      case EQUALS -> NOT_EQUALS;
      case NOT_EQUALS -> EQUALS;
      case LESS -> AT_LEAST;
      case AT_LEAST -> LESS;
      case MORE -> AT_MOST;
      case AT_MOST -> MORE;
      case LIKE -> NOT_LIKE;
      case NOT_LIKE -> LIKE;
      case IN -> NOT_IN;
      case NOT_IN -> IN;
      case IS -> IS_NOT;
      case IS_NOT -> IS;
      case WAS -> WAS_NOT;
      case WAS_NOT -> WAS;
      case WAS_IN -> WAS_NOT_IN;
      case WAS_NOT_IN -> WAS_IN;
      case CHANGED -> CHANGED;
    };
  }
}
