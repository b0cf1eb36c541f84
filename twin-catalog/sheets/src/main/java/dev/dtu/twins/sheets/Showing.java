package dev.dtu.twins.sheets;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Value;
import java.util.ArrayList;
import java.util.List;

/// Shows values of a range as a call wants them.
///
/// @param render `FORMATTED_VALUE`, `UNFORMATTED_VALUE` or `FORMULA`
/// @param moments `SERIAL_NUMBER` or `FORMATTED_STRING`, which says nothing of formatted values
/// @param columns whether lists are of columns
/// @param reckoning what cells come to
///
/// - source: developers.google.com, Sheets API, guides/values, and recorded traffic of
///   burnash/gspread, 2026-09-12
record Showing(String render, String moments, boolean columns, Reckoning reckoning) {

  static final String FORMATTED = "FORMATTED_VALUE";
  static final String SERIAL = "SERIAL_NUMBER";

  /// The values of a range, what is empty at the ends left out.
  Obj range(Range range) {
    Box box = range.box();
    Obj shown =
        Obj.of(
            "range",
            Json.of(A1.text(range.tab(), box)),
            "majorDimension",
            Json.of(columns ? "COLUMNS" : "ROWS"));
    List<Arr> lines = lines(range.tab(), reckoning.used(range.tab(), box));
    return lines.isEmpty() ? shown : shown.with("values", Json.array(lines));
  }

  private List<Arr> lines(Tab tab, Box box) {
    List<Arr> lines = new ArrayList<>();
    int most = columns ? box.columns() : box.rows();
    int last = 0;
    for (int i = 0; i < most; i++) {
      List<Json> line = line(tab, box, i);
      lines.add(Json.array(line));
      last = line.isEmpty() ? last : i + 1;
    }
    return lines.subList(0, last);
  }

  private List<Json> line(Tab tab, Box box, int index) {
    List<Json> line = new ArrayList<>();
    int most = columns ? box.rows() : box.columns();
    int last = 0;
    for (int i = 0; i < most; i++) {
      int row = box.top() + (columns ? i : index);
      int column = box.left() + (columns ? index : i);
      Value value = reckoning.at(tab, row, column);
      line.add(shown(value, tab.grid().cell(row, column)));
      last = value instanceof Value.Blank ? last : i + 1;
    }
    return line.subList(0, last);
  }

  private Json shown(Value value, Obj cell) {
    boolean formula = render.equals("FORMULA") && Reckoning.formula(cell).isPresent();
    if (formula) {
      return Json.of(Reckoning.formula(cell).orElse(""));
    }
    boolean formatted =
        render.equals(FORMATTED) || (moments.equals("FORMATTED_STRING") && Look.isMoment(cell));
    return formatted ? Json.of(Look.shown(value, cell)) : plain(value);
  }

  private static Json plain(Value value) {
    return switch (value) {
      case Value.Number number when Double.isFinite(number.value()) -> Json.of(number.value());
      case Value.Number _ -> Json.of("#NUM!");
      case Value.Text text -> Json.of(text.value());
      case Value.Bool bool -> Json.of(bool.value());
      case Value.Error error ->
          Json.of(
              error.message().isEmpty()
                  ? error.kind().shown()
                  : error.kind().shown() + " (" + error.message() + ")");
      case Value.Blank _ -> Json.of("");
      case Value.Table table -> plain(table.rows().getFirst().getFirst());
    };
  }

  /// A value as cells tell it.
  static Obj extended(Value value) {
    return switch (value) {
      case Value.Number number when Double.isFinite(number.value()) ->
          Obj.of("numberValue", Json.of(number.value()));
      case Value.Number _ -> extended(new Value.Error(Value.Kind.NUM, ""));
      case Value.Text text -> Obj.of("stringValue", Json.of(text.value()));
      case Value.Bool bool -> Obj.of("boolValue", Json.of(bool.value()));
      case Value.Error error ->
          Obj.of(
              "errorValue",
              Obj.of("type", Json.of(error.kind().name()), "message", Json.of(error.message())));
      case Value.Blank _ -> Obj.EMPTY;
      case Value.Table table -> extended(table.rows().getFirst().getFirst());
    };
  }
}
