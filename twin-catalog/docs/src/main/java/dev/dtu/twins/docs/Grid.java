package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// A table as it stands among the units of a segment: its rows and cells by their indexes. It is read
/// anew after each change.
///
/// A cell that is merged over others says how many rows and columns it spans; those that it lies over
/// stay in their rows, without text.
///
/// - source: developers.google.com, Docs API, documents, Table, 2026-09-12
///
/// @param start where the table begins
/// @param end where its last unit stands
record Grid(Tab tab, Segment segment, int start, List<Row> rows, int end) {

  static final String STYLE = "tableCellStyle";
  static final String ROWS = "rowSpan";
  static final String COLUMNS = "columnSpan";

  /// @param at where the row's fence stands
  record Row(int at, List<Cell> cells) {}

  /// @param at where the cell's fence stands
  /// @param end where the next thing stands
  record Cell(int at, int end) {}

  /// So many rows and columns of a table, from a cell on.
  record Box(int row, int column, int rows, int columns) {

    boolean has(int otherRow, int otherColumn) {
      return otherRow >= row
          && otherRow < row + rows
          && otherColumn >= column
          && otherColumn < column + columns;
    }

    boolean has(Box other) {
      return has(other.row, other.column)
          && has(other.row + other.rows - 1, other.column + other.columns - 1);
    }

    boolean meets(Box other) {
      return row < other.row + other.rows
          && other.row < row + rows
          && column < other.column + other.columns
          && other.column < column + columns;
    }
  }

  /// The table that begins at a request's `tableStartLocation`.
  ///
  /// @throws Amiss when none does
  static Grid of(Document document, Obj location) {
    Place place = Place.of(document, location);
    if (!Unit.is(place.segment().at(place.index()), Unit.What.TABLE)) {
      throw new Amiss("The provided table start location is invalid.");
    }
    return at(place.tab(), place.segment(), place.index());
  }

  static Grid at(Tab tab, Segment segment, int start) {
    List<Row> rows = new ArrayList<>();
    int depth = 1;
    int at = start + 1;
    int open = -1;
    while (depth > 0) {
      Unit unit = segment.at(at);
      boolean row = depth == 1 && Unit.is(unit, Unit.What.ROW);
      boolean cell = depth == 1 && Unit.is(unit, Unit.What.CELL);
      depth += Unit.is(unit, Unit.What.TABLE) ? 1 : 0;
      depth -= Unit.is(unit, Unit.What.TABLE_END) ? 1 : 0;
      if (open >= 0 && (row || cell || depth == 0)) {
        rows.getLast().cells().add(new Cell(open, at));
        open = -1;
      }
      open = cell ? at : open;
      if (row) {
        rows.add(new Row(at, new ArrayList<>()));
      }
      at++;
    }
    return new Grid(tab, segment, start, rows, at - 1);
  }

  int columns() {
    return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
  }

  boolean has(int row, int column) {
    return row >= 0 && row < rows.size() && column >= 0 && column < rows.get(row).cells().size();
  }

  Cell cell(int row, int column) {
    return rows.get(row).cells().get(column);
  }

  Obj style(int row, int column) {
    return Told.obj(((Unit.Fence) segment.at(cell(row, column).at())).told(), STYLE);
  }

  void style(int row, int column, Obj style) {
    int at = cell(row, column).at();
    Unit.Fence fence = (Unit.Fence) segment.at(at);
    segment.set(at, fence.saying(fence.told().with(STYLE, (Json) style)));
  }

  void span(int row, int column, int down, int right) {
    Obj style = style(row, column).with(ROWS, Json.of(down)).with(COLUMNS, Json.of(right));
    style(row, column, style);
  }

  Box box(int row, int column) {
    Obj style = style(row, column);
    return new Box(row, column, Told.whole(style, ROWS, 1), Told.whole(style, COLUMNS, 1));
  }

  /// All cells that no other lies over, each with what it spans.
  List<Box> boxes() {
    List<Box> boxes = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).cells().size(); column++) {
        int y = row;
        int x = column;
        if (boxes.stream().noneMatch(box -> box.has(y, x))) {
          boxes.add(box(row, column));
        }
      }
    }
    return boxes;
  }

  /// What a cell spans, or the one that lies over it.
  Box over(int row, int column) {
    return boxes().stream().filter(box -> box.has(row, column)).findFirst().orElseThrow();
  }

  /// The same table as it is now.
  Grid again() {
    return at(tab, segment, start);
  }
}
