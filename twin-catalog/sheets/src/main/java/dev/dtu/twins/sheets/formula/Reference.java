package dev.dtu.twins.sheets.formula;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cells as a formula names them.
///
/// @param prefix the sheet as it is written, with its `!`; empty when it is the formula's own
/// @param first where they begin
/// @param last where they end, empty when it is one cell
record Reference(String prefix, Corner first, Optional<Corner> last) {

  private static final String CELL = "\\$?[A-Za-z]{1,3}\\$?[0-9]{1,8}";
  private static final String COLUMN = "\\$?[A-Za-z]{1,3}";
  private static final String ROW = "\\$?[0-9]{1,8}";
  private static final Pattern CELLS =
      Pattern.compile(
          ("(?:(CELL):(CELL|COLUMN|ROW)|(CELL)|(COLUMN):(CELL|COLUMN)|(ROW):(CELL|ROW))"
                  + "(?![\\p{L}\\p{N}_(.!$])")
              .replace("CELL", CELL)
              .replace("COLUMN", COLUMN)
              .replace("ROW", ROW));
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern CELL_LIKE =
      Pattern.compile("(?i)[A-Z]{1,3}[0-9]+|R[0-9]*C[0-9]*|TRUE|FALSE");

  /// Where the cells end that begin in a text at a place; -1 when none do.
  static int end(String text, int from) {
    Matcher cells = CELLS.matcher(text).region(from, text.length()).useTransparentBounds(true);
    return cells.lookingAt() && good(cells) ? cells.end() : -1;
  }

  private static boolean good(Matcher cells) {
    for (int i = 1; i <= cells.groupCount(); i++) {
      String corner = cells.group(i);
      boolean none = corner != null && corner.matches("[A-Za-z$]*0+");
      if (corner != null && (none || !Corner.of(corner).within())) {
        return false;
      }
    }
    return true;
  }

  /// What a text names that begins with a sheet or not; empty when it names no cells.
  static Optional<Reference> of(String text) {
    int sheet = text.lastIndexOf('!') + 1;
    if (end(text, sheet) != text.length()) {
      return Optional.empty();
    }
    String[] corners = text.substring(sheet).split(":", -1);
    return Optional.of(
        new Reference(
            text.substring(0, sheet),
            Corner.of(corners[0]),
            corners.length == 1 ? Optional.empty() : Optional.of(Corner.of(corners[1]))));
  }

  /// The title that a prefix names, without its quotes.
  static String title(String prefix) {
    String name = prefix.substring(0, Math.max(0, prefix.length() - 1)).strip();
    return name.length() > 1 && name.startsWith("'") && name.endsWith("'")
        ? name.substring(1, name.length() - 1).replace("''", "'")
        : name;
  }

  /// A title as it stands before a `!`, in quotes where it needs them.
  static String quoted(String title) {
    return PLAIN.matcher(title).matches() && !CELL_LIKE.matcher(title).matches()
        ? title
        : "'" + title.replace("'", "''") + "'";
  }

  /// Whether it names cells of a sheet, when it stands on another or the same.
  boolean on(String sheet, String home) {
    return (prefix.isEmpty() ? home : title(prefix)).equalsIgnoreCase(sheet);
  }

  boolean single() {
    return last.isEmpty();
  }

  /// The cells that it names on a sheet.
  Area area(String sheet) {
    if (last.isEmpty()) {
      return Area.cell(sheet, first.row(), first.column());
    }
    Corner end = last.get();
    boolean tall = first.row() < 0 || end.row() < 0;
    boolean wide = first.column() < 0 || end.column() < 0;
    int top = tall ? Math.max(first.row(), end.row()) : Math.min(first.row(), end.row());
    int left =
        wide ? Math.max(first.column(), end.column()) : Math.min(first.column(), end.column());
    return new Area(
        sheet,
        Math.max(top, 0),
        Math.max(left, 0),
        tall ? -1 : Math.max(first.row(), end.row()) + 1,
        wide ? -1 : Math.max(first.column(), end.column()) + 1);
  }

  @Override
  public String toString() {
    return prefix + first + last.map(end -> ":" + end).orElse("");
  }
}
