package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What developers note of a spreadsheet, a sheet, a row or a column.
///
/// - source: developers.google.com, Sheets API, guides/metadata, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class Metadata {

  static final String MEMBER = "developerMetadata";

  private static final String LOCATION = "location";
  private static final String DIMENSION = "dimensionRange";
  private static final String LOOKUP = "developerMetadataLookup";

  private Metadata() {}

  /// The sheet that a note stands in; none for one of the whole spreadsheet.
  static Optional<Integer> sheet(Obj note) {
    Obj location = Told.obj(note, LOCATION);
    return location
        .obj(DIMENSION)
        .map(range -> Told.whole(range, "sheetId", 0))
        .or(() -> Told.whole(location, "sheetId"));
  }

  /// A note that a request tells, as it is kept.
  ///
  /// @throws Amiss when it says too little, or of a place that there is not
  static Obj made(Book book, Obj told) {
    if (Told.text(told, "metadataKey").isEmpty()) {
      throw new Amiss("Developer metadata must always have a key specified.");
    }
    if (Told.text(told, "visibility").isEmpty()) {
      throw new Amiss("Developer metadata must always have visibility specified.");
    }
    int id = Told.whole(told, "metadataId").orElseGet(book::draw);
    if (book.metadata().stream().anyMatch(each -> Told.whole(each, "metadataId", 0) == id)) {
      throw new Amiss("Developer metadata with ID " + id + " already exists.");
    }
    Obj.Builder note =
        Obj.builder()
            .put("metadataId", Json.of(id))
            .put("metadataKey", Told.text(told, "metadataKey"));
    told.text("metadataValue").ifPresent(value -> note.put("metadataValue", value));
    return note.put(LOCATION, located(book, Told.obj(told, LOCATION)))
        .put("visibility", Told.text(told, "visibility"))
        .build();
  }

  private static Obj located(Book book, Obj told) {
    Optional<Obj> range = told.obj(DIMENSION);
    if (range.isPresent()) {
      Obj of = range.get();
      if (!Told.has(of, "startIndex") || !Told.has(of, "endIndex")) {
        throw new Amiss("DimensionRange must specify both a startIndex and an endIndex");
      }
      if (Told.whole(of, "endIndex", 0) != Told.whole(of, "startIndex", 0) + 1) {
        throw new Amiss("DimensionRange must represent a single row or column");
      }
      book.grid(Told.whole(of, "sheetId", 0));
      String type = Told.text(of, "dimension").equals("COLUMNS") ? "COLUMN" : "ROW";
      return Obj.of("locationType", Json.of(type), DIMENSION, of);
    }
    if (Told.has(told, "sheetId")) {
      int id = Told.whole(told, "sheetId", 0);
      book.sheet(id);
      return Obj.of("locationType", Json.of("SHEET"), "sheetId", Json.of(id));
    }
    return Obj.of("locationType", Json.of("SPREADSHEET"), "spreadsheet", Json.of(true));
  }

  /// The notes that any of these filters wants.
  static List<Obj> wanted(Book book, List<Obj> filters) {
    return book.metadata().stream()
        .filter(note -> filters.stream().anyMatch(filter -> wants(book, filter, note)))
        .toList();
  }

  /// Whether a filter of a request wants a note.
  ///
  /// @throws Amiss when it says what does not go together
  static boolean wants(Book book, Obj filter, Obj note) {
    Optional<Obj> lookup = filter.obj(LOOKUP);
    if (lookup.isPresent()) {
      return looked(lookup.get(), note);
    }
    Optional<Range> range =
        filter
            .text("a1Range")
            .map(text -> A1.read(book, text))
            .or(() -> filter.obj("gridRange").map(told -> Range.told(book, told)));
    return range.isPresent() && lies(note, range.get());
  }

  private static boolean lies(Obj note, Range range) {
    Optional<Obj> at = Told.obj(note, LOCATION).obj(DIMENSION);
    if (at.isEmpty()) {
      return sheet(note).filter(id -> id == range.tab().id()).isPresent();
    }
    boolean row = !Told.text(at.get(), "dimension").equals("COLUMNS");
    int index = Told.whole(at.get(), "startIndex", 0);
    Box box = range.box();
    boolean in =
        row
            ? index >= box.top() && index < box.bottom()
            : index >= box.left() && index < box.right();
    return in && sheet(note).filter(id -> id == range.tab().id()).isPresent();
  }

  private static boolean looked(Obj lookup, Obj note) {
    Obj at = Told.obj(lookup, "metadataLocation");
    boolean exact = !Told.text(lookup, "locationMatchingStrategy").equals("INTERSECTING_LOCATION");
    if (at.flag("spreadsheet") && !exact) {
      throw new Amiss(
          "DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was specified"
              + " as INTERSECTING");
    }
    Obj location = Told.obj(note, LOCATION);
    return same(lookup, location, "locationType")
        && same(lookup, note, "metadataKey")
        && same(lookup, note, "metadataValue")
        && same(lookup, note, "visibility")
        && (!Told.has(lookup, "metadataId")
            || Told.whole(lookup, "metadataId", 0) == Told.whole(note, "metadataId", 0))
        && (at.isEmpty() || there(at, location, note, exact));
  }

  private static boolean same(Obj lookup, Obj told, String member) {
    return lookup.text(member).isEmpty() || lookup.text(member).equals(told.text(member));
  }

  private static boolean there(Obj wanted, Obj location, Obj note, boolean exact) {
    if (wanted.flag("spreadsheet")) {
      return location.flag("spreadsheet");
    }
    Optional<Obj> range = wanted.obj(DIMENSION);
    if (range.isPresent()) {
      return location.obj(DIMENSION).filter(range.get()::equals).isPresent();
    }
    Optional<Integer> id = Told.whole(wanted, "sheetId");
    return exact
        ? Told.has(location, "sheetId") && id.equals(Told.whole(location, "sheetId"))
        : id.equals(sheet(note));
  }

  /// The notes that stay, and those that go, where filters say which go.
  static List<Obj> taken(Book book, List<Obj> filters) {
    List<Obj> gone = wanted(book, filters);
    List<Obj> left = new ArrayList<>(book.metadata());
    left.removeAll(gone);
    book.metadata(left);
    return gone;
  }
}
