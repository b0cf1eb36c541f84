package dev.dtu.twins.sheets;

import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Clears values of ranges: how cells look, and what is noted of them, stays.
///
/// - source: developers.google.com, Sheets API, spreadsheets.values, and recorded traffic of
///   burnash/gspread, 2026-09-12
final class Clearing {

  private static final String ROOT = "sheets.spreadsheets.values.";

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding(ROOT + "clear", Method.writing(Clearing::clear))
          .finding(ROOT + "batchClear", Method.writing(Clearing::batchClear))
          .finding(ROOT + "batchClearByDataFilter", Method.writing(Clearing::batchClearBy));

  private Clearing() {}

  private static String clear(Range range) {
    Box box = range.box();
    Grid grid = range.tab().grid();
    for (int row : new TreeSet<>(grid.rows(box.top(), box.bottom()).keySet())) {
      for (int column : new TreeSet<>(grid.row(row).keySet())) {
        if (box.has(row, column)) {
          grid.put(row, column, grid.cell(row, column).without(Entering.VALUE));
        }
      }
    }
    return A1.text(range.tab(), box);
  }

  private static Obj clear(Play play, Book book) {
    Range range = A1.read(book, play.asked("range").orElse(""));
    return Method.of(book).with("clearedRange", clear(range));
  }

  private static Obj batchClear(Play play, Book book) {
    List<Json> cleared = new ArrayList<>();
    List<Json> ranges = play.arguments().items("ranges").items();
    for (int i = 0; i < ranges.size(); i++) {
      try {
        cleared.add(Json.of(clear(A1.read(book, ranges.get(i).asText().orElse("")))));
      } catch (Amiss wrong) {
        throw wrong.of("range[" + i + "]");
      }
    }
    return Method.of(book).with("clearedRanges", Json.array(cleared));
  }

  private static Obj batchClearBy(Play play, Book book) {
    List<Json> cleared = new ArrayList<>();
    for (Filters.Match match : Filters.matched(book, play.arguments())) {
      cleared.add(Json.of(clear(match.range())));
    }
    return Method.of(book).with("clearedRanges", Json.array(cleared));
  }
}
