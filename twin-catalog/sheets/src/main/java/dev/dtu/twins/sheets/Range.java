package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// Cells of one sheet, perhaps to its end in rows or columns; counted from 0, ends not in it.
///
/// @param bottom the row behind the last; [#OPEN] for as many as there are
/// @param right the column behind the last; [#OPEN] for as many as there are
record Range(Tab tab, int top, int left, int bottom, int right) {

  static final int OPEN = -1;

  static Range of(Tab tab, Box box) {
    return new Range(tab, box.top(), box.left(), box.bottom(), box.right());
  }

  static Range whole(Tab tab) {
    return new Range(tab, 0, 0, OPEN, OPEN);
  }

  /// The range that a request tells by numbers.
  ///
  /// @throws Amiss when there is no such sheet, or the range begins behind its end
  static Range told(Book book, Obj range) {
    Tab tab = book.grid(Told.whole(range, "sheetId", 0));
    int top = Told.whole(range, "startRowIndex", 0);
    int left = Told.whole(range, "startColumnIndex", 0);
    int bottom = Told.whole(range, "endRowIndex", OPEN);
    int right = Told.whole(range, "endColumnIndex", OPEN);
    var told = new Range(tab, top, left, bottom, right);
    if (top < 0 || left < 0) {
      throw new Amiss(
          (top < 0 ? "startRowIndex[" + top : "startColumnIndex[" + left) + "] is negative.");
    }
    if ((bottom != OPEN && bottom < top) || (right != OPEN && right < left)) {
      boolean rows = bottom != OPEN && bottom < top;
      String what = rows ? "Row" : "Column";
      throw new Amiss(
          "range.end%sIndex[%d] is before range.start%sIndex[%d]"
              .formatted(what, rows ? bottom : right, what, rows ? top : left));
    }
    told.within();
    return told;
  }

  boolean isCell() {
    return bottom == top + 1 && right == left + 1;
  }

  boolean isOpen() {
    return bottom == OPEN || right == OPEN;
  }

  /// The cells there are of it.
  Box box() {
    int last = bottom == OPEN ? tab.rows() : Math.min(bottom, tab.rows());
    int end = right == OPEN ? tab.columns() : Math.min(right, tab.columns());
    return new Box(top, left, last, end);
  }

  /// @throws Amiss when it begins behind the end of its sheet
  Range within() {
    if (top >= tab.rows() || left >= tab.columns()) {
      throw tab.exceeded(text());
    }
    return this;
  }

  /// @throws Amiss when a part of it is behind the end of its sheet
  Range wholly() {
    if (bottom > tab.rows() || right > tab.columns()) {
      throw tab.exceeded(text());
    }
    return within();
  }

  /// As somebody wrote it in A1 notation, open ends left out.
  String text() {
    return A1.text(this);
  }

  /// As requests tell it by numbers: open ends left out.
  Obj told() {
    Obj told = tab.id() == 0 ? Obj.EMPTY : Obj.of("sheetId", Json.of(tab.id()));
    boolean all = top == 0 && left == 0 && bottom == OPEN && right == OPEN;
    if (all) {
      return told;
    }
    told = told.with("startRowIndex", Json.of(top));
    told = bottom == OPEN ? told : told.with("endRowIndex", Json.of(bottom));
    told = told.with("startColumnIndex", Json.of(left));
    return right == OPEN ? told : told.with("endColumnIndex", Json.of(right));
  }
}
