package dev.dtu.twins.sheets;

import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Values of ranges: reading and writing them.
///
/// - source: developers.google.com, Sheets API, spreadsheets.values, recorded traffic of
///   burnash/gspread, and measurements of mmedum/google-sheets-mcp, 2026-09-12
final class Values {

  private static final String ROOT = "sheets.spreadsheets.values.";

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding(ROOT + "get", Method.reading(Values::get))
          .finding(ROOT + "batchGet", Method.reading(Values::batchGet))
          .finding(ROOT + "batchGetByDataFilter", Method.reading(Values::batchGetBy))
          .finding(ROOT + "update", Method.writing(Values::update))
          .finding(ROOT + "batchUpdate", Method.writing(Values::batchUpdate))
          .finding(ROOT + "batchUpdateByDataFilter", Method.writing(Values::batchUpdateBy))
          .finding(ROOT + "append", Method.writing(Values::append));

  private Values() {}

  private static Showing asked(Play play, Book book) {
    return new Showing(
        play.asked("valueRenderOption").orElse(Showing.FORMATTED),
        play.asked("dateTimeRenderOption").orElse(Showing.SERIAL),
        play.asked("majorDimension").filter("COLUMNS"::equals).isPresent(),
        new Reckoning(book));
  }

  private static Showing sent(Obj sent, String prefix, Book book) {
    String render = prefix.isEmpty() ? "valueRenderOption" : "responseValueRenderOption";
    String moments = prefix.isEmpty() ? "dateTimeRenderOption" : "responseDateTimeRenderOption";
    return new Showing(
        sent.text(render).orElse(Showing.FORMATTED),
        sent.text(moments).orElse(Showing.SERIAL),
        Told.text(sent, "majorDimension").equals("COLUMNS"),
        new Reckoning(book));
  }

  /// Shows the values of a range.
  ///
  /// - in: `range`, `majorDimension`, `valueRenderOption`, `dateTimeRenderOption`
  /// - refuses: `bad-request` of a range that there is not
  private static Obj get(Play play, Book book) {
    Range range = A1.read(book, play.asked("range").orElse(""));
    return asked(play, book).range(range);
  }

  private static Obj batchGet(Play play, Book book) {
    Showing showing = asked(play, book);
    List<Obj> ranges = new ArrayList<>();
    for (String text : play.scene().query().all("ranges")) {
      ranges.add(showing.range(A1.read(book, text)));
    }
    return ranges.isEmpty()
        ? Method.of(book)
        : Method.of(book).with("valueRanges", Json.array(ranges));
  }

  private static Obj batchGetBy(Play play, Book book) {
    Showing showing = sent(play.arguments(), "", book);
    List<Obj> matched = new ArrayList<>();
    for (Filters.Match match : Filters.matched(book, play.arguments())) {
      Obj range = showing.range(match.range());
      matched.add(Obj.of("valueRange", range, "dataFilters", Arr.of(match.filter())));
    }
    return Method.of(book).with("valueRanges", Json.array(matched));
  }

  /// What a write did.
  ///
  /// @param box from the first cell to the last row and column that got something
  /// @param rows how many rows got something
  /// @param columns how many columns did
  /// @param cells how many cells did
  /// @param asked the cells that the request named
  private record Written(
      Tab tab, Box box, TreeSet<Integer> rows, TreeSet<Integer> columns, int cells, Box asked) {
    Obj told(Book book) {
      Obj told = Method.of(book).with("updatedRange", A1.text(tab, cells == 0 ? asked : box));
      return cells == 0
          ? told
          : told.with("updatedRows", Json.of(rows.size()))
              .with("updatedColumns", Json.of(columns.size()))
              .with("updatedCells", Json.of(cells));
    }
  }

  private static Written write(Range range, String text, Obj told, Entering entering) {
    List<List<Json>> lines = Entering.rows(told);
    var rows = new TreeSet<Integer>();
    var columns = new TreeSet<Integer>();
    int cells = 0;
    for (int y = 0; y < lines.size(); y++) {
      for (int x = 0; x < lines.get(y).size(); x++) {
        if (!(lines.get(y).get(x) instanceof Json.Null)) {
          rows.add(range.top() + y);
          columns.add(range.left() + x);
          cells++;
        }
      }
    }
    Box all = Entering.box(range, lines);
    Box asked = range.isCell() || range.isOpen() ? all : range.box();
    if (cells == 0) {
      return new Written(range.tab(), all, rows, columns, 0, range.box());
    }
    fit(range, text, all);
    entering.write(range.tab(), all, lines);
    Box box = new Box(all.top(), all.left(), rows.last() + 1, columns.last() + 1);
    return new Written(range.tab(), box, rows, columns, cells, range.isOpen() ? box : asked);
  }

  // One cell stands for all that is sent, and an open end for as much as is needed.
  private static void fit(Range range, String text, Box box) {
    String sent = text.contains("!") ? text : range.text();
    boolean wide = !range.isCell() && range.right() != Range.OPEN && box.right() > range.right();
    boolean high = !range.isCell() && range.bottom() != Range.OPEN && box.bottom() > range.bottom();
    if (high || wide) {
      throw new Amiss(
          "Requested writing within range [%s], but tried writing to %s"
              .formatted(
                  sent,
                  high
                      ? "row [" + (range.bottom() + 1) + "]"
                      : "column [" + A1.letters(range.right()) + "]"));
    }
    if (box.bottom() > range.tab().rows() || box.right() > range.tab().columns()) {
      throw range.tab().exceeded(A1.text(range.tab(), box));
    }
  }

