package dev.dtu.twins.sheets.formula;

/// A rectangle of cells of a sheet.
///
/// @param sheet its title
/// @param top the first row, counted from zero
/// @param left the first column
/// @param bottom the row after the last, -1 when there is no last
/// @param right the column after the last, -1 when there is no last
public record Area(String sheet, int top, int left, int bottom, int right) {

  /// One cell.
  public static Area cell(String sheet, int row, int column) {
    return new Area(sheet, row, column, row + 1, column + 1);
  }

  /// The same with its bounds in a grid of so many rows and columns.
  Area within(int rows, int columns) {
    return new Area(
        sheet,
        top,
        left,
        bottom < 0 ? rows : Math.min(bottom, rows),
        right < 0 ? columns : Math.min(right, columns));
  }

  boolean empty() {
    return bottom >= 0 && bottom <= top || right >= 0 && right <= left;
  }
}
