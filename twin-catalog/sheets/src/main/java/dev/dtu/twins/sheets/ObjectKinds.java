package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about charts and what lies over cells, bands of colour, and data from elsewhere.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class ObjectKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("addChart", ObjectKinds::chart);
    ALL.put("updateChartSpec", ObjectKinds::chartOtherwise);
    ALL.put("updateEmbeddedObjectPosition", ObjectKinds::move);
    ALL.put("updateEmbeddedObjectBorder", ObjectKinds::border);
    ALL.put("deleteEmbeddedObject", ObjectKinds::delete);
    ALL.put("addBanding", ObjectKinds::band);
    ALL.put("updateBanding", ObjectKinds::bandOtherwise);
    ALL.put("deleteBanding", Items.BANDS::delete);
    ALL.put("addDataSource", ObjectKinds::source);
    ALL.put("updateDataSource", ObjectKinds::noSource);
    ALL.put("deleteDataSource", ObjectKinds::noSource);
    ALL.put("refreshDataSource", ObjectKinds::refresh);
    ALL.put("cancelDataSourceRefresh", ObjectKinds::refresh);
  }

  private static final List<String> SPECS =
      List.of(
          ("basicChart pieChart bubbleChart candlestickChart orgChart histogramChart waterfallChart"
                  + " treemapChart scorecardChart")
              .split(" "));
  private static final String POSITION = "position";
  private static final String OVERLAY = "overlayPosition";

  private ObjectKinds() {}

  private static Obj spec(Obj told) {
    Obj spec = Told.obj(told, "spec");
    if (SPECS.stream().noneMatch(spec::has)) {
      throw new Amiss(
          "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or orgChart"
              + " must be set on chartSpec.");
    }
    return Colours.paired(spec);
  }

  // Where it lies: on a sheet of its own, or over a cell.
  private static Tab placed(Book book, Obj position) {
    if (position.flag("newSheet")) {
      int number = 1;
      while (book.titled("Chart" + number).isPresent()) {
        number++;
      }
      Obj sheet = Obj.of("title", Json.of("Chart" + number)).with("sheetType", "OBJECT");
      return SheetKinds.added(book, sheet);
    }
    if (position.has("sheetId")) {
      return book.sheet(Told.whole(position, "sheetId", 0));
    }
    Obj anchor = Told.obj(Told.obj(position, OVERLAY), "anchorCell");
    return book.grid(Told.whole(anchor, "sheetId", 0));
  }

  private static Obj position(Tab tab, Obj told) {
    if (!tab.isGrid()) {
      return Obj.of("sheetId", Json.of(tab.id()));
    }
    Obj overlay = Told.obj(told, OVERLAY);
    Obj anchor = tab.id() == 0 ? Obj.EMPTY : Obj.of("sheetId", Json.of(tab.id()));
    anchor = anchor.withAll(Told.said(Told.obj(overlay, "anchorCell").without("sheetId")));
    Obj usual = Obj.of("widthPixels", Json.of(600), "heightPixels", Json.of(371));
    Obj size = usual.withAll(Told.said(overlay.without("anchorCell")));
    return Obj.of(OVERLAY, Obj.of("anchorCell", anchor).withAll(size));
  }

  private static Obj chart(Book book, Obj told) {
    Obj wanted = Told.obj(told, "chart");
    Obj spec = spec(wanted);
    Obj position = Told.obj(wanted, POSITION);
    Tab tab = placed(book, position);
    Obj chart =
        wanted
            .with("spec", (Json) spec)
            .without(POSITION)
            .with(POSITION, (Json) position(tab, position));
    return Obj.of("chart", Items.CHARTS.add(tab, Colours.paired(chart)));
  }

  private static Obj chartOtherwise(Book book, Obj told) {
    Items.Found found = Items.CHARTS.get(book, told);
    Obj spec = spec(told);
    Items.CHARTS.change(found, before -> before.with("spec", (Json) spec));
    return Obj.EMPTY;
  }

  /// A chart or a slicer, by its number.
  private static Items items(Book book, Obj told) {
    Optional<Items.Found> slicer = Items.SLICERS.find(book, numbered(told, "slicerId"));
    return slicer.isPresent() ? Items.SLICERS : Items.CHARTS;
  }

  private static Obj numbered(Obj told, String member) {
    return Obj.of(member, told.find("objectId").orElse(Json.of(0)));
  }

  private static Items.Found object(Book book, Obj told) {
    Items items = items(book, told);
    return items.get(book, numbered(told, items.id()));
  }

  private static Obj move(Book book, Obj told) {
    Items items = items(book, told);
    Items.Found found = object(book, told);
    Obj wanted = Told.obj(told, "newPosition");
    if (wanted.flag("newSheet") || wanted.has("sheetId")) {
      items.remove(found);
      Tab tab = placed(book, wanted);
      Obj position = position(tab, wanted);
      items.add(tab, found.thing().with(POSITION, (Json) position));
      return Obj.of(POSITION, position);
    }
    Obj before = Told.obj(Told.obj(found.thing(), POSITION), OVERLAY);
    Obj now = Mask.of(told).applied(before, Told.obj(wanted, OVERLAY));
    Tab tab = placed(book, Obj.of(OVERLAY, now));
    Obj position = position(tab, Obj.of(OVERLAY, now));
    items.remove(found);
    items.add(tab, found.thing().with(POSITION, (Json) position));
    return Obj.of(POSITION, position);
  }

  private static Obj border(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Items items = items(book, told);
    Obj border = Colours.paired(Told.obj(told, "border"));
    items.change(
        object(book, told),
        before -> before.with("border", (Json) mask.applied(Told.obj(before, "border"), border)));
    return Obj.EMPTY;
  }

  private static Obj delete(Book book, Obj told) {
    items(book, told).remove(object(book, told));
    return Obj.EMPTY;
  }

  private static void free(Range range, Obj own) {
    for (Obj other : Items.BANDS.of(range.tab())) {
      Range there = Range.told(range.tab().book(), Told.obj(other, "range"));
      boolean same = other.find("bandedRangeId").equals(own.find("bandedRangeId"));
      if (!same && there.box().meets(range.box())) {
        throw new Amiss(
            "You cannot add alternating background colors to a range that already has alternating"
                + " background colors.");
      }
    }
  }

  private static Obj band(Book book, Obj told) {
    Obj wanted = Colours.paired(Told.obj(told, "bandedRange"));
    Range range = Range.told(book, Told.obj(wanted, "range"));
    if (!wanted.has("rowProperties") && !wanted.has("columnProperties")) {
      throw new Amiss("One of rowProperties or columnProperties must be set.");
    }
    free(range, wanted);
    Obj banded = wanted.with("range", (Json) range.box().told(range.tab().id()));
    return Obj.of("bandedRange", Items.BANDS.add(range.tab(), banded));
  }

  private static Obj bandOtherwise(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj wanted = Colours.paired(Told.obj(told, "bandedRange"));
    Items.Found found = Items.BANDS.get(book, wanted);
    Json id = found.thing().find("bandedRangeId").orElseThrow();
    Obj now = mask.applied(found.thing(), wanted).with("bandedRangeId", id);
    free(Range.told(book, Told.obj(now, "range")), now);
    Items.BANDS.change(found, _ -> now);
    return Obj.EMPTY;
  }

  private static Obj source(Book book, Obj told) {
    throw new Amiss(
        Told.obj(Told.obj(told, "dataSource"), "spec").isEmpty()
            ? "No data source specification is set."
            : "The request scopes are not sufficient for performing this operation. Please include"
                + " bigquery.readonly scope");
  }

  private static Obj noSource(Book book, Obj told) {
    throw new Amiss("The data source ID doesn't exist");
  }

  private static Obj refresh(Book book, Obj told) {
    if (told.has("dataSourceId")) {
      return noSource(book, told);
    }
    return Obj.of("statuses", Json.array(List.of()));
  }
}
