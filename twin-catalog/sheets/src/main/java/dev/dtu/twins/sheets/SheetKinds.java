package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Formula;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about a spreadsheet and its sheets.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, recorded traffic of
///   burnash/gspread, and measurements of mmedum/google-sheets-mcp, 2026-09-12
final class SheetKinds {

  /// Sheets of a spreadsheet, at most.
  static final int MOST = 200;

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("updateSpreadsheetProperties", SheetKinds::spreadsheet);
    ALL.put("updateSheetProperties", SheetKinds::update);
    ALL.put("addSheet", SheetKinds::add);
    ALL.put("deleteSheet", SheetKinds::delete);
    ALL.put("duplicateSheet", SheetKinds::duplicate);
  }

  private static final String NONE_SHOWN = "You can't hide all the sheets in a document.";

  private SheetKinds() {}

  private static Obj spreadsheet(Book book, Obj told) {
    Obj from = Colours.paired(Told.obj(told, "properties"));
    Obj now = Mask.of(told).applied(book.properties(), from);
    if (Told.text(now, "title").isEmpty()) {
      throw new Amiss("The title of a spreadsheet cannot be empty.");
    }
    book.properties(now);
    return Obj.EMPTY;
  }

  private static Obj update(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj from = Colours.paired(Told.obj(told, "properties"));
    Tab tab = book.sheet(Told.whole(from, "sheetId", 0));
    Obj before = tab.properties();
    Obj applied = mask.applied(before, from).with("sheetId", Json.of(tab.id()));
    Obj now = Told.said(applied.with("sheetType", Told.text(before, "sheetType")));
    String title = Told.text(now, "title");
    if (mask.names("title")) {
      titled(book, tab, title);
    }
    int rows = tab.rows();
    int columns = tab.columns();
    if (tab.isGrid()) {
      Obj grid = Told.said(Told.obj(applied, "gridProperties"));
      int high = Told.whole(grid, "rowCount", rows);
      int wide = Told.whole(grid, "columnCount", columns);
      tab.resize(high, wide);
      frozen(grid, high, wide);
      now = now.with("gridProperties", tab.gridProperties().withAll(grid));
      now = now.with("gridProperties", without(Told.obj(now, "gridProperties"), grid));
    }
    tab.properties(whole(now, before, tab.index()));
    if (book.tabs().stream().allMatch(Tab::isHidden)) {
      throw new Amiss(NONE_SHOWN);
    }
    if (mask.names("index") && Told.has(from, "index")) {
      moved(book, tab, Told.whole(from, "index", 0));
    }
    return Obj.EMPTY;
  }

  private static Obj without(Obj grid, Obj told) {
    Obj left = grid;
    for (String member : grid.keys()) {
      left = told.has(member) ? left : left.without(member);
    }
    return left;
  }

  // In the order in which the service tells them.
  private static Obj whole(Obj now, Obj before, int index) {
    Obj first =
        Obj.of("sheetId", before.find("sheetId").orElse(Json.of(0)))
            .with("title", Told.text(now, "title"))
            .with("index", Json.of(index));
    return first.withAll(now.without("sheetId").without("index"));
  }

  private static void frozen(Obj grid, int rows, int columns) {
    if (Told.whole(grid, "frozenRowCount", 0) >= rows) {
      throw new Amiss("You can't freeze all visible rows on the sheet.");
    }
    if (Told.whole(grid, "frozenColumnCount", 0) >= columns) {
      throw new Amiss("You can't freeze all visible columns on the sheet.");
    }
  }

  private static void titled(Book book, Tab tab, String title) {
    if (title.isEmpty()) {
      throw new Amiss("The title of a sheet cannot be empty.");
    }
    untaken(book, tab.id(), title);
    String before = tab.title();
    if (!before.equals(title)) {
      Lines.formulas(book, (formula, _) -> Formula.of(formula).renamed(before, title).text());
    }
  }

  private static void untaken(Book book, int id, String title) {
    boolean taken =
        book.tabs().stream()
            .anyMatch(other -> other.id() != id && other.title().equalsIgnoreCase(title));
    if (taken) {
      throw new Amiss(
          "A sheet with the name \"" + title + "\" already exists. Please enter another name.");
    }
  }

  // Where a sheet goes is read against the order before it moves.
  private static void moved(Book book, Tab tab, int index) {
    int before = book.tabs().indexOf(tab);
    if (index < 0 || index > book.tabs().size()) {
      throw new Amiss("Sheet index must be between 0 and " + book.tabs().size() + ".");
    }
    book.tabs().remove(tab);
    int at = index > before ? index - 1 : index;
    book.tabs().add(Math.min(at, book.tabs().size()), tab);
    book.number();
  }

  private static Obj add(Book book, Obj told) {
    return Obj.of("properties", added(book, Told.obj(told, "properties")).properties());
  }

  /// A sheet that a request tells, in its place among the others.
  ///
  /// @throws Amiss when its title or number is taken, or there are as many as can be
  static Tab added(Book book, Obj told) {
    if (book.tabs().size() >= MOST) {
      throw new Amiss(
          "This action would increase the number of sheets in the workbook above the limit of "
              + MOST
              + " sheets.");
    }
    int id = Kind.number(book, told, "sheetId");
    if (book.find(id).isPresent()) {
      throw new Amiss("Sheet with id " + id + " already exists.");
    }
    int index = Told.whole(told, "index", book.tabs().size());
    if (index < 0 || index > book.tabs().size()) {
      throw new Amiss("Sheet index must be between 0 and " + book.tabs().size() + ".");
    }
    Obj whole = Birth.sheet(told, id, untitled(book), index);
    untaken(book, id, Told.text(whole, "title"));
    Tab tab = book.add(sized(whole));
    Obj grid = tab.gridProperties();
    if (tab.isGrid()) {
      tab.resize(Told.whole(Told.obj(whole, "gridProperties"), "rowCount", 0), width(whole));
      frozen(grid, tab.rows(), tab.columns());
    }
    book.tabs().remove(tab);
    book.tabs().add(index, tab);
    book.number();
    return tab;
  }

  private static int width(Obj whole) {
    return Told.whole(Told.obj(whole, "gridProperties"), "columnCount", 0);
  }

  // A sheet without cells yet, so that the number of all is looked at when it gets them.
  private static Obj sized(Obj whole) {
    return whole
        .obj("gridProperties")
        .map(grid ->
            whole.with(
                "gridProperties",
                grid.with("rowCount", Json.of(0)).with("columnCount", Json.of(0))))
        .orElse(whole);
  }

  private static String untitled(Book book) {
    int number = book.tabs().size() + 1;
    while (book.titled("Sheet" + number).isPresent()) {
      number++;
    }
    return "Sheet" + number;
  }

  private static Obj delete(Book book, Obj told) {
    Tab tab = book.sheet(Told.whole(told, "sheetId", 0));
    if (book.tabs().size() == 1) {
      throw new Amiss("You can't remove all the sheets in a document.");
    }
    if (book.tabs().stream().allMatch(other -> other == tab || other.isHidden())) {
      throw new Amiss("You can't remove all the visible sheets in a document.");
    }
    book.remove(tab);
    return Obj.EMPTY;
  }

  private static Obj duplicate(Book book, Obj told) {
    Tab source = book.sheet(Told.whole(told, "sourceSheetId", 0));
    String title =
        told.text("newSheetName")
            .filter(name -> !name.isEmpty())
            .orElseGet(() -> free(book, "Copy of " + source.title()));
    Obj wanted =
        source
            .properties()
            .with("title", title)
            .with("sheetId", Json.of(Kind.number(book, told, "newSheetId")))
            .with("index", Json.of(Told.whole(told, "insertSheetIndex", 0)));
    Tab copy = added(book, wanted);
    filled(copy, source);
    return Obj.of("properties", copy.properties());
  }

  /// A title that no sheet has yet.
  static String free(Book book, String title) {
    String free = title;
    for (int i = 2; book.titled(free).isPresent(); i++) {
      free = title + " " + i;
    }
    return free;
  }

  /// Fills a new sheet with all that another has.
  static void filled(Tab copy, Tab source) {
    if (source.isGrid()) {
      source
          .grid()
          .rows()
          .forEach((row, cells) -> cells.forEach((column, cell) -> copy.put(row, column, cell)));
      for (String dimension : List.of(Lines.ROWS, Lines.COLUMNS)) {
        for (Obj.Member track : Told.obj(source.tracks(), dimension)) {
          copy.track(
              dimension, Integer.parseInt(track.key()), track.value().asObj().orElse(Obj.EMPTY));
        }
      }
    }
    Obj item = copy.item();
    for (Obj.Member member : source.item()) {
      if (!member.key().equals("properties") && !member.key().equals("charts")) {
        item = item.with(member.key(), Renumbered.of(member.value(), source.id(), copy));
      }
    }
    copy.item(item);
  }
}
