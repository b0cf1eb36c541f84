package dev.dtu.json;

/// A text that is not the JSON expected: says what was found and where.
public final class Malformed extends Exception {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final int line;
  private final int column;

  Malformed(String what, int line, int column) {
    super(what, null, false, false);
    this.what = what;
    this.line = line;
    this.column = column;
  }

  /// The line of the offending place, from 1; 0 when the place is unknown.
  public int line() {
    return line;
  }

  /// The column of the offending place, from 1; 0 when the place is unknown.
  public int column() {
    return column;
  }

  @Override
  public String getMessage() {
    return line == 0 ? what : what + " (line " + line + ", column " + column + ")";
  }
}
