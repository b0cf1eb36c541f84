package dev.dtu.question;

/// Why a question cannot be read: where, what was expected and what was found.
public final class BadQuestion extends Exception {

  private static final long serialVersionUID = 1L;

  private final String where;
  private final String expected;
  private final String found;

  BadQuestion(String where, String expected, String found) {
    super(
        (where.isEmpty() ? "" : "'" + where + "': ")
            + "expected "
            + expected
            + ", found "
            + (found.isEmpty() ? "none" : found),
        null,
        false,
        false);
    this.where = where;
    this.expected = expected;
    this.found = found;
  }

  /// The same, of a question that stands in a longer text.
  BadQuestion in(String outer) {
    return new BadQuestion(where.isEmpty() ? outer : outer + "." + where, expected, found);
  }

  /// The member, dotted; empty when it is the whole question.
  public String where() {
    return where;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }
}
