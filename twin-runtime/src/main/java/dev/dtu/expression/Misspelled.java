package dev.dtu.expression;

import java.util.List;

/// A text that its language cannot read.
public final class Misspelled extends Exception {

  private static final long serialVersionUID = 1L;

  /// What is wrong with it.
  public enum Fault {
    /// Another operator was expected, or one that the language has.
    OPERATOR,
    /// A value was expected: a text, a number, `true`, `false` or `null`.
    VALUE,
    /// The name of an attribute, or a parenthesis, was expected.
    ATTRIBUTE,
    /// `and`, `or`, a closing bracket or the end was expected.
    LINK,
    /// A text that does not end, or an escape that JSON does not know.
    TEXT,
    /// More than [Language#DEPTH] brackets in one another, or more than [Language#LENGTH] characters.
    LIMIT
  }

  private final Fault fault;
  private final String found;
  private final int position;
  private final transient List<String> expected;

  Misspelled(Fault fault, String found, int position, List<String> expected) {
    super(
        "expected "
            + String.join(", ", expected)
            + " at position "
            + position
            + ", found "
            + (found.isEmpty() ? "the end" : "'" + found + "'"),
        null,
        false,
        false);
    this.fault = fault;
    this.found = found;
    this.position = position;
    this.expected = List.copyOf(expected);
  }

  public Fault fault() {
    return fault;
  }

  /// The word that stands there; empty at the end.
  public String found() {
    return found;
  }

  /// Where it stands, from 0.
  public int position() {
    return position;
  }

  /// What could have stood there.
  public List<String> expected() {
    return expected;
  }
}
