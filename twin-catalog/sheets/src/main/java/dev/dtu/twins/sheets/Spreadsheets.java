package dev.dtu.twins.sheets;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Spreadsheets: making and reading them, and what developers note in them.
///
/// - source: developers.google.com, Sheets API, spreadsheets, recorded traffic of burnash/gspread, and
///   measurements of mmedum/google-sheets-mcp, 2026-09-12
final class Spreadsheets {

  private static final String ROOT = "sheets.spreadsheets.";

  static final Repertoire PARTS =
      Repertoire.NONE
          .on(ROOT + "create", Spreadsheets::create)
          .finding(ROOT + "get", Method.reading(Spreadsheets::get))
          .finding(ROOT + "getByDataFilter", Method.reading(Spreadsheets::getBy))
          .finding(ROOT + "sheets.copyTo", Method.writing(Spreadsheets::copy))
          .finding(ROOT + "developerMetadata.get", Method.reading(Spreadsheets::note))
          .finding(ROOT + "developerMetadata.search", Method.reading(Spreadsheets::notes));

  private static final Pattern DATA = Pattern.compile("(?:^|[./,(])data(?:$|[./,()])");

  private Spreadsheets() {}

  /// Makes a spreadsheet, with the sheets that the body has, else with one.
  ///
  /// - in: the body's `properties`, `sheets`, `namedRanges`
  /// - refuses: `bad-request` of sheets that do not go together
  private static Reply create(Play play) {
    Obj sent = play.arguments();
    Thing made = play.done();
    Obj bare = Obj.of("spreadsheetId", Json.of(made.id()));
    Book book = Book.of(play, made.showing(bare).hiding(Obj.EMPTY));
    try {
      book.properties(Birth.properties(Told.said(Told.obj(sent, "properties"))));
      sheets(book, Book.objects(sent.items("sheets")));
      for (Obj named : Book.objects(sent.items("namedRanges"))) {
        Obj range = Range.told(book, Told.obj(named, "range")).told();
        book.namedRanges().add(named.with("range", (Json) range));
      }
      Book.objects(sent.items(Metadata.MEMBER))
          .forEach(note -> book.metadata().add(Metadata.made(book, note)));
    } catch (Amiss wrong) {
      throw wrong.refusal();
    }
    book.keep();
    return Reply.json(200, new Gridded(book, false).shown(List.of()));
  }

  private static void sheets(Book book, List<Obj> told) {
    if (told.isEmpty()) {
      return;
    }
    book.tabs().clear();
    for (Obj sheet : told) {
      Obj wanted = Told.obj(sheet, "properties").without("index");
      boolean first = book.tabs().isEmpty() && !Told.has(wanted, "sheetId");
      Tab tab = SheetKinds.added(book, first ? wanted.with("sheetId", Json.of(0)) : wanted);
      tab.item(sheet.without("data").with("properties", (Json) tab.properties()));
      Book.objects(sheet.items("data")).forEach(data -> fill(tab, data));
    }
  }

  private static void fill(Tab tab, Obj data) {
    int top = Told.whole(data, "startRow", 0);
    int left = Told.whole(data, "startColumn", 0);
    List<Obj> rows = Book.objects(data.items("rowData"));
    for (int y = 0; y < rows.size(); y++) {
      List<Obj> cells = Book.objects(rows.get(y).items("values"));
      for (int x = 0; x < cells.size(); x++) {
        if (!tab.box().has(top + y, left + x)) {
          throw tab.exceeded(A1.quoted(tab.title()) + "!" + A1.cell(top + y, left + x));
        }
        tab.put(top + y, left + x, CellKinds.writable(cells.get(x)));
      }
    }
    tracks(tab, Lines.ROWS, Told.whole(data, "startRow", 0), data.items("rowMetadata"));
    tracks(tab, Lines.COLUMNS, Told.whole(data, "startColumn", 0), data.items("columnMetadata"));
  }

  private static void tracks(Tab tab, String dimension, int from, Arr told) {
    List<Obj> tracks = Book.objects(told);
    for (int i = 0; i < tracks.size(); i++) {
      tab.track(dimension, from + i, Told.said(tracks.get(i)));
    }
  }

  /// Shows a spreadsheet.
  ///
  /// - in: `ranges`, `includeGridData`, `fields`
  /// - refuses: `bad-request` of a range that there is not
  private static Obj get(Play play, Book book) {
    List<Range> ranges = new ArrayList<>();
    for (String text : play.scene().query().all("ranges")) {
      ranges.add(A1.read(book, text));
    }
    Optional<String> fields = play.asked("fields");
    boolean cells =
        fields.isPresent() && !fields.get().equals("*")
            ? DATA.matcher(fields.get()).find()
            : play.flagged("includeGridData");
    return new Gridded(book, cells).shown(ranges);
  }

  private static Obj getBy(Play play, Book book) {
    List<Range> ranges = new ArrayList<>();
    Filters.matched(book, play.arguments()).forEach(match -> ranges.add(match.range()));
    Optional<String> fields = play.asked("fields");
    boolean cells =
        fields.isPresent()
            ? DATA.matcher(fields.get()).find()
            : play.arguments().flag("includeGridData");
    return new Gridded(book, cells).shown(ranges);
  }

  /// Copies a sheet into a spreadsheet.
  ///
  /// - in: `sheetId`, the body's `destinationSpreadsheetId`
  /// - refuses: `not-found` of that spreadsheet, `bad-request` of a sheet that there is not
  private static Obj copy(Play play, Book book) {
    int id = play.asked("sheetId").map(Integer::parseInt).orElse(0);
    Tab source = book.sheet(id);
    String target = Told.text(play.arguments(), "destinationSpreadsheetId");
    Book other = target.equals(book.id()) ? book : Book.open(play, target);
    String title = SheetKinds.free(other, "Copy of " + source.title());
    Obj wanted =
        source
            .properties()
            .without("sheetId")
            .with("title", title)
            .with("index", Json.of(other.tabs().size()));
    Tab copy = SheetKinds.added(other, wanted);
    SheetKinds.filled(copy, source);
    other.keep();
    return copy.properties();
  }

  private static Obj note(Play play, Book book) {
    String id = play.asked("metadataId").orElse("");
    return book.metadata().stream()
        .filter(note -> Integer.toString(Told.whole(note, "metadataId", 0)).equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
  }

  private static Obj notes(Play play, Book book) {
    List<Obj> filters = Book.objects(play.arguments().items("dataFilters"));
    List<Json> matched = new ArrayList<>();
    for (Obj note : Metadata.wanted(book, filters)) {
      List<Obj> by = filters.stream().filter(filter -> Metadata.wants(book, filter, note)).toList();
      matched.add(Obj.of(Metadata.MEMBER, note, "dataFilters", Json.array(by)));
    }
    return matched.isEmpty() ? Obj.EMPTY : Obj.of("matchedDeveloperMetadata", Json.array(matched));
  }
}
