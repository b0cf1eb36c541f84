package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about tables, whose columns have names and types.
///
/// - source: developers.google.com, Sheets API, guides/tables, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class TableKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("addTable", TableKinds::add);
    ALL.put("updateTable", TableKinds::update);
    ALL.put("deleteTable", TableKinds::delete);
  }

  private static final String COLUMNS = "columnProperties";
  private static final String NAME = "columnName";
  private static final String TYPE = "columnType";

  private TableKinds() {}

  private static Obj add(Book book, Obj told) {
    Obj wanted = Colours.paired(Told.obj(told, "table"));
    Range range = Range.told(book, Told.obj(wanted, "range"));
    for (Obj other : Items.TABLES.of(range.tab())) {
      if (Range.told(book, Told.obj(other, "range")).box().meets(range.box())) {
        throw new Amiss("You cannot add a table that overlaps another table.");
      }
    }
    String name = wanted.text("name").filter(word -> !word.isEmpty()).orElseGet(() -> free(book));
    Obj table =
        wanted
            .with("name", name)
            .with("range", (Json) range.box().told(range.tab().id()))
            .with(COLUMNS, Json.array(columns(range, wanted)));
    return Obj.of("table", Items.TABLES.add(range.tab(), table));
  }

  private static String free(Book book) {
    int number = 1;
    for (Tab tab : book.tabs()) {
      number += Items.TABLES.of(tab).size();
    }
    return "Table" + number;
  }

  // A column without a name takes what stands in its head, else a number, which is written there.
  private static List<Obj> columns(Range range, Obj wanted) {
    var reckoning = new Reckoning(range.tab().book());
    Box box = range.box();
    List<Obj> told = Book.objects(wanted.items(COLUMNS));
    List<Obj> columns = new ArrayList<>();
    for (int i = 0; i < box.columns(); i++) {
      Obj column = i < told.size() ? told.get(i) : Obj.EMPTY;
      check(column);
      int at = box.left() + i;
      Obj head = range.tab().grid().cell(box.top(), at);
      Value value = reckoning.at(range.tab(), box.top(), at);
      boolean readable = Reckoning.formula(head).isEmpty() && !(value instanceof Value.Blank);
      String usual = readable ? Look.shown(value, head) : "Column " + (i + 1);
      String name = column.text(NAME).filter(word -> !word.isEmpty()).orElse(usual);
      if (!readable || !name.equals(usual)) {
        Obj text = Obj.of("stringValue", Json.of(name));
        range.tab().put(box.top(), at, head.with(Entering.VALUE, (Json) text));
      }
      Obj first = i == 0 ? Obj.EMPTY : Obj.of("columnIndex", Json.of(i));
      columns.add(first.with(NAME, name).withAll(column.without("columnIndex").without(NAME)));
    }
    return columns;
  }

  private static void check(Obj column) {
    boolean list = Told.text(column, TYPE).equals("DROPDOWN");
    boolean condition = column.has("dataValidationRule");
    if (list && !condition) {
      throw new Amiss("Condition must be set for dropdown column type.");
    }
    if (!list && condition) {
      throw new Amiss("Cannot set condition for non-dropdown column type.");
    }
  }

  private static Obj update(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj wanted = Colours.paired(Told.obj(told, "table"));
    Items.Found found = Items.TABLES.get(book, wanted);
    Json id = found.thing().find("tableId").orElseThrow();
    Obj now = mask.applied(found.thing(), wanted).with("tableId", id);
    Range range = Range.told(book, Told.obj(now, "range"));
    Obj whole =
        now.with("range", (Json) range.box().told(range.tab().id()))
            .with(COLUMNS, Json.array(columns(range, now)));
    Items.TABLES.change(found, _ -> whole);
    return Obj.EMPTY;
  }

  private static Obj delete(Book book, Obj told) {
    Items.Found found = Items.TABLES.get(book, told);
    Box box = Range.told(book, Told.obj(found.thing(), "range")).box();
    Block.clear(found.tab(), box);
    Items.TABLES.remove(found);
    return Obj.EMPTY;
  }
}
