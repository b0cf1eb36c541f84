package dev.dtu.twins.jira.jql;

/// A query that cannot be read, in Jira's words.
public final class Misread extends Exception {

  private static final long serialVersionUID = 1L;

  private final int position;

  private Misread(String message, int position) {
    super(message, null, false, false);
    this.position = position;
  }

  /// Where it cannot be read, from 0.
  public int position() {
    return position;
  }

  /// The words, as a person reads them.
  public String said() {
    return getMessage() == null ? "" : getMessage();
  }

  /// What is wrong at a place of the text, which is told by line and character, both from 1.
  static Misread at(String text, int position, String what) {
    return new Misread(prefix("the ") + what + place(text, position), position);
  }

  /// A value that is none, which Jira tells without the article.
  static Misread value(String text, int position, String found) {
    String what =
        ("Expecting either a value, list or function but got '%s'. You must surround '%s' in"
                + " quotation marks to use it as a value.")
            .formatted(found, found);
    return new Misread(prefix("") + what + place(text, position), position);
  }

  /// What is missing at the end.
  static Misread end(String text, String what) {
    return new Misread(prefix("the ") + what, text.length());
  }

  private static String prefix(String article) {
    return "Error in " + article + "JQL Query: ";
  }

  private static String place(String text, int position) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < position; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return " (line " + line + ", character " + (position - start + 1) + ")";
  }
}
