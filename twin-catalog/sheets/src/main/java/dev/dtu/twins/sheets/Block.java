package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Area;
import dev.dtu.twins.sheets.formula.Formula;
import dev.dtu.twins.sheets.formula.Shift;
import java.util.ArrayList;
import java.util.List;

/// A rectangle of cells that is taken up and put elsewhere.
///
/// @param cells row by row, with nothing where there is nothing
record Block(Tab from, Box box, List<List<Obj>> cells) {

  static Block of(Tab tab, Box box) {
    List<List<Obj>> cells = new ArrayList<>();
    for (int row = box.top(); row < box.bottom(); row++) {
      List<Obj> line = new ArrayList<>();
      for (int column = box.left(); column < box.right(); column++) {
        line.add(tab.grid().cell(row, column));
      }
      cells.add(line);
    }
    return new Block(tab, box, cells);
  }

  /// Leaves nothing where it was.
  void clear() {
    clear(from, box);
  }

  static void clear(Tab tab, Box box) {
    for (int row = box.top(); row < box.bottom(); row++) {
      for (int column = box.left(); column < box.right(); column++) {
        tab.put(row, column, Obj.EMPTY);
      }
    }
  }

  /// Shifts what is in a box, and all behind it, away from it; what leaves the sheet makes it grow.
  static void open(Tab tab, Box box, boolean rows) {
    Box behind = tab.grid().used(behind(tab, box, rows));
    Block moved = of(tab, behind);
    int more = rows ? box.rows() : box.columns();
    grown(tab, moved, rows, more);
    moved.clear();
    moved.write(tab, behind.top() + (rows ? more : 0), behind.left() + (rows ? 0 : more));
    Shift shift = shift(tab, box, rows);
    Lines.formulas(tab.book(), (text, home) -> Formula.of(text).inserted(shift, home).text());
  }

  private static void grown(Tab tab, Block moved, boolean rows, int more) {
    int last = -1;
    for (int y = 0; y < moved.cells.size(); y++) {
      for (int x = 0; x < moved.cells.get(y).size(); x++) {
        if (!moved.cells.get(y).get(x).isEmpty()) {
          last = Math.max(last, rows ? moved.box.top() + y : moved.box.left() + x);
        }
      }
    }
    int there = rows ? tab.rows() : tab.columns();
    int needed = Math.max(there, last + 1 + more);
    if (needed > there) {
      tab.resize(rows ? needed : tab.rows(), rows ? tab.columns() : needed);
    }
  }

  /// Takes a box out, and moves what is behind it into its place.
  static void close(Tab tab, Box box, boolean rows) {
    Box rest =
        rows
            ? new Box(box.bottom(), box.left(), tab.rows(), box.right())
            : new Box(box.top(), box.right(), box.bottom(), tab.columns());
    Block moved = of(tab, tab.grid().used(rest));
    clear(tab, tab.grid().used(behind(tab, box, rows)));
    moved.write(tab, box.top(), box.left());
    Shift shift = shift(tab, box, rows);
    Lines.formulas(tab.book(), (text, home) -> Formula.of(text).deleted(shift, home).text());
  }

  private static Box behind(Tab tab, Box box, boolean rows) {
    return rows
        ? new Box(box.top(), box.left(), tab.rows(), box.right())
        : new Box(box.top(), box.left(), box.bottom(), tab.columns());
  }

  private static Shift shift(Tab tab, Box box, boolean rows) {
    return new Shift(area(tab, box), rows ? Shift.Axis.ROWS : Shift.Axis.COLUMNS);
  }

  static Area area(Tab tab, Box box) {
    return new Area(tab.title(), box.top(), box.left(), box.bottom(), box.right());
  }

  /// Puts its cells elsewhere, as they are; what does not fit is left out.
  void write(Tab to, int top, int left) {
    for (int y = 0; y < cells.size(); y++) {
      for (int x = 0; x < cells.get(y).size(); x++) {
        if (top + y < to.rows() && left + x < to.columns()) {
          to.put(top + y, left + x, cells.get(y).get(x));
        }
      }
    }
  }

  /// The same turned on its side.
  Block turned() {
    List<List<Obj>> turned = new ArrayList<>();
    for (int x = 0; x < box.columns(); x++) {
      List<Obj> line = new ArrayList<>();
      for (List<Obj> row : cells) {
        line.add(row.get(x));
      }
      turned.add(line);
    }
    int right = box.left() + box.rows();
    return new Block(
        from, new Box(box.top(), box.left(), box.top() + box.columns(), right), turned);
  }

  /// What a cell takes of another that is pasted on it.
  ///
  /// @param type a `PasteType`
  /// @param value what the other comes to, for those that take values alone
  static Obj pasted(Obj there, Obj other, String type, Obj value) {
    return switch (type) {
      case "PASTE_VALUES" ->
          taking(there, other.with(Entering.VALUE, (Json) value), Entering.VALUE);
      case "PASTE_FORMAT" -> taking(there, other, Cell.FORMAT);
      case "PASTE_FORMULA" -> taking(there, other, Entering.VALUE);
      case "PASTE_DATA_VALIDATION" -> taking(there, other, "dataValidation");
      case "PASTE_CONDITIONAL_FORMATTING" -> there;
      case "PASTE_NO_BORDERS" -> unbordered(there, other);
      default -> other;
    };
  }

  private static Obj taking(Obj there, Obj other, String member) {
    Obj told = Told.obj(other, member);
    return told.isEmpty() ? there.without(member) : there.with(member, (Json) told);
  }

  private static Obj unbordered(Obj there, Obj other) {
    Obj borders = Told.obj(Told.obj(there, Cell.FORMAT), "borders");
    Obj format = Told.obj(other, Cell.FORMAT).without("borders");
    format = borders.isEmpty() ? format : format.with("borders", (Json) borders);
    return format.isEmpty() ? other.without(Cell.FORMAT) : other.with(Cell.FORMAT, format);
  }
}
