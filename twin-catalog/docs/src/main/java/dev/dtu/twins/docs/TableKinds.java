package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests that make tables, and put rows and columns into them or take them out.
///
/// - source: developers.google.com, Docs API, how-tos/tables and documents/request, 2026-09-12
final class TableKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("insertTable", TableKinds::insert);
    ALL.put("insertTableRow", TableKinds::insertRow);
    ALL.put("insertTableColumn", TableKinds::insertColumn);
    ALL.put("deleteTableRow", TableKinds::deleteRow);
    ALL.put("deleteTableColumn", TableKinds::deleteColumn);
  }

  private static final String PROPERTIES = "tableColumnProperties";
  private static final Obj EVEN = Obj.of("widthType", Json.of("EVENLY_DISTRIBUTED"));
  private static final Obj LOW = Obj.of("tableRowStyle", Obj.of("minRowHeight", Forms.points(0)));

  private TableKinds() {}

  /// How a new cell looks.
  static Obj cellStyle() {
    Obj five = Forms.points(5);
    return Obj.of(Grid.ROWS, Json.of(1), Grid.COLUMNS, Json.of(1))
        .with("backgroundColor", Obj.EMPTY)
        .with("paddingLeft", five)
        .with("paddingRight", five)
        .with("paddingTop", five)
        .with("paddingBottom", five)
        .with("contentAlignment", "TOP");
  }

  private static List<Unit> cell(Obj style, Obj text) {
    Obj own = style.with(Grid.ROWS, Json.of(1)).with(Grid.COLUMNS, Json.of(1));
    return List.of(
        new Unit.Fence(Unit.What.CELL, Obj.of(Grid.STYLE, own)),
        new Unit.End(text, Obj.EMPTY, Obj.of("paragraphStyle", Birth.CELLED)));
  }

  private static Obj insert(Document document, Obj told) {
    int rows = Told.whole(told, "rows", 0);
    int columns = Told.whole(told, "columns", 0);
    if (rows < 1 || columns < 1) {
      throw new Amiss("The number of rows and columns must be at least 1.");
    }
    Place place = Place.notInFootnote(document, told, "Tables");
    document.fits(3L + rows * (1 + 2L * columns));
    Obj text = Writing.unlinked(place.style());
    List<Unit> units = new ArrayList<>();
    units.add(Writing.parted(document, place, text));
    List<Json> widths = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      widths.add(EVEN);
    }
    Obj style = Obj.of("tableStyle", Obj.of(PROPERTIES, Json.array(widths)));
    units.add(new Unit.Fence(Unit.What.TABLE, style));
    for (int row = 0; row < rows; row++) {
      units.add(new Unit.Fence(Unit.What.ROW, LOW));
      for (int column = 0; column < columns; column++) {
        units.addAll(cell(cellStyle(), text));
      }
    }
    units.add(new Unit.Fence(Unit.What.TABLE_END, Obj.EMPTY));
    place.segment().insert(place.index(), units);
    return Obj.EMPTY;
  }

  /// A cell that a request names, and its table.
  record Spot(Grid grid, int row, int column) {

    /// @throws Amiss when there is no such table or cell
    static Spot of(Document document, Obj location) {
      Grid grid = Grid.of(document, Told.obj(location, "tableStartLocation"));
      int row = Told.whole(location, "rowIndex", 0);
      int column = Told.whole(location, "columnIndex", 0);
      if (!grid.has(row, column)) {
        throw new Amiss("The provided table cell location is invalid.");
      }
      return new Spot(grid, row, column);
    }

    Grid.Box box() {
      return grid.over(row, column);
    }
  }

  private static Spot spot(Document document, Obj told) {
    return Spot.of(document, Told.obj(told, "tableCellLocation"));
  }

  private static Obj insertRow(Document document, Obj told) {
    Spot spot = spot(document, told);
    Grid grid = spot.grid();
    boolean below = told.flag("insertBelow");
    int at = spot.box().row() + (below ? spot.box().rows() : 0);
    int like = below ? at - 1 : at;
    document.fits(1 + 2L * grid.columns());
    for (Grid.Box box : grid.boxes()) {
      if (box.row() < at && at < box.row() + box.rows()) {
        grid.span(box.row(), box.column(), box.rows() + 1, box.columns());
      }
    }
    List<Unit> units = new ArrayList<>();
    Unit.Fence row = (Unit.Fence) grid.segment().at(grid.rows().get(like).at());
    Obj look = Told.obj(row.told(), "tableRowStyle").without("tableHeader");
    units.add(new Unit.Fence(Unit.What.ROW, Obj.of("tableRowStyle", look)));
    for (int column = 0; column < grid.rows().get(like).cells().size(); column++) {
      units.addAll(cell(grid.style(like, column), Obj.EMPTY));
    }
    int index = at < grid.rows().size() ? grid.rows().get(at).at() : grid.end();
    grid.segment().insert(index, units);
    return Obj.EMPTY;
  }

  private static Obj insertColumn(Document document, Obj told) {
    Spot spot = spot(document, told);
    Grid grid = spot.grid();
    boolean right = told.flag("insertRight");
    int at = spot.box().column() + (right ? spot.box().columns() : 0);
    int like = right ? at - 1 : at;
    document.fits(2L * grid.rows().size());
    for (Grid.Box box : grid.boxes()) {
      if (box.column() < at && at < box.column() + box.columns()) {
        grid.span(box.row(), box.column(), box.rows(), box.columns() + 1);
      }
    }
    for (int row = grid.rows().size() - 1; row >= 0; row--) {
      List<Grid.Cell> cells = grid.rows().get(row).cells();
      int index = at < cells.size() ? cells.get(at).at() : cells.getLast().end();
      Obj style = grid.style(row, Math.min(like, cells.size() - 1));
      grid.segment().insert(index, cell(style, Obj.EMPTY));
    }
    List<Json> widths = widths(grid);
    widths.add(Math.min(at, widths.size()), EVEN);
    widths(grid, widths);
    return Obj.EMPTY;
  }

  private static List<Json> widths(Grid grid) {
    Unit.Fence table = (Unit.Fence) grid.segment().at(grid.start());
    return new ArrayList<>(Told.obj(table.told(), "tableStyle").items(PROPERTIES).items());
  }

  static void widths(Grid grid, List<Json> widths) {
    Unit.Fence table = (Unit.Fence) grid.segment().at(grid.start());
    Obj style = Told.obj(table.told(), "tableStyle").with(PROPERTIES, Json.array(widths));
    grid.segment().set(grid.start(), table.saying(table.told().with("tableStyle", (Json) style)));
  }

  private static Obj deleteRow(Document document, Obj told) {
    Spot spot = spot(document, told);
    Grid grid = spot.grid();
    int from = spot.box().row();
    int to = from + spot.box().rows();
    if (from == 0 && to == grid.rows().size()) {
      return whole(grid);
    }
    for (Grid.Box box : grid.boxes()) {
      int gone = Math.min(to, box.row() + box.rows()) - Math.max(from, box.row());
      if (gone > 0 && gone < box.rows()) {
        int head = box.row() < from ? box.row() : to;
        grid.span(head, box.column(), box.rows() - gone, box.columns());
      }
    }
    int end = to < grid.rows().size() ? grid.rows().get(to).at() : grid.end();
    grid.segment().remove(grid.rows().get(from).at(), end);
    return Obj.EMPTY;
  }

  private static Obj deleteColumn(Document document, Obj told) {
    Spot spot = spot(document, told);
    Grid grid = spot.grid();
    int from = spot.box().column();
    int to = from + spot.box().columns();
    if (from == 0 && to == grid.columns()) {
      return whole(grid);
    }
    for (Grid.Box box : grid.boxes()) {
      int gone = Math.min(to, box.column() + box.columns()) - Math.max(from, box.column());
      if (gone > 0 && gone < box.columns()) {
        int head = box.column() < from ? box.column() : to;
        grid.span(box.row(), head, box.rows(), box.columns() - gone);
      }
    }
    for (int row = grid.rows().size() - 1; row >= 0; row--) {
      List<Grid.Cell> cells = grid.rows().get(row).cells();
      if (from < cells.size()) {
        int end = cells.get(Math.min(to, cells.size()) - 1).end();
        grid.segment().remove(cells.get(from).at(), end);
      }
    }
    List<Json> widths = widths(grid);
    widths.subList(Math.min(from, widths.size()), Math.min(to, widths.size())).clear();
    widths(grid, widths);
    return Obj.EMPTY;
  }

  // A table without rows or columns is none.
  private static Obj whole(Grid grid) {
    grid.segment().remove(grid.start(), grid.end() + 1);
    return Obj.EMPTY;
  }
}
