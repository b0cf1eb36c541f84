package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests that say what cells have.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, recorded traffic of
///   burnash/gspread, and measurements of mmedum/google-sheets-mcp, 2026-09-12
final class CellKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("updateCells", CellKinds::update);
    ALL.put("repeatCell", CellKinds::repeat);
    ALL.put("appendCells", CellKinds::append);
    ALL.put("updateBorders", CellKinds::borders);
    ALL.put("setDataValidation", CellKinds::validation);
    ALL.put("mergeCells", CellKinds::merge);
    ALL.put("unmergeCells", CellKinds::unmerge);
  }

  private static final String MERGES = "merges";
  private static final List<String> OWN =
      List.of(
          "effectiveValue", "formattedValue", "effectiveFormat", "hyperlink", "dataSourceFormula");

  private CellKinds() {}

  /// A cell of a request, without what the service alone tells.
  static Obj writable(Obj told) {
    Obj cell = Colours.paired(told);
    for (String own : OWN) {
      cell = cell.without(own);
    }
    return cell;
  }

  private static void put(Tab tab, int row, int column, Mask mask, Obj told) {
    Obj before = tab.grid().cell(row, column);
    Obj now = mask.applied(before, told);
    Told.obj(now, Entering.VALUE)
        .text("stringValue")
        .filter(text -> text.length() > Entering.MOST)
        .ifPresent(_ -> {
          throw new Amiss(
              "Your input contains more than the maximum of "
                  + Entering.MOST
                  + " characters in a single cell.");
        });
    boolean hollow = Told.obj(now, Entering.VALUE).isEmpty();
    tab.put(row, column, hollow ? now.without(Entering.VALUE) : now);
  }

  private static List<List<Obj>> rows(Obj told) {
    List<List<Obj>> rows = new ArrayList<>();
    for (Json row : told.items("rows")) {
      List<Obj> cells = new ArrayList<>();
      for (Json cell : row.asObj().orElse(Obj.EMPTY).items("values")) {
        cells.add(writable(cell.asObj().orElse(Obj.EMPTY)));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static Obj update(Book book, Obj told) {
    Mask mask = Mask.of(told);
    List<List<Obj>> rows = rows(told);
    if (told.has("range")) {
      Range range = Range.told(book, Told.obj(told, "range"));
      Box box = range.box();
      for (int y = 0; y < box.rows(); y++) {
        List<Obj> row = y < rows.size() ? rows.get(y) : List.of();
        for (int x = 0; x < box.columns(); x++) {
          Obj cell = x < row.size() ? row.get(x) : Obj.EMPTY;
          put(range.tab(), box.top() + y, box.left() + x, mask, cell);
        }
      }
      return Obj.EMPTY;
    }
    Obj start = Told.obj(told, "start");
    Tab tab = book.grid(Told.whole(start, "sheetId", 0));
    int top = Told.whole(start, "rowIndex", 0);
    int left = Told.whole(start, "columnIndex", 0);
    written(tab, top, left, rows, mask);
    return Obj.EMPTY;
  }

  private static void written(Tab tab, int top, int left, List<List<Obj>> rows, Mask mask) {
    int wide = rows.stream().mapToInt(List::size).max().orElse(0);
    if (top >= tab.rows() || top + rows.size() > tab.rows()) {
      throw new Amiss(
          "GridCoordinate.rowIndex[%d] is after last row in grid[%d]"
              .formatted(Math.max(top, tab.rows()), tab.rows() - 1));
    }
    if (left >= tab.columns() || left + wide > tab.columns()) {
      throw new Amiss(
          "GridCoordinate.columnIndex[%d] is after last column in grid[%d]"
              .formatted(Math.max(left, tab.columns()), tab.columns() - 1));
    }
    for (int y = 0; y < rows.size(); y++) {
      for (int x = 0; x < rows.get(y).size(); x++) {
        put(tab, top + y, left + x, mask, rows.get(y).get(x));
      }
    }
  }

  private static Obj repeat(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Range range = Range.told(book, Told.obj(told, "range"));
    Obj cell = writable(Told.obj(told, "cell"));
    Box box = range.box();
    for (int row = box.top(); row < box.bottom(); row++) {
      for (int column = box.left(); column < box.right(); column++) {
        Obj here = moved(cell, row - box.top(), column - box.left());
        put(range.tab(), row, column, mask, here);
      }
    }
    return Obj.EMPTY;
  }

  /// A cell so many rows below and columns right of where it was: its formula goes along.
  static Obj moved(Obj cell, int rows, int columns) {
    return Reckoning.formula(cell)
        .map(text -> Lines.withFormula(cell, Formula.of(text).moved(rows, columns).text()))
        .orElse(cell);
  }

  private static Obj append(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Tab tab = book.grid(Told.whole(told, "sheetId", 0));
    List<List<Obj>> rows = rows(told);
    int top = tab.grid().height(List.of(Entering.VALUE));
    int wide = rows.stream().mapToInt(List::size).max().orElse(0);
    if (top + rows.size() > tab.rows() || wide > tab.columns()) {
      tab.resize(Math.max(tab.rows(), top + rows.size()), Math.max(tab.columns(), wide));
    }
    if (!rows.isEmpty()) {
      written(tab, top, 0, rows, mask);
    }
    return Obj.EMPTY;
  }

  private static Obj borders(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    Box box = range.box();
    for (int row = box.top(); row < box.bottom(); row++) {
      for (int column = box.left(); column < box.right(); column++) {
        bordered(range.tab(), row, column, edges(told, box, row, column));
      }
    }
    return Obj.EMPTY;
  }

  // What a request says of the four sides of a cell.
  private static Obj edges(Obj told, Box box, int row, int column) {
    Obj edges = Obj.EMPTY;
    edges = edge(edges, told, "top", row == box.top() ? "top" : "innerHorizontal");
    edges = edge(edges, told, "bottom", row == box.bottom() - 1 ? "bottom" : "innerHorizontal");
    edges = edge(edges, told, "left", column == box.left() ? "left" : "innerVertical");
    return edge(edges, told, "right", column == box.right() - 1 ? "right" : "innerVertical");
  }

  private static Obj edge(Obj edges, Obj told, String side, String from) {
    return told.obj(from).map(border -> edges.with(side, (Json) border)).orElse(edges);
  }

  private static void bordered(Tab tab, int row, int column, Obj edges) {
    Obj cell = tab.grid().cell(row, column);
    Obj format = Told.obj(cell, Cell.FORMAT);
    Obj borders = Told.obj(format, "borders");
    for (Obj.Member edge : edges) {
      Obj border = Colours.paired(edge.value().asObj().orElse(Obj.EMPTY));
      boolean none = Told.text(border, "style").equals("NONE");
      borders = none ? borders.without(edge.key()) : borders.with(edge.key(), (Json) border);
    }
    Obj now =
        borders.isEmpty() ? format.without("borders") : format.with("borders", (Json) borders);
    tab.put(row, column, now.isEmpty() ? cell.without(Cell.FORMAT) : cell.with(Cell.FORMAT, now));
  }

  private static Obj validation(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    Obj rule = Told.said(Told.obj(told, "rule"));
    if (!rule.isEmpty() && Told.text(Told.obj(rule, "condition"), "type").isEmpty()) {
      throw new Amiss("DataValidationRule.condition must be set.");
    }
    Box box = range.box();
    for (int row = box.top(); row < box.bottom(); row++) {
      for (int column = box.left(); column < box.right(); column++) {
        Obj cell = range.tab().grid().cell(row, column);
        Obj now =
            rule.isEmpty()
                ? cell.without("dataValidation")
                : cell.with("dataValidation", (Json) rule);
        range.tab().put(row, column, now);
      }
    }
    return Obj.EMPTY;
  }

  /// The merged cells of a sheet.
  static List<Box> merges(Tab tab) {
    List<Box> merges = new ArrayList<>();
    for (Obj merge : Book.objects(tab.items(MERGES))) {
      merges.add(
          new Box(
              Told.whole(merge, "startRowIndex", 0),
              Told.whole(merge, "startColumnIndex", 0),
              Told.whole(merge, "endRowIndex", 0),
              Told.whole(merge, "endColumnIndex", 0)));
    }
    return merges;
  }

  private static void keep(Tab tab, List<Box> merges) {
    tab.items(MERGES, merges.stream().map(each -> each.told(tab.id())).toList());
  }

  private static Obj merge(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    Tab tab = range.tab();
    Box box = range.box();
    frozen(tab, box);
    List<Box> merges = apart(tab, box);
    String type = Told.text(told, "mergeType");
    if (type.equals("MERGE_ROWS")) {
      for (int row = box.top(); row < box.bottom(); row++) {
        merges.add(new Box(row, box.left(), row + 1, box.right()));
      }
    } else if (type.equals("MERGE_COLUMNS")) {
      for (int column = box.left(); column < box.right(); column++) {
        merges.add(new Box(box.top(), column, box.bottom(), column + 1));
      }
    } else {
      merges.add(box);
    }
    merges.removeIf(each -> each.rows() * each.columns() < 2);
    for (Box merged : merges) {
      if (box.has(merged)) {
        emptied(tab, merged);
      }
    }
    keep(tab, merges);
    return Obj.EMPTY;
  }

  // Only the first cell keeps its value.
  private static void emptied(Tab tab, Box merged) {
    for (int row = merged.top(); row < merged.bottom(); row++) {
      for (int column = merged.left(); column < merged.right(); column++) {
        boolean first = row == merged.top() && column == merged.left();
        Obj cell = tab.grid().cell(row, column);
        if (!first && cell.has(Entering.VALUE)) {
          tab.put(row, column, cell.without(Entering.VALUE));
        }
      }
    }
  }

  // The merges that have nothing of a box.
  private static List<Box> apart(Tab tab, Box box) {
    List<Box> merges = new ArrayList<>();
    for (Box each : merges(tab)) {
      if (!each.meets(box)) {
        merges.add(each);
      } else if (!box.has(each)) {
        throw new Amiss("You must select all cells in a merged range to merge or unmerge them.");
      }
    }
    return merges;
  }

  private static void frozen(Tab tab, Box box) {
    int rows = Told.whole(tab.gridProperties(), "frozenRowCount", 0);
    int columns = Told.whole(tab.gridProperties(), "frozenColumnCount", 0);
    if (box.top() < rows && box.bottom() > rows) {
      throw new Amiss("You can't merge frozen and non-frozen rows.");
    }
    if (box.left() < columns && box.right() > columns) {
      throw new Amiss("You can't merge frozen and non-frozen columns.");
    }
  }

  private static Obj unmerge(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    keep(range.tab(), apart(range.tab(), range.box()));
    return Obj.EMPTY;
  }
}
