package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about rules: which cells look otherwise, and which rows are shown.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class RuleKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("addConditionalFormatRule", RuleKinds::add);
    ALL.put("updateConditionalFormatRule", RuleKinds::update);
    ALL.put("deleteConditionalFormatRule", RuleKinds::delete);
    ALL.put("setBasicFilter", RuleKinds::filter);
    ALL.put("clearBasicFilter", RuleKinds::unfilter);
    ALL.put("addFilterView", RuleKinds::view);
    ALL.put("updateFilterView", RuleKinds::viewOtherwise);
    ALL.put("duplicateFilterView", RuleKinds::viewTwice);
    ALL.put(
        "deleteFilterView",
        (book, told) ->
            Items.VIEWS.delete(
                book, Obj.of("filterViewId", told.find("filterId").orElse(Json.of(0)))));
    ALL.put("addSlicer", RuleKinds::slicer);
    ALL.put("updateSlicerSpec", RuleKinds::slicerOtherwise);
  }

  private static final String RULES = "conditionalFormats";
  private static final String FILTER = "basicFilter";

  private RuleKinds() {}

  private static Tab tab(Book book, Obj rule) {
    List<Obj> ranges = Book.objects(rule.items("ranges"));
    if (ranges.isEmpty()) {
      throw new Amiss("ConditionalFormatRule.ranges must not be empty.");
    }
    return Range.told(book, ranges.getFirst()).tab();
  }

  private static Obj checked(Book book, Obj rule) {
    tab(book, rule);
    Obj gradient = Told.obj(rule, "gradientRule");
    if (gradient.isEmpty() && !rule.has("booleanRule")) {
      throw new Amiss("ConditionalFormatRule.rule must be set.");
    }
    Obj whole = Colours.paired(rule);
    for (String point : List.of("minpoint", "midpoint", "maxpoint")) {
      if (gradient.has(point)) {
        checkPoint(Told.obj(gradient, point));
      }
    }
    Obj least = Told.obj(gradient, "minpoint");
    if (Told.text(least, "type").equals("MIN") && least.has("value")) {
      Obj now = Told.obj(whole, "gradientRule");
      Obj point = Told.obj(now, "minpoint").without("value");
      return whole.with("gradientRule", (Json) now.with("minpoint", (Json) point));
    }
    return whole;
  }

  private static void checkPoint(Obj point) {
    String type = Told.text(point, "type");
    if (type.isEmpty()) {
      throw new Amiss("No interpolationPointType specified.");
    }
    boolean needs = List.of("NUMBER", "PERCENT", "PERCENTILE").contains(type);
    if (needs && Told.text(point, "value").isEmpty()) {
      throw new Amiss("InterpolationPoint.value is required.");
    }
  }

  private static Obj add(Book book, Obj told) {
    Obj rule = checked(book, Told.obj(told, "rule"));
    Tab tab = tab(book, rule);
    List<Obj> rules = Book.objects(tab.items(RULES));
    int index = Told.whole(told, "index", 0);
    if (index < 0 || index > rules.size()) {
      throw new Amiss("index[" + index + "] is after the last rule [" + rules.size() + "]");
    }
    rules.add(index, rule);
    tab.items(RULES, rules);
    return Obj.EMPTY;
  }

  private static int place(Tab tab, Obj told) {
    int index = Told.whole(told, "index", 0);
    int there = tab.items(RULES).size();
    if (index < 0 || index >= there) {
      throw new Amiss("No conditional format on sheet: " + tab.id() + " at index: " + index);
    }
    return index;
  }

  private static Obj update(Book book, Obj told) {
    Obj wanted = Told.obj(told, "rule");
    Tab tab = wanted.isEmpty() ? book.grid(Told.whole(told, "sheetId", 0)) : tab(book, wanted);
    List<Obj> rules = Book.objects(tab.items(RULES));
    int index = place(tab, told);
    Obj before = rules.get(index);
    if (wanted.isEmpty()) {
      int to = Told.whole(told, "newIndex", 0);
      rules.remove(index);
      rules.add(Math.min(to, rules.size()), before);
      tab.items(RULES, rules);
      return Obj.of("newRule", before, "newIndex", Json.of(to)).with("oldIndex", Json.of(index));
    }
    Obj now = checked(book, wanted);
    rules.set(index, now);
    tab.items(RULES, rules);
    return Obj.of("newRule", now, "newIndex", Json.of(index)).with("oldRule", (Json) before);
  }

  private static Obj delete(Book book, Obj told) {
    Tab tab = book.grid(Told.whole(told, "sheetId", 0));
    List<Obj> rules = Book.objects(tab.items(RULES));
    Obj gone = rules.remove(place(tab, told));
    tab.items(RULES, rules);
    return Obj.of("rule", gone);
  }

  // An open range is told to the end of the sheet.
  private static Obj filled(Book book, Obj filter) {
    Range range = Range.told(book, Told.obj(filter, "range"));
    return filter.with("range", (Json) range.box().told(range.tab().id()));
  }

  private static Obj filter(Book book, Obj told) {
    Obj filter = filled(book, Told.obj(told, "filter"));
    Range range = Range.told(book, Told.obj(filter, "range"));
    range.tab().item(range.tab().item().with(FILTER, (Json) filter));
    sorted(range, filter);
    return Obj.EMPTY;
  }

  private static void sorted(Range range, Obj filter) {
    List<Obj> specs = Book.objects(filter.items("sortSpecs"));
    Box box = range.box();
    if (!specs.isEmpty() && box.rows() > 1) {
      Box rows = new Box(box.top() + 1, box.left(), box.bottom(), box.right());
      TidyKinds.sort(Range.of(range.tab(), rows), specs);
    }
  }

  private static Obj unfilter(Book book, Obj told) {
    Tab tab = book.grid(Told.whole(told, "sheetId", 0));
    tab.item(tab.item().without(FILTER));
    return Obj.EMPTY;
  }

  private static Obj view(Book book, Obj told) {
    Obj filter = filled(book, Told.obj(told, "filter"));
    Tab tab = Range.told(book, Told.obj(filter, "range")).tab();
    String title =
        filter.text("title").orElseGet(() -> "Filter " + (Items.VIEWS.of(tab).size() + 1));
    return Obj.of("filter", Items.VIEWS.add(tab, filter.with("title", title)));
  }

  private static Obj viewOtherwise(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj wanted = Told.obj(told, "filter");
    Items.Found found = Items.VIEWS.get(book, wanted);
    Json id = found.thing().find("filterViewId").orElseThrow();
    Items.VIEWS.change(
        found, before -> filled(book, mask.applied(before, wanted).with("filterViewId", id)));
    return Obj.EMPTY;
  }

  private static Obj viewTwice(Book book, Obj told) {
    Json id = told.find("filterId").orElse(Json.of(0));
    Items.Found found = Items.VIEWS.get(book, Obj.of("filterViewId", id));
    Obj copy =
        found
            .thing()
            .without("filterViewId")
            .with("title", "Copy of " + Told.text(found.thing(), "title"));
    return Obj.of("filter", Items.VIEWS.add(found.tab(), copy));
  }

  private static Obj slicer(Book book, Obj told) {
    Obj wanted = Colours.paired(Told.obj(told, "slicer"));
    Obj anchor = Told.obj(Told.obj(Told.obj(wanted, "position"), "overlayPosition"), "anchorCell");
    Tab tab = book.grid(Told.whole(anchor, "sheetId", 0));
    return Obj.of("slicer", Items.SLICERS.add(tab, wanted));
  }

  private static Obj slicerOtherwise(Book book, Obj told) {
    Mask mask = Mask.of(told);
    Obj spec = Colours.paired(Told.obj(told, "spec"));
    Items.SLICERS.change(
        Items.SLICERS.get(book, told),
        before -> before.with("spec", (Json) mask.applied(Told.obj(before, "spec"), spec)));
    return Obj.EMPTY;
  }
}
