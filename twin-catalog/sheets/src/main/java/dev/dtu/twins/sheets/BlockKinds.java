package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Formula;
import dev.dtu.twins.sheets.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests that carry cells about.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, and recorded traffic of
///   burnash/gspread and grouparoo, 2026-09-12
final class BlockKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("insertRange", BlockKinds::insert);
    ALL.put("deleteRange", BlockKinds::delete);
    ALL.put("copyPaste", BlockKinds::copy);
    ALL.put("cutPaste", BlockKinds::cut);
    ALL.put("pasteData", BlockKinds::data);
    ALL.put("autoFill", BlockKinds::fill);
    ALL.put("textToColumns", BlockKinds::split);
  }

  private BlockKinds() {}

  private static boolean rows(Obj told) {
    String dimension = Told.text(told, "shiftDimension");
    if (dimension.isEmpty()) {
      throw new Amiss("No shiftDimension was specified.");
    }
    return dimension.equals(Lines.ROWS);
  }

  private static Obj insert(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    Block.open(range.tab(), range.box(), rows(told));
    return Obj.EMPTY;
  }

  private static Obj delete(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    Block.close(range.tab(), range.box(), rows(told));
    return Obj.EMPTY;
  }

  private static Obj copy(Book book, Obj told) {
    Range source = Range.told(book, Told.obj(told, "source"));
    Range target = Range.told(book, Told.obj(told, "destination"));
    String type = Told.text(told, "pasteType");
    boolean turned = Told.text(told, "pasteOrientation").equals("TRANSPOSE");
    List<List<Obj>> values = values(source);
    Block block = Block.of(source.tab(), source.box());
    Block shown = new Block(source.tab(), source.box(), values);
    block = turned ? block.turned() : block;
    shown = turned ? shown.turned() : shown;
    Box to = target.box();
    int high = Math.max(1, block.box().rows());
    int wide = Math.max(1, block.box().columns());
    // A target that is larger than the source by whole times is filled with it again and again.
    int down = Math.max(1, to.rows() / high);
    int across = Math.max(1, to.columns() / wide);
    for (int y = 0; y < down * high; y++) {
      for (int x = 0; x < across * wide; x++) {
        Obj other = block.cells().get(y % high).get(x % wide);
        int row = to.top() + y;
        int column = to.left() + x;
        int fromRow = block.box().top() + y % high;
        int fromColumn = block.box().left() + x % wide;
        Obj here = CellKinds.moved(other, row - fromRow, column - fromColumn);
        if (row < target.tab().rows() && column < target.tab().columns()) {
          Obj there = target.tab().grid().cell(row, column);
          Obj value = shown.cells().get(y % high).get(x % wide);
          target.tab().put(row, column, Block.pasted(there, here, type, value));
        }
      }
    }
    return Obj.EMPTY;
  }

  private static List<List<Obj>> values(Range range) {
    var reckoning = new Reckoning(range.tab().book());
    List<List<Obj>> values = new ArrayList<>();
    Box box = range.box();
    for (int row = box.top(); row < box.bottom(); row++) {
      List<Obj> line = new ArrayList<>();
      for (int column = box.left(); column < box.right(); column++) {
        line.add(Showing.extended(reckoning.at(range.tab(), row, column)));
      }
      values.add(line);
    }
    return values;
  }

  private static Obj cut(Book book, Obj told) {
    Range source = Range.told(book, Told.obj(told, "source"));
    Obj target = Told.obj(told, "destination");
    Tab to = book.grid(Told.whole(target, "sheetId", 0));
    int row = Told.whole(target, "rowIndex", 0);
    int column = Told.whole(target, "columnIndex", 0);
    Block block = Block.of(source.tab(), source.box());
    block.clear();
    block.write(to, row, column);
    Box there = new Box(row, column, row + source.box().rows(), column + source.box().columns());
    Lines.formulas(
        book,
        (text, home) ->
            Formula.of(text)
                .carried(Block.area(source.tab(), source.box()), Block.area(to, there), home)
                .text());
    return Obj.EMPTY;
  }

  private static Obj data(Book book, Obj told) {
    Obj start = Told.obj(told, "coordinate");
    Tab tab = book.grid(Told.whole(start, "sheetId", 0));
    if (told.flag("html")) {
      throw new Amiss("HTML cannot be pasted here: send 'delimiter' and delimited text.");
    }
    String delimiter = Told.text(told, "delimiter");
    if (delimiter.isEmpty()) {
      throw new Amiss("Either 'delimiter' or 'html' must be set.");
    }
    List<List<Json>> rows = new ArrayList<>();
    for (String line : Told.text(told, "data").split("\r?\n")) {
      rows.add(Delimited.parts(line, delimiter).stream().<Json>map(Json::of).toList());
    }
    int top = Told.whole(start, "rowIndex", 0);
    int left = Told.whole(start, "columnIndex", 0);
    int wide = rows.stream().mapToInt(List::size).max().orElse(0);
    var box = new Box(top, left, top + rows.size(), left + wide);
    if (box.bottom() > tab.rows() || box.right() > tab.columns()) {
      tab.resize(Math.max(tab.rows(), box.bottom()), Math.max(tab.columns(), box.right()));
    }
    Entering.of(book, "USER_ENTERED").write(tab, box, rows);
    return Obj.EMPTY;
  }

  private static Obj split(Book book, Obj told) {
    Range source = Range.told(book, Told.obj(told, "source"));
    Box box = source.box();
    if (box.columns() != 1) {
      throw new Amiss("The source must span exactly one column.");
    }
    var reckoning = new Reckoning(book);
    Entering entering = Entering.of(book, "USER_ENTERED");
    for (int row = box.top(); row < box.bottom(); row++) {
      Obj cell = source.tab().grid().cell(row, box.left());
      String text = Look.shown(reckoning.at(source.tab(), row, box.left()), cell);
      List<String> parts = Delimited.parts(text, Delimited.delimiter(told, text));
      if (box.left() + parts.size() > source.tab().columns()) {
        source.tab().resize(source.tab().rows(), box.left() + parts.size());
      }
      var line = new Box(row, box.left(), row + 1, box.left() + parts.size());
      entering.write(source.tab(), line, List.of(parts.stream().<Json>map(Json::of).toList()));
    }
    return Obj.EMPTY;
  }

  private static Obj fill(Book book, Obj told) {
    if (told.has("sourceAndDestination")) {
      Obj both = Told.obj(told, "sourceAndDestination");
      Range source = Range.told(book, Told.obj(both, "source"));
      boolean rows = !Lines.isColumns(Told.text(both, "dimension"));
      filled(source, rows, Told.whole(both, "fillLength", 0));
      return Obj.EMPTY;
    }
    Range range = Range.told(book, Told.obj(told, "range"));
    Box box = range.box();
    int height = 0;
    var reckoning = new Reckoning(book);
    for (int row = box.top(); row < box.bottom(); row++) {
      boolean blank = reckoning.at(range.tab(), row, box.left()) instanceof Value.Blank;
      height = blank ? height : row - box.top() + 1;
    }
    if (height > 0) {
      var source = new Box(box.top(), box.left(), box.top() + height, box.right());
      filled(Range.of(range.tab(), source), true, box.rows() - height);
    }
    return Obj.EMPTY;
  }

  // Goes on with a series of numbers, else with what there is again and again.
  private static void filled(Range source, boolean rows, int length) {
    Box box = source.box();
    Block block = Block.of(source.tab(), box);
    int size = rows ? box.rows() : box.columns();
    int lines = rows ? box.columns() : box.rows();
    for (int line = 0; line < lines; line++) {
      List<Obj> cells = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        cells.add(rows ? block.cells().get(i).get(line) : block.cells().get(line).get(i));
      }
      for (int i = 1; i <= Math.abs(length); i++) {
        int at = length > 0 ? size + i - 1 : -i;
        int from = Math.floorMod(at, size);
        Obj next =
            Series.of(cells, at)
                .orElseGet(() ->
                    CellKinds.moved(cells.get(from), rows ? at - from : 0, rows ? 0 : at - from));
        int row = box.top() + (rows ? at : line);
        int column = box.left() + (rows ? line : at);
        if (source.tab().box().has(row, column)) {
          source.tab().put(row, column, next);
        }
      }
    }
  }
}
