package dev.dtu.twins.sheets.formula;

/// One end of a reference.
///
/// @param row counted from zero, -1 when it names a column alone
/// @param column counted from zero, -1 when it names a row alone
/// @param fixedRow whether a `$` stands before the row
/// @param fixedColumn whether a `$` stands before the column
record Corner(int row, int column, boolean fixedRow, boolean fixedColumn) {

  /// Columns that a sheet has at most, ZZZ the last.
  static final int COLUMNS = 18_278;

  /// Rows that a sheet has at most.
  static final int ROWS = 10_000_000;

  /// What `$B$3`, `B` or `3` names.
  static Corner of(String text) {
    int at = 0;
    boolean first = text.startsWith("$");
    at += first ? 1 : 0;
    int column = 0;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      column = column * 26 + Character.toUpperCase(text.charAt(at)) - 'A' + 1;
      at++;
    }
    boolean second = column > 0 && text.startsWith("$", at);
    String digits = text.substring(at + (second ? 1 : 0));
    int row = digits.isEmpty() ? -1 : Integer.parseInt(digits) - 1;
    return column == 0
        ? new Corner(row, -1, first, false)
        : new Corner(row, column - 1, second, first);
  }

  boolean within() {
    return row < ROWS && column < COLUMNS && row >= -1 && column >= -1;
  }

  Corner at(int newRow, int newColumn) {
    return new Corner(newRow, newColumn, fixedRow, fixedColumn);
  }

  /// The letters of a column counted from zero.
  static String letters(int column) {
    var letters = new StringBuilder();
    for (int left = column; left >= 0; left = left / 26 - 1) {
      letters.append((char) ('A' + left % 26));
    }
    return letters.reverse().toString();
  }

  @Override
  public String toString() {
    return (column < 0 ? "" : (fixedColumn ? "$" : "") + letters(column))
        + (row < 0 ? "" : (fixedRow ? "$" : "") + (row + 1));
  }
}
