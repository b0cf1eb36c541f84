package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/// Shows units as the service does: elements in paragraphs, cells in rows, each with where it begins and
/// ends. Text of one style is one run; an index of 0 is not told.
///
/// - source: developers.google.com, Docs API, concepts/structure, and recorded documents of
///   cedricdelpoux/gatsby-source-google-docs, 2026-09-12
final class Showing {

  private final List<Unit> units;
  private final SortedMap<String, Integer> numbers;
  private final UnaryOperator<Obj> styles;
  private int at;

  /// @param numbers the numbers of footnotes, by their ids
  /// @param styles what a text style is shown as
  Showing(List<Unit> units, SortedMap<String, Integer> numbers, UnaryOperator<Obj> styles) {
    this.units = units;
    this.numbers = numbers;
    this.styles = styles;
  }

  /// All that there is.
  Json content() {
    List<Json> content = new ArrayList<>();
    while (at < units.size() && !closes(units.get(at))) {
      content.add(element());
    }
    return Json.array(content);
  }

  private static boolean closes(Unit unit) {
    return Unit.is(unit, Unit.What.ROW)
        || Unit.is(unit, Unit.What.CELL)
        || Unit.is(unit, Unit.What.TABLE_END)
        || Unit.is(unit, Unit.What.CONTENTS_END);
  }

  private Obj placed(int from, Obj what) {
    Obj placed = from == 0 ? Obj.EMPTY : Obj.of("startIndex", Json.of(from));
    return placed.with("endIndex", Json.of(at)).withAll(what);
  }

  private Obj element() {
    int from = at;
    return switch (units.get(at)) {
      case Unit.Fence fence when fence.what() == Unit.What.SECTION -> {
        at++;
        yield placed(from, Obj.of("sectionBreak", fence.told()));
      }
      case Unit.Fence fence when fence.what() == Unit.What.CONTENTS -> {
        at++;
        Obj contents = Obj.of("content", content()).withAll(fence.told());
        at++;
        yield placed(from, Obj.of("tableOfContents", contents));
      }
      case Unit.Fence fence -> {
        Obj table = table(fence);
        yield placed(from, Obj.of("table", table));
      }
      case Unit.Inline _ -> {
        Obj paragraph = paragraph();
        yield placed(from, Obj.of("paragraph", paragraph));
      }
    };
  }

  private Obj table(Unit.Fence table) {
    at++;
    List<Obj> rows = new ArrayList<>();
    while (units.get(at) instanceof Unit.Fence row && row.what() == Unit.What.ROW) {
      int from = at++;
      List<Obj> cells = new ArrayList<>();
      while (units.get(at) instanceof Unit.Fence cell && cell.what() == Unit.What.CELL) {
        int start = at++;
        Obj content = Obj.of("content", content());
        cells.add(placed(start, content.withAll(cell.told())));
      }
      rows.add(placed(from, Obj.of("tableCells", Json.array(cells)).withAll(row.told())));
    }
    at++;
    int columns = rows.stream().mapToInt(row -> row.items("tableCells").size()).max().orElse(0);
    return Obj.of("rows", Json.of(rows.size()), "columns", Json.of(columns))
        .with("tableRows", Json.array(rows))
        .withAll(table.told());
  }

  private Obj paragraph() {
    List<Json> elements = new ArrayList<>();
    do {
      elements.add(units.get(at) instanceof Unit.Mark mark ? mark(mark) : run());
    } while (!(units.get(at - 1) instanceof Unit.End));
    Unit.End end = (Unit.End) units.get(at - 1);
    return Obj.of("elements", Json.array(elements)).withAll(end.paragraph());
  }

  private Obj run() {
    int from = at;
    Unit.Inline first = (Unit.Inline) units.get(at);
    var text = new StringBuilder();
    boolean on = true;
    while (on) {
      text.append(units.get(at) instanceof Unit.Letter letter ? letter.letter() : '\n');
      boolean ended = units.get(at++) instanceof Unit.End;
      on = !ended && goesOn(first, units.get(at));
    }
    Obj run = Obj.of("content", Json.of(text.toString())).withAll(first.suggested());
    return placed(from, Obj.of("textRun", run.with("textStyle", shown(first))));
  }

  private static boolean goesOn(Unit.Inline first, Unit next) {
    return next instanceof Unit.Inline inline
        && !(next instanceof Unit.Mark)
        && inline.style().equals(first.style())
        && inline.suggested().equals(first.suggested());
  }

  private Json shown(Unit.Inline unit) {
    return styles.apply(unit.style());
  }

  private Obj mark(Unit.Mark mark) {
    int from = at++;
    Obj told = mark.told();
    if (mark.kind().equals("footnoteReference")) {
      int number = numbers.getOrDefault(Told.text(told, "footnoteId"), 0);
      told = told.with("footnoteNumber", Integer.toString(number));
    }
    told = told.withAll(mark.suggested());
    told = mark.kind().equals("equation") ? told : told.with("textStyle", shown(mark));
    return placed(from, Obj.of(mark.kind(), told));
  }
}
