package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Requests that put cells in order: sorting, trimming, taking out what is there twice.
///
/// - source: developers.google.com, Sheets API, spreadsheets/request, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class TidyKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("sortRange", TidyKinds::sort);
    ALL.put("randomizeRange", TidyKinds::shuffle);
    ALL.put("trimWhitespace", TidyKinds::trim);
    ALL.put("deleteDuplicates", TidyKinds::unique);
  }

  private TidyKinds() {}

  /// A row of a range, and what it is ordered by.
  private record Line(List<Obj> cells, List<Value> values) {
    Value at(int column) {
      return column < values.size() ? values.get(column) : new Value.Blank();
    }
  }

  private static List<Line> lines(Range range) {
    var reckoning = new Reckoning(range.tab().book());
    Box box = reckoning.used(range.tab(), range.box());
    Block block = Block.of(range.tab(), box);
    List<Line> lines = new ArrayList<>();
    for (int y = 0; y < box.rows(); y++) {
      List<Value> values = new ArrayList<>();
      for (int x = 0; x < box.columns(); x++) {
        values.add(reckoning.at(range.tab(), box.top() + y, box.left() + x));
      }
      lines.add(new Line(block.cells().get(y), values));
    }
    return lines;
  }

  private static void put(Range range, List<Line> before, List<Line> after) {
    Box box = range.box();
    List<List<Obj>> cells = new ArrayList<>();
    for (int y = 0; y < after.size(); y++) {
      int down = y - before.indexOf(after.get(y));
      cells.add(after.get(y).cells().stream().map(cell -> CellKinds.moved(cell, down, 0)).toList());
    }
    new Block(range.tab(), box, cells).write(range.tab(), box.top(), box.left());
  }

  private static Obj sort(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    sort(range, Book.objects(told.items("sortSpecs")));
    return Obj.EMPTY;
  }

  /// Sorts the rows of a range, by columns of the sheet.
  ///
  /// @throws Amiss when a column is not in the range
  static void sort(Range range, List<Obj> specs) {
    List<Line> before = lines(range);
    List<Line> after = new ArrayList<>(before);
    for (int i = specs.size() - 1; i >= 0; i--) {
      int column = Told.whole(specs.get(i), "dimensionIndex", 0) - range.box().left();
      if (column < 0 || column >= range.box().columns()) {
        throw new Amiss(
            "sortSpecs[%d].dimensionIndex[%d] is not in the range"
                .formatted(i, column + range.box().left()));
      }
      boolean down = Told.text(specs.get(i), "sortOrder").equals("DESCENDING");
      after.sort((a, b) -> Ranks.compare(a.at(column), b.at(column), down));
    }
    put(range, before, after);
  }

  private static Obj shuffle(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    List<Line> before = lines(range);
    List<Line> after = new ArrayList<>(before);
    for (int i = after.size() - 1; i > 0; i--) {
      Collections.swap(after, i, Math.floorMod(book.draw(), i + 1));
    }
    put(range, before, after);
    return Obj.EMPTY;
  }

  private static Obj trim(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    Box box = range.tab().grid().used(range.box());
    int changed = 0;
    for (int row = box.top(); row < box.bottom(); row++) {
      for (int column = box.left(); column < box.right(); column++) {
        Obj cell = range.tab().grid().cell(row, column);
        Obj value = Told.obj(cell, Entering.VALUE);
        String text = Told.text(value, "stringValue");
        String trimmed = text.strip().replaceAll("\\s+", " ");
        if (!trimmed.equals(text)) {
          Obj now = Obj.of("stringValue", Json.of(trimmed));
          range
              .tab()
              .put(
                  row,
                  column,
                  trimmed.isEmpty()
                      ? cell.without(Entering.VALUE)
                      : cell.with(Entering.VALUE, (Json) now));
          changed++;
        }
      }
    }
    return changed == 0 ? Obj.EMPTY : Obj.of("cellsChangedCount", Json.of(changed));
  }

  private static Obj unique(Book book, Obj told) {
    Range range = Range.told(book, Told.obj(told, "range"));
    Box box = range.box();
    TreeSet<Integer> columns = new TreeSet<>();
    for (Obj each : Book.objects(told.items("comparisonColumns"))) {
      Kind.Span span = Kind.Span.of(book, each);
      for (int column = span.from(); column < span.to(); column++) {
        columns.add(column - box.left());
      }
    }
    List<Line> before = lines(range);
    List<Line> left = new ArrayList<>();
    var seen = new TreeSet<String>();
    for (Line line : before) {
      if (seen.add(key(line, columns))) {
        left.add(line);
      }
    }
    int removed = before.size() - left.size();
    Block.clear(range.tab(), range.tab().grid().used(box));
    put(range, before, left);
    return removed == 0 ? Obj.EMPTY : Obj.of("duplicatesRemovedCount", Json.of(removed));
  }

  private static String key(Line line, Set<Integer> columns) {
    var key = new StringBuilder();
    for (int i = 0; i < line.values().size(); i++) {
      if (columns.isEmpty() || columns.contains(i)) {
        Value value = line.values().get(i);
        String word = Look.shown(value, Obj.EMPTY).toLowerCase(Locale.ROOT);
        key.append(value.getClass().getSimpleName()).append(':').append(word).append('\0');
      }
    }
    return key.toString();
  }
}
