package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// One kind of request of `spreadsheets.batchUpdate`.
@FunctionalInterface
interface Kind {

  /// Does what a request tells, and answers what its reply has; nothing for most.
  ///
  /// @throws Amiss when it cannot be done
  Obj done(Book book, Obj told);

  /// The bounds of the lines that a `DimensionRange` tells.
  record Span(Tab tab, String dimension, int from, int to) {

    /// @throws Amiss when there is no such sheet, or it tells no lines
    static Span of(Book book, Obj range) {
      Tab tab = book.grid(Told.whole(range, "sheetId", 0));
      String dimension = Told.text(range, "dimension");
      if (!dimension.equals(Lines.ROWS) && !dimension.equals(Lines.COLUMNS)) {
        throw new Amiss("No dimension was specified.");
      }
      int from = Told.whole(range, "startIndex", 0);
      int to = Told.whole(range, "endIndex").orElseGet(() -> Lines.count(tab, dimension));
      if (from < 0 || to < from) {
        throw new Amiss(
            from < 0
                ? "range.startIndex[" + from + "] is negative."
                : "range.endIndex[" + to + "] is before range.startIndex[" + from + "]");
      }
      return new Span(tab, dimension, from, to);
    }

    int count() {
      return to - from;
    }

    String line() {
      return Lines.isColumns(dimension) ? "column" : "row";
    }

    Obj told() {
      Obj told = tab.id() == 0 ? Obj.EMPTY : Obj.of("sheetId", Json.of(tab.id()));
      return told.with("dimension", dimension)
          .with("startIndex", Json.of(from))
          .with("endIndex", Json.of(to));
    }
  }

  /// The number of a thing that a request tells, or one of its own.
  static int number(Book book, Obj told, String member) {
    return Told.whole(told, member).orElseGet(book::draw);
  }
}
