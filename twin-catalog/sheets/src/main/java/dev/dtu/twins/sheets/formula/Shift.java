package dev.dtu.twins.sheets.formula;

/// Cells that come, go or are carried elsewhere, and with them what lies behind.
///
/// @param area the cells; whole rows or columns have no bounds on the other axis
/// @param axis the axis along which what lies behind moves
public record Shift(Area area, Axis axis) {

  /// Rows or columns.
  public enum Axis {
    ROWS,
    COLUMNS
  }

  /// Whole rows of a sheet.
  public static Shift rows(String sheet, int start, int end) {
    return new Shift(new Area(sheet, start, 0, end, -1), Axis.ROWS);
  }

  /// Whole columns of a sheet.
  public static Shift columns(String sheet, int start, int end) {
    return new Shift(new Area(sheet, 0, start, -1, end), Axis.COLUMNS);
  }

  int start() {
    return axis == Axis.ROWS ? area.top() : area.left();
  }

  int end() {
    return axis == Axis.ROWS ? area.bottom() : area.right();
  }

  /// Whether the cells of the other axis from one to before the other move all.
  boolean across(int from, int to) {
    int low = axis == Axis.ROWS ? area.left() : area.top();
    int high = axis == Axis.ROWS ? area.right() : area.bottom();
    return from >= low && (high < 0 || to >= 0 && to <= high);
  }
}
