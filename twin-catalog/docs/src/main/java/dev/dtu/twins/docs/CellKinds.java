package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Requests that merge cells, and say how cells, rows and columns look.
///
/// - source: developers.google.com, Docs API, how-tos/tables and documents/request, and measurements of
///   mmedum/google-docs-mcp, 2026-09-12
final class CellKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("mergeTableCells", CellKinds::merge);
    ALL.put("unmergeTableCells", CellKinds::unmerge);
    ALL.put("pinTableHeaderRows", CellKinds::pin);
    ALL.put("updateTableCellStyle", CellKinds::cells);
    ALL.put("updateTableRowStyle", CellKinds::rows);
    ALL.put("updateTableColumnProperties", CellKinds::columns);
  }

  private static final String ROW = "tableRowStyle";
  private static final String HEADER = "tableHeader";
  private static final double NARROWEST = 5;

  private static final List<String> OF_CELLS =
      List.of(
          "backgroundColor",
          "borderLeft",
          "borderRight",
          "borderTop",
          "borderBottom",
          "paddingLeft",
          "paddingRight",
          "paddingTop",
          "paddingBottom",
          "contentAlignment");

  private CellKinds() {}

  /// A part of a table that a request names.
  private record Part(Grid grid, Grid.Box box) {

    /// @throws Amiss when there is no such table, or it has no such cells
    static Part of(Document document, Obj told) {
      Obj range = Told.obj(told, "tableRange");
      var spot = TableKinds.Spot.of(document, Told.obj(range, "tableCellLocation"));
      int down = Told.whole(range, Grid.ROWS, 1);
      int right = Told.whole(range, Grid.COLUMNS, 1);
      boolean there =
          down > 0
              && right > 0
              && spot.row() + (long) down <= spot.grid().rows().size()
              && spot.column() + (long) right <= spot.grid().columns();
      if (!there) {
        throw new Amiss("The provided table range is invalid.");
      }
      return new Part(spot.grid(), new Grid.Box(spot.row(), spot.column(), down, right));
    }
  }

  private static Obj merge(Document document, Obj told) {
    Part part = Part.of(document, told);
    Grid grid = part.grid();
    List<Grid.Box> inside = new ArrayList<>();
    for (Grid.Box box : grid.boxes()) {
      if (part.box().has(box)) {
        inside.add(box);
      } else if (part.box().meets(box)) {
        throw new Amiss("The table range to merge must be rectangular.");
      }
    }
    List<Unit> more = new ArrayList<>();
    for (Grid.Box box : inside.subList(1, inside.size())) {
      Grid.Cell cell = grid.cell(box.row(), box.column());
      if (cell.end() - cell.at() > 2) {
        more.addAll(grid.segment().units(cell.at() + 1, cell.end()));
      }
      grid.span(box.row(), box.column(), 1, 1);
    }
    for (Grid.Box box : inside.subList(1, inside.size()).reversed()) {
      Grid.Cell cell = grid.cell(box.row(), box.column());
      if (cell.end() - cell.at() > 2) {
        grid.segment().remove(cell.at() + 1, cell.end() - 1);
      }
    }
    Grid.Box box = part.box();
    Grid.Cell head = grid.again().cell(box.row(), box.column());
    grid.again().span(box.row(), box.column(), box.rows(), box.columns());
    if (!more.isEmpty()) {
      boolean empty = head.end() - head.at() == 2;
      grid.segment().insert(head.end(), more);
      if (empty) {
        grid.segment().remove(head.at() + 1, head.end());
      }
    }
    return Obj.EMPTY;
  }

  private static Obj unmerge(Document document, Obj told) {
    Part part = Part.of(document, told);
    for (Grid.Box box : part.grid().boxes()) {
      if (part.box().meets(box)) {
        part.grid().span(box.row(), box.column(), 1, 1);
      }
    }
    return Obj.EMPTY;
  }

  private static Obj pin(Document document, Obj told) {
    Grid grid = Grid.of(document, Told.obj(told, "tableStartLocation"));
    int pinned = Told.whole(told, "pinnedHeaderRowsCount", 0);
    if (pinned < 0 || pinned > grid.rows().size()) {
      throw new Amiss(
          "The number of pinned header rows must be between 0 and the number of rows of the"
              + " table.");
    }
    for (int row = 0; row < grid.rows().size(); row++) {
      Obj style = style(grid, row).without(HEADER);
      style(grid, row, row < pinned ? style.with(HEADER, Json.of(true)) : style);
    }
    return Obj.EMPTY;
  }

  private static Obj style(Grid grid, int row) {
    return Told.obj(((Unit.Fence) grid.segment().at(grid.rows().get(row).at())).told(), ROW);
  }

  private static void style(Grid grid, int row, Obj style) {
    int at = grid.rows().get(row).at();
    Unit.Fence fence = (Unit.Fence) grid.segment().at(at);
    grid.segment().set(at, fence.saying(fence.told().with(ROW, (Json) style)));
  }

  private static Obj rows(Document document, Obj told) {
    Mask mask = Mask.of(told, List.of("minRowHeight", "preventOverflow"), List.of(HEADER));
    Obj wish = (Obj) Forms.plain(Told.obj(told, ROW));
    Grid grid = Grid.of(document, Told.obj(told, "tableStartLocation"));
    for (int row : indices(told, "rowIndices", grid.rows().size())) {
      Obj style = mask.applied(style(grid, row), wish);
      boolean unset = !style.has("minRowHeight");
      style(grid, row, unset ? style.with("minRowHeight", (Json) Forms.points(0)) : style);
    }
    return Obj.EMPTY;
  }

  private static List<Integer> indices(Obj told, String member, int size) {
    List<Integer> indices = Told.words(told, member).stream().map(Integer::parseInt).toList();
    for (int index : indices) {
      if (index < 0 || index >= size) {
        throw new Amiss(
            "Index %d of %s must be between 0 and %d.".formatted(index, member, size - 1));
      }
    }
    return indices.isEmpty() ? IntStream.range(0, size).boxed().toList() : indices;
  }

  private static Obj columns(Document document, Obj told) {
    Mask mask = Mask.of(told, List.of("widthType", "width"), List.of());
    Obj wish = (Obj) Forms.plain(Told.obj(told, "tableColumnProperties"));
    boolean narrow =
        wish.has("width")
            && Told.real(Told.obj(wish, "width"), "magnitude").orElse(0.0) < NARROWEST;
    if (mask.names("width") && narrow) {
      throw new Amiss("The table column width must be at least 5 points.");
    }
    Grid grid = Grid.of(document, Told.obj(told, "tableStartLocation"));
    Unit.Fence table = (Unit.Fence) grid.segment().at(grid.start());
    List<Json> widths = new ArrayList<>();
    Obj style = Told.obj(table.told(), "tableStyle");
    widths.addAll(style.items("tableColumnProperties").items());
    while (widths.size() < grid.columns()) {
      widths.add(Obj.of("widthType", Json.of("EVENLY_DISTRIBUTED")));
    }
    for (int column : indices(told, "columnIndices", grid.columns())) {
      Obj changed = mask.applied(widths.get(column).asObj().orElse(Obj.EMPTY), wish);
      boolean even = !changed.has("widthType");
      widths.set(column, even ? changed.with("widthType", "EVENLY_DISTRIBUTED") : changed);
    }
    TableKinds.widths(grid, widths);
    return Obj.EMPTY;
  }

  private static Obj cells(Document document, Obj told) {
    Mask mask = Mask.of(told, OF_CELLS, List.of(Grid.ROWS, Grid.COLUMNS));
    Obj wish = (Obj) Forms.plain(Told.obj(told, Grid.STYLE));
    Part part = told.has("tableRange") ? Part.of(document, told) : whole(document, told);
    for (Grid.Box box : part.grid().boxes()) {
      if (part.box().meets(box)) {
        Obj style = mask.applied(part.grid().style(box.row(), box.column()), wish);
        for (Obj.Member usual : TableKinds.cellStyle()) {
          style = style.has(usual.key()) ? style : style.with(usual.key(), usual.value());
        }
        part.grid().style(box.row(), box.column(), style);
        Borders.shared(part.grid(), box, mask);
      }
    }
    return Obj.EMPTY;
  }

  private static Part whole(Document document, Obj told) {
    Grid grid = Grid.of(document, Told.obj(told, "tableStartLocation"));
    return new Part(grid, new Grid.Box(0, 0, grid.rows().size(), grid.columns()));
  }
}
