package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Value;
import java.util.ArrayList;
import java.util.List;

/// Shows a spreadsheet, with the cells of ranges or without.
///
/// - source: developers.google.com, Sheets API, spreadsheets.get, and recorded traffic of
///   burnash/gspread, 2026-09-12
final class Gridded {

  private final Book book;
  private final boolean cells;
  private final Reckoning reckoning;
  private final Obj usual;

  /// @param cells whether cells are shown
  Gridded(Book book, boolean cells) {
    this.book = book;
    this.cells = cells;
    this.reckoning = new Reckoning(book);
    this.usual = Told.obj(book.properties(), "defaultFormat");
  }

  /// The spreadsheet, with no other sheets than those of these ranges, where there are any.
  Obj shown(List<Range> ranges) {
    List<Json> sheets = new ArrayList<>();
    for (Tab tab : book.tabs()) {
      List<Range> own = ranges.stream().filter(range -> range.tab() == tab).toList();
      if (ranges.isEmpty() || !own.isEmpty()) {
        sheets.add(sheet(tab, own));
      }
    }
    Obj whole = book.item().with("sheets", Json.array(sheets));
    List<Obj> notes =
        book.metadata().stream().filter(note -> Metadata.sheet(note).isEmpty()).toList();
    return notes.isEmpty() ? whole : whole.with(Metadata.MEMBER, Json.array(notes));
  }

  private Obj sheet(Tab tab, List<Range> ranges) {
    Obj shown = Obj.of("properties", tab.properties());
    if (cells && tab.isGrid()) {
      List<Range> all = ranges.isEmpty() ? List.of(Range.whole(tab)) : ranges;
      shown = shown.with("data", Json.array(all.stream().map(this::data).toList()));
    }
    shown = shown.withAll(tab.item().without("properties"));
    List<Obj> notes =
        book.metadata().stream()
            .filter(note -> Told.obj(note, "location").has("sheetId"))
            .filter(note -> Metadata.sheet(note).filter(id -> id == tab.id()).isPresent())
            .toList();
    return notes.isEmpty() ? shown : shown.with(Metadata.MEMBER, Json.array(notes));
  }

  private Obj data(Range range) {
    Box box = range.box();
    Tab tab = range.tab();
    Obj.Builder data = Obj.builder();
    if (box.top() > 0) {
      data.put("startRow", Json.of(box.top()));
    }
    if (box.left() > 0) {
      data.put("startColumn", Json.of(box.left()));
    }
    List<Obj> rows = rows(tab, reckoning.used(tab, box));
    if (!rows.isEmpty()) {
      data.put("rowData", Json.array(rows));
    }
    return data.put("rowMetadata", lines(tab, Lines.ROWS, box.top(), box.bottom()))
        .put("columnMetadata", lines(tab, Lines.COLUMNS, box.left(), box.right()))
        .build();
  }

  private List<Obj> rows(Tab tab, Box box) {
    List<Obj> rows = new ArrayList<>();
    int last = 0;
    for (int row = box.top(); row < box.bottom(); row++) {
      List<Obj> line = row(tab, box, row);
      rows.add(line.isEmpty() ? Obj.EMPTY : Obj.of("values", Json.array(line)));
      last = line.isEmpty() ? last : rows.size();
    }
    return rows.subList(0, last);
  }

  private List<Obj> row(Tab tab, Box box, int row) {
    List<Obj> line = new ArrayList<>();
    int last = 0;
    for (int column = box.left(); column < box.right(); column++) {
      Value value = reckoning.at(tab, row, column);
      Obj cell = Cell.shown(tab.grid().cell(row, column), value, usual);
      line.add(cell);
      last = cell.isEmpty() ? last : line.size();
    }
    return line.subList(0, last);
  }

  private Json lines(Tab tab, String dimension, int from, int to) {
    int size = Lines.isColumns(dimension) ? LineKinds.WIDTH : LineKinds.HEIGHT;
    Obj plain = Obj.of(LineKinds.SIZE, Json.of(size));
    List<Obj> lines = new ArrayList<>();
    for (int line = from; line < to; line++) {
      Obj told = tab.track(dimension, line);
      Obj shown = told.isEmpty() ? plain : withSize(told, plain);
      lines.add(noted(tab, dimension, line, shown));
    }
    return Json.array(lines);
  }

  private static Obj withSize(Obj told, Obj plain) {
    return told.has(LineKinds.SIZE) ? told : told.withAll(plain);
  }

  private Obj noted(Tab tab, String dimension, int line, Obj shown) {
    List<Obj> notes = new ArrayList<>();
    for (Obj note : book.metadata()) {
      Obj range = Told.obj(Told.obj(note, "location"), "dimensionRange");
      boolean here =
          Told.text(range, "dimension").equals(dimension)
              && Told.whole(range, "sheetId", 0) == tab.id()
              && Told.whole(range, "startIndex", 0) == line;
      if (here) {
        notes.add(note);
      }
    }
    return notes.isEmpty() ? shown : shown.with(Metadata.MEMBER, Json.array(notes));
  }
}
