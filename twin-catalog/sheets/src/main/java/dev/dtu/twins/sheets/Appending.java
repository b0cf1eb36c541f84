package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// Where appended rows go: below the last table of values that a range touches, else where it begins.
///
/// - source: developers.google.com, Sheets API, guides/values, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
///
/// @param table the rectangle of values around the last value in the range; none where it has none
record Appending(Range range, Optional<Box> table) {

  static Appending of(Range range) {
    Box box = range.box();
    Optional<Box> seed = Optional.empty();
    for (var row : range.tab().grid().rows(box.top(), box.bottom()).entrySet()) {
      for (var cell : row.getValue().subMap(box.left(), box.right()).entrySet()) {
        if (hasValue(cell.getValue())) {
          int at = row.getKey();
          seed = Optional.of(new Box(at, cell.getKey(), at + 1, cell.getKey() + 1));
        }
      }
    }
    return new Appending(range, seed.map(begin -> grown(range.tab(), begin)));
  }

  private static boolean hasValue(Obj cell) {
    return cell.has(Entering.VALUE);
  }

  // As far as values touch one another, also by their corners.
  private static Box grown(Tab tab, Box begin) {
    Box box = begin;
    Box wider = widened(tab, box);
    while (!wider.equals(box)) {
      box = wider;
      wider = widened(tab, box);
    }
    return box;
  }

  private static Box widened(Tab tab, Box box) {
    Box around =
        new Box(
            Math.max(0, box.top() - 1),
            Math.max(0, box.left() - 1),
            Math.min(tab.rows(), box.bottom() + 1),
            Math.min(tab.columns(), box.right() + 1));
    int top = box.top();
    int left = box.left();
    int bottom = box.bottom();
    int right = box.right();
    for (var row : tab.grid().rows(around.top(), around.bottom()).entrySet()) {
      for (var cell : row.getValue().subMap(around.left(), around.right()).entrySet()) {
        if (hasValue(cell.getValue())) {
          top = Math.min(top, row.getKey());
          bottom = Math.max(bottom, row.getKey() + 1);
          left = Math.min(left, cell.getKey());
          right = Math.max(right, cell.getKey() + 1);
        }
      }
    }
    return new Box(top, left, bottom, right);
  }

  /// Where rows go that are appended; the sheet grows where they do not fit.
  ///
  /// @param insert whether they push down what is below
  Range place(List<List<Json>> rows, boolean insert) {
    Tab tab = range.tab();
    int top = table.map(Box::bottom).orElse(range.top());
    int left = table.map(Box::left).orElse(range.left());
    if (insert && table.isPresent() && top < tab.rows()) {
      Lines.insert(tab, Lines.ROWS, top, rows.size());
    }
    int wide = rows.stream().mapToInt(List::size).max().orElse(0);
    int high = Math.max(tab.rows(), top + rows.size());
    int broad = Math.max(tab.columns(), left + wide);
    if (high > tab.rows() || broad > tab.columns()) {
      tab.resize(high, broad);
    }
    return new Range(tab, top, left, Range.OPEN, Range.OPEN);
  }
}
