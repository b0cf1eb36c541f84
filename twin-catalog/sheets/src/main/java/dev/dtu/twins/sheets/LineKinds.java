package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about rows and columns.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, recorded traffic of
///   burnash/gspread, and measurements of mmedum/google-sheets-mcp, 2026-09-12
final class LineKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("insertDimension", LineKinds::insert);
    ALL.put("deleteDimension", LineKinds::delete);
    ALL.put("appendDimension", LineKinds::append);
    ALL.put("moveDimension", LineKinds::move);
    ALL.put("updateDimensionProperties", LineKinds::update);
    ALL.put("autoResizeDimensions", LineKinds::resize);
    ALL.put("addDimensionGroup", LineKinds::group);
    ALL.put("updateDimensionGroup", LineKinds::regroup);
    ALL.put("deleteDimensionGroup", LineKinds::ungroup);
  }

  static final String SIZE = "pixelSize";

  /// How high a row is, and how wide a column, where nobody says.
  static final int HEIGHT = 21;

  static final int WIDTH = 100;

  private static final int LETTER = 7;
  private static final int MARGIN = 10;

  private LineKinds() {}

  private static Kind.Span span(Book book, Obj told) {
    return Kind.Span.of(book, Told.obj(told, "range"));
  }

  private static Obj insert(Book book, Obj told) {
    Kind.Span span = span(book, told);
    if (told.flag("inheritFromBefore") && span.from() == 0) {
      throw new Amiss("inheritFromBefore cannot be true if inserting at index 0.");
    }
    int there = Lines.count(span.tab(), span.dimension());
    if (span.from() > there) {
      throw new Amiss(
          "range.startIndex[%d] is after the last %s in the sheet [%d]"
              .formatted(span.from(), span.line(), there));
    }
    Lines.insert(span.tab(), span.dimension(), span.from(), span.count());
    return Obj.EMPTY;
  }

  private static Obj delete(Book book, Obj told) {
    Kind.Span span = span(book, told);
    int there = Lines.count(span.tab(), span.dimension());
    if (span.from() >= there || span.to() > there) {
      throw new Amiss(
          ("Cannot delete a %s that doesn't exist. Tried to delete %s index %d but there are only"
                  + " %d %ss.")
              .formatted(
                  span.line(),
                  span.line(),
                  Math.max(span.from(), Math.min(there, span.to() - 1)),
                  there,
                  span.line()));
    }
    boolean columns = Lines.isColumns(span.dimension());
    String member = columns ? "frozenColumnCount" : "frozenRowCount";
    int frozen = Told.whole(span.tab().gridProperties(), member, 0);
    int loose = span.to() - Math.max(span.from(), frozen);
    if (loose >= there - frozen) {
      throw new Amiss("Sorry, it is not possible to delete all non-frozen " + span.line() + "s.");
    }
    Lines.delete(span.tab(), span.dimension(), span.from(), span.to());
    return Obj.EMPTY;
  }

  private static Obj append(Book book, Obj told) {
    Tab tab = book.grid(Told.whole(told, "sheetId", 0));
    int length = Told.whole(told, "length", 0);
    if (length < 1) {
      throw new Amiss("length must be greater than 0.");
    }
    boolean columns = Lines.isColumns(Told.text(told, "dimension"));
    tab.resize(tab.rows() + (columns ? 0 : length), tab.columns() + (columns ? length : 0));
    return Obj.EMPTY;
  }

  private static Obj move(Book book, Obj told) {
    Kind.Span span = Kind.Span.of(book, Told.obj(told, "source"));
    int before = Told.whole(told, "destinationIndex", 0);
    int there = Lines.count(span.tab(), span.dimension());
    if (span.to() > there || before > there || before < 0) {
      throw new Amiss("Cannot move a %s that doesn't exist.".formatted(span.line()));
    }
    if (before > span.from() && before < span.to()) {
      throw new Amiss("Cannot move %ss into themselves.".formatted(span.line()));
    }
    if (before != span.from()) {
      Lines.move(span.tab(), span.dimension(), span.from(), span.to(), before);
    }
    return Obj.EMPTY;
  }

  private static Obj update(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Kind.Span span = span(book, told);
    Obj from = Told.obj(told, "properties");
    int end = Math.min(span.to(), Lines.count(span.tab(), span.dimension()));
    for (int line = span.from(); line < end; line++) {
      Obj now = Told.said(mask.applied(span.tab().track(span.dimension(), line), from));
      span.tab().track(span.dimension(), line, now);
    }
    return Obj.EMPTY;
  }

  private static Obj resize(Book book, Obj told) {
    Kind.Span span = Kind.Span.of(book, Told.obj(told, "dimensions"));
    boolean columns = Lines.isColumns(span.dimension());
    var reckoning = new Reckoning(book);
    int end = Math.min(span.to(), Lines.count(span.tab(), span.dimension()));
    for (int line = span.from(); line < end; line++) {
      int size = columns ? width(span.tab(), line, reckoning) : HEIGHT;
      Obj track = span.tab().track(span.dimension(), line);
      span.tab().track(span.dimension(), line, track.with(SIZE, Json.of(size)));
    }
    return Obj.EMPTY;
  }

  // As wide as the longest text in it is, by a middling letter.
  private static int width(Tab tab, int column, Reckoning reckoning) {
    int most = 0;
    for (var row : tab.grid().rows().entrySet()) {
      Obj cell = row.getValue().getOrDefault(column, Obj.EMPTY);
      Value value = reckoning.at(tab, row.getKey(), column);
      most = Math.max(most, Look.shown(value, cell).length());
    }
    return most == 0 ? WIDTH : most * LETTER + MARGIN;
  }

  private static String groups(Kind.Span span) {
    return Lines.isColumns(span.dimension()) ? "columnGroups" : "rowGroups";
  }

  private static Obj group(Book book, Obj told) {
    Kind.Span span = span(book, told);
    List<Obj> groups = Book.objects(span.tab().items(groups(span)));
    int depth = 1 + (int) groups.stream().filter(each -> holds(each, span)).count();
    groups.add(Obj.of("range", span.told(), "depth", Json.of(depth)));
    groups.sort(java.util.Comparator.comparingInt(each -> Told.whole(each, "depth", 0)));
    span.tab().items(groups(span), groups);
    return Obj.of("dimensionGroups", Json.array(groups));
  }

  private static boolean holds(Obj group, Kind.Span span) {
    Obj range = Told.obj(group, "range");
    return Told.whole(range, "startIndex", 0) <= span.from()
        && Told.whole(range, "endIndex", 0) >= span.to();
  }

  private static Obj regroup(Book book, Obj told) {
    Obj wanted = Told.obj(told, "dimensionGroup");
    Mask mask = Mask.of(told);
    Kind.Span span = Kind.Span.of(book, Told.obj(wanted, "range"));
    List<Obj> groups = Book.objects(span.tab().items(groups(span)));
    boolean found = false;
    for (int i = 0; i < groups.size(); i++) {
      Obj group = groups.get(i);
      boolean same =
          Told.obj(group, "range").equals(span.told())
              && Told.whole(group, "depth", 0) == Told.whole(wanted, "depth", 0);
      if (same) {
        groups.set(i, Told.said(mask.applied(group, wanted)));
        found = true;
      }
    }
    if (!found) {
      throw new Amiss("No dimension group over the specified range at the specified depth.");
    }
    span.tab().items(groups(span), groups);
    return Obj.EMPTY;
  }

  private static Obj ungroup(Book book, Obj told) {
    Kind.Span span = span(book, told);
    List<Obj> groups = Book.objects(span.tab().items(groups(span)));
    List<Obj> left = new ArrayList<>(groups);
    for (int i = groups.size() - 1; i >= 0 && left.size() == groups.size(); i--) {
      if (holds(groups.get(i), span)) {
        left.remove(i);
      }
    }
    if (left.size() == groups.size()) {
      throw new Amiss("No dimension group over the specified range.");
    }
    span.tab().items(groups(span), left);
    return left.isEmpty() ? Obj.EMPTY : Obj.of("dimensionGroups", Json.array(left));
  }
}