  private static Obj after(Written written, Book book, boolean shown, Showing showing) {
    Obj told = written.told(book);
    return shown && written.cells() > 0
        ? told.with("updatedData", showing.range(Range.of(written.tab(), written.asked())))
        : told;
  }

  /// Writes values into a range.
  ///
  /// - in: `range`, `valueInputOption`, `includeValuesInResponse`; the body's `values`
  /// - refuses: `bad-request` of an option that is missing, of ranges that differ, that there are not,
  ///   or that are too small
  private static Obj update(Play play, Book book) {
    Entering entering = Entering.of(book, play.asked("valueInputOption").orElse(""));
    String text = play.asked("range").orElse("");
    Obj sent = play.arguments();
    same(text, sent);
    Written written = write(A1.read(book, text), text, sent, entering);
    return after(
        written, book, play.flagged("includeValuesInResponse"), responses(play, sent, book));
  }

  private static void same(String range, Obj sent) {
    sent.text("range")
        .filter(told -> !told.isEmpty() && !told.equals(range))
        .ifPresent(other -> {
          throw new Amiss(
              "Request range[" + range + "] does not match value's range[" + other + "]");
        });
  }

  private static Showing responses(Play play, Obj sent, Book book) {
    return new Showing(
        play.asked("responseValueRenderOption").orElse(Showing.FORMATTED),
        play.asked("responseDateTimeRenderOption").orElse(Showing.SERIAL),
        Told.text(sent, "majorDimension").equals("COLUMNS"),
        new Reckoning(book));
  }

  private static Obj batchUpdate(Play play, Book book) {
    Obj sent = play.arguments();
    Entering entering = Entering.of(book, Told.text(sent, "valueInputOption"));
    List<Written> all = new ArrayList<>();
    List<Obj> data = Book.objects(sent.items("data"));
    for (int i = 0; i < data.size(); i++) {
      try {
        String text = Told.text(data.get(i), "range");
        all.add(write(A1.read(book, text), text, data.get(i), entering));
      } catch (Amiss wrong) {
        throw wrong.of("data[" + i + "]");
      }
    }
    return written(book, all, sent);
  }

  private static Obj batchUpdateBy(Play play, Book book) {
    Obj sent = play.arguments();
    Entering entering = Entering.of(book, Told.text(sent, "valueInputOption"));
    List<Written> all = new ArrayList<>();
    List<Obj> filters = new ArrayList<>();
    for (Obj told : Book.objects(sent.items("data"))) {
      Obj filter = Told.obj(told, "dataFilter");
      for (Filters.Match match : Filters.matched(book, List.of(filter))) {
        all.add(write(match.range(), match.range().text(), told, entering));
        filters.add(filter);
      }
    }
    Obj answer = written(book, all, sent);
    List<Json> responses = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      Obj response = answer.items("responses").at(i).asObj().orElse(Obj.EMPTY);
      responses.add(response.without("spreadsheetId").with("dataFilter", filters.get(i)));
    }
    return answer.with("responses", Json.array(responses));
  }

  private static Obj written(Book book, List<Written> all, Obj sent) {
    var rows = new TreeSet<String>();
    var columns = new TreeSet<String>();
    var sheets = new TreeSet<Integer>();
    int cells = 0;
    List<Obj> responses = new ArrayList<>();
    Showing showing = sent(sent, "response", book);
    for (Written each : all) {
      int sheet = each.tab().id();
      each.rows().forEach(row -> rows.add(sheet + "/" + row));
      each.columns().forEach(column -> columns.add(sheet + "/" + column));
      sheets.add(sheet);
      cells += each.cells();
      responses.add(after(each, book, sent.flag("includeValuesInResponse"), showing));
    }
    Obj totals =
        Obj.of("totalUpdatedRows", Json.of(rows.size()))
            .with("totalUpdatedColumns", Json.of(columns.size()))
            .with("totalUpdatedCells", Json.of(cells))
            .with("totalUpdatedSheets", Json.of(sheets.size()));
    return Method.of(book).withAll(Told.said(totals)).with("responses", Json.array(responses));
  }

  /// Writes values below the table that a range leads to.
  ///
  /// - in: `range`, `valueInputOption`, `insertDataOption`, `includeValuesInResponse`
  /// - refuses: `bad-request`, as [#update]
  private static Obj append(Play play, Book book) {
    Entering entering = Entering.of(book, play.asked("valueInputOption").orElse(""));
    String text = play.asked("range").orElse("");
    Obj sent = play.arguments();
    same(text, sent);
    boolean insert = play.asked("insertDataOption").filter("INSERT_ROWS"::equals).isPresent();
    var appending = Appending.of(A1.read(book, text));
    Range place = appending.place(Entering.rows(sent), insert);
    Written written = write(place, place.text(), sent, entering);
    Obj updates =
        after(written, book, play.flagged("includeValuesInResponse"), responses(play, sent, book));
    Obj answer = Method.of(book);
    return appending
        .table()
        .map(table -> answer.with("tableRange", A1.text(place.tab(), table)))
        .orElse(answer)
        .with("updates", updates);
  }
}
