package dev.dtu.document;

/// A document from which nothing can be made: says what was expected, what was found and where.
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String what;

  public Unreadable(String file, int line, String what) {
    super(file + (line > 0 ? ":" + line : "") + ": " + what, null, false, false);
    this.file = file;
    this.line = line;
    this.what = what;
  }

  public String file() {
    return file;
  }

  /// The message without the place.
  public String what() {
    return what;
  }

  /// From 1; 0 when the whole file is meant.
  public int line() {
    return line;
  }
}
