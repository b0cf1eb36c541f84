package dev.dtu.call;

/// Why something that was sent cannot be used: where, what was expected and what was found.
public abstract class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  private final String where;
  private final String expected;
  private final String found;

  /// @param where the member, dotted; empty when it is the whole
  /// @param found empty when there was none
  protected Unfit(String where, String expected, String found) {
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

  /// The member, dotted; empty when it is the whole.
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
