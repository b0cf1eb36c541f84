package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// A rectangle of cells, from 0, its ends not in it.
record Box(int top, int left, int bottom, int right) {

  int rows() {
    return Math.max(0, bottom - top);
  }

  int columns() {
    return Math.max(0, right - left);
  }

  boolean isEmpty() {
    return rows() == 0 || columns() == 0;
  }

  boolean has(int row, int column) {
    return row >= top && row < bottom && column >= left && column < right;
  }

  boolean has(Box other) {
    return other.top >= top && other.bottom <= bottom && other.left >= left && other.right <= right;
  }

  boolean meets(Box other) {
    return !common(other).isEmpty();
  }

  Box common(Box other) {
    return new Box(
        Math.max(top, other.top),
        Math.max(left, other.left),
        Math.min(bottom, other.bottom),
        Math.min(right, other.right));
  }

  /// As the service tells a range of a sheet: the first sheet's number is left out.
  Obj told(int sheet) {
    Obj told = sheet == 0 ? Obj.EMPTY : Obj.of("sheetId", Json.of(sheet));
    return told.with("startRowIndex", Json.of(top))
        .with("endRowIndex", Json.of(bottom))
        .with("startColumnIndex", Json.of(left))
        .with("endColumnIndex", Json.of(right));
  }
}
