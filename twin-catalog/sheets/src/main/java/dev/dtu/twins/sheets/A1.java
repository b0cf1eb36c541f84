package dev.dtu.twins.sheets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes ranges in A1 notation.
///
/// A word alone is a cell, else a named range, else a sheet; before `!` always a sheet.
///
/// - source: developers.google.com, Sheets API, guides/concepts, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class A1 {

  private static final Pattern CELLS =
      Pattern.compile("\\$?([A-Za-z]{0,3})\\$?(\\d{0,9})(?::\\$?([A-Za-z]{0,3})\\$?(\\d{0,9}))?");
  private static final Pattern NUMBERED =
      Pattern.compile("[Rr](\\d{1,9})[Cc](\\d{1,9})(?::[Rr](\\d{1,9})[Cc](\\d{1,9}))?");
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern LIKE_A_CELL =
      Pattern.compile("[A-Za-z]{1,3}\\d+|[Rr]\\d*[Cc]\\d*|[Rr]\\d*|(?i:true|false)");
  private static final int LETTERS = 26;

  private A1() {}

  /// The range of that text.
  ///
  /// @throws Amiss when there is none, or it begins behind the end of its sheet
  static Range read(Book book, String text) {
    return find(book, text).orElseThrow(() -> new Amiss("Unable to parse range: " + text)).within();
  }

  private static Optional<Range> find(Book book, String text) {
    int mark = mark(text);
    if (mark >= 0) {
      String cells = text.substring(mark + 1);
      return book.titled(title(text.substring(0, mark)))
          .flatMap(tab -> cells(tab, cells).or(() -> named(book, cells)));
    }
    if (isQuoted(text)) {
      return book.titled(title(text)).map(Range::whole);
    }
    return book.first()
        .flatMap(tab -> cells(tab, text))
        .or(() -> named(book, text))
        .or(() -> book.titled(text).map(Range::whole));
  }

  // The mark behind the sheet's title, which may have marks in its quotes.
  private static int mark(String text) {
    if (!text.startsWith("'")) {
      return text.lastIndexOf('!');
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\'') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i + 1 < text.length() && text.charAt(i + 1) == '!' ? i + 1 : -1;
        }
      }
    }
    return -1;
  }

  private static boolean isQuoted(String text) {
    return text.length() > 1 && text.startsWith("'") && text.endsWith("'");
  }

  private static String title(String text) {
    return isQuoted(text) ? text.substring(1, text.length() - 1).replace("''", "'") : text;
  }

  private static Optional<Range> named(Book book, String name) {
    return book.named(name);
  }

  private static Optional<Range> cells(Tab tab, String text) {
    Matcher numbered = NUMBERED.matcher(text);
    if (numbered.matches()) {
      int[] from = {number(numbered.group(1)), number(numbered.group(2))};
      boolean one = numbered.group(3) == null;
      int[] to = one ? from : new int[] {number(numbered.group(3)), number(numbered.group(4))};
      boolean none = from[0] < 0 || from[1] < 0 || to[0] < 0 || to[1] < 0;
      return none ? Optional.empty() : between(tab, from, to);
    }
    Matcher cells = CELLS.matcher(text);
    if (!cells.matches()) {
      return Optional.empty();
    }
    int[] from = {number(cells.group(2)), column(cells.group(1))};
    if (cells.group(3) == null) {
      return from[0] < 0 || from[1] < 0 ? Optional.empty() : between(tab, from, from);
    }
    int[] to = {number(cells.group(4)), column(cells.group(3))};
    boolean zero = isZero(cells.group(2)) || isZero(cells.group(4));
    boolean nothing = zero || (from[0] < 0 && from[1] < 0) || (to[0] < 0 && to[1] < 0);
    boolean apart = (from[0] < 0 && to[1] < 0) || (from[1] < 0 && to[0] < 0);
    return nothing || apart ? Optional.empty() : between(tab, from, to);
  }

  // A side that lacks a row or a column is open there.
  private static Optional<Range> between(Tab tab, int[] from, int[] to) {
    int[] begin = new int[2];
    int[] end = new int[2];
    for (int i = 0; i < 2; i++) {
      boolean both = from[i] >= 0 && to[i] >= 0;
      begin[i] = both ? Math.min(from[i], to[i]) : Math.max(0, Math.max(from[i], to[i]));
      end[i] = both ? Math.max(from[i], to[i]) + 1 : Range.OPEN;
    }
    return Optional.of(new Range(tab, begin[0], begin[1], end[0], end[1]));
  }

  private static boolean isZero(String digits) {
    return !digits.isEmpty() && number(digits) < 0;
  }

  // From 0; one below for what is not there, and for a row or column that cannot be.
  private static int number(String digits) {
    return digits.isEmpty() ? -1 : Integer.parseInt(digits) - 1;
  }

  private static int column(String letters) {
    int column = 0;
    for (int i = 0; i < letters.length(); i++) {
      column = column * LETTERS + Character.toUpperCase(letters.charAt(i)) - 'A' + 1;
    }
    return column - 1;
  }

  /// The letters of a column, from 0.
  static String letters(int column) {
    var letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }

  static String cell(int row, int column) {
    return letters(column) + (row + 1);
  }

  /// A title as it stands before `!`.
  static String quoted(String title) {
    boolean plain = PLAIN.matcher(title).matches() && !LIKE_A_CELL.matcher(title).matches();
    return plain ? title : "'" + title.replace("'", "''") + "'";
  }

  /// A rectangle of a sheet.
  static String text(Tab tab, Box box) {
    String first = cell(box.top(), box.left());
    String last = cell(box.bottom() - 1, box.right() - 1);
    return quoted(tab.title()) + "!" + (first.equals(last) ? first : first + ":" + last);
  }

  /// A range, without its open ends.
  static String text(Range range) {
    if (!range.isOpen()) {
      return text(range.tab(), new Box(range.top(), range.left(), range.bottom(), range.right()));
    }
    String row = range.bottom() == Range.OPEN ? "" : Integer.toString(range.bottom());
    String column = range.right() == Range.OPEN ? "" : letters(range.right() - 1);
    String first = cell(range.top(), range.left());
    return quoted(range.tab().title()) + "!" + first + ":" + column + row;
  }
}
