package dev.dtu.fault;

/// Why a rule cannot be read: where, what was expected and what was found.
public final class BadRule extends Exception {

  private static final long serialVersionUID = 1L;

  private final String where;
  private final String expected;
  private final String found;

  public BadRule(String where, String expected, String found) {
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

  /// The member, dotted; empty when it is the whole rule.
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
