package dev.dtu.twins.sheets;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Typed;
import java.util.List;
import java.util.Optional;

/// Writes values into cells, as they are or as if somebody typed them.
///
/// - source: developers.google.com, Sheets API, guides/values, and recorded traffic of
///   burnash/gspread, 2026-09-12
final class Entering {

  /// Characters of one cell, at most.
  static final int MOST = 50_000;

  /// What a cell shows of its value.
  static final String VALUE = "userEnteredValue";

  private final Book book;
  private final boolean typed;

  private Entering(Book book, boolean typed) {
    this.book = book;
    this.typed = typed;
  }

  /// @throws Amiss when nobody says how values are to be taken
  static Entering of(Book book, String option) {
    return switch (option) {
      case "RAW" -> new Entering(book, false);
      case "USER_ENTERED" -> new Entering(book, true);
      default -> throw new Amiss("'valueInputOption' is required but not specified");
    };
  }

  /// Writes lines of values from the first cell of a box on; `null` leaves a cell as it is.
  void write(Tab tab, Box box, List<List<Json>> rows) {
    for (int y = 0; y < rows.size(); y++) {
      List<Json> row = rows.get(y);
      for (int x = 0; x < row.size(); x++) {
        if (!(row.get(x) instanceof Json.Null)) {
          put(tab, box.top() + y, box.left() + x, row.get(x));
        }
      }
    }
  }

  private void put(Tab tab, int row, int column, Json value) {
    Obj cell = tab.grid().cell(row, column);
    tab.put(row, column, entered(cell, value));
  }

  private Obj entered(Obj cell, Json value) {
    return switch (value) {
      case Json.Num number -> cell.with(VALUE, Obj.of("numberValue", Json.of(number.real())));
      case Json.Bool bool -> cell.with(VALUE, Obj.of("boolValue", bool));
      case Json.Text text when text.value().isEmpty() -> cell.without(VALUE);
      case Json.Text text -> entered(cell, text.value());
      case Json.Null _, Obj _, Arr _ -> cell;
    };
  }

  private Obj entered(Obj cell, String text) {
    if (text.length() > MOST) {
      throw new Amiss(
          "Your input contains more than the maximum of " + MOST + " characters in a single cell.");
    }
    if (!typed || (Look.isText(cell) && !text.startsWith("="))) {
      return cell.with(VALUE, Obj.of("stringValue", Json.of(text)));
    }
    int year = book.play().scene().moment().atZone(java.time.ZoneOffset.UTC).getYear();
    String locale = Told.text(book.properties(), "locale");
    Optional<Typed> number = plain(text) ? new Tongue(locale).read(text, year) : Optional.empty();
    if (number.isEmpty()) {
      return cell.with(VALUE, typed(text));
    }
    Obj value = Obj.of("numberValue", Json.of(number.get().number()));
    Obj entered = cell.with(VALUE, (Json) value);
    Obj format = Told.obj(cell, Cell.FORMAT);
    return number.get().pattern().isEmpty() || format.has(Look.FORMAT)
        ? entered
        : entered.with(Cell.FORMAT, (Json) format.with(Look.FORMAT, (Json) brought(number.get())));
  }

  private static boolean plain(String text) {
    return !text.startsWith("=") && !text.startsWith("'");
  }

  // What somebody typed that is no number.
  private static Obj typed(String text) {
    String plain = text.strip();
    if (plain.equalsIgnoreCase("true") || plain.equalsIgnoreCase("false")) {
      return Obj.of("boolValue", Json.of(plain.equalsIgnoreCase("true")));
    }
    if (text.startsWith("=") && text.length() > 1) {
      return Obj.of("formulaValue", Json.of(text));
    }
    return Obj.of("stringValue", Json.of(text.startsWith("'") ? text.substring(1) : text));
  }

  // The format that numbers bring which were typed in one.
  private static Obj brought(Typed typed) {
    return Obj.of("type", Json.of(typed.type()), "pattern", Json.of(typed.pattern()));
  }

  /// The rows of a request's values, which may tell columns.
  static List<List<Json>> rows(Obj told) {
    List<List<Json>> lines =
        told.items("values").items().stream()
            .map(line -> line.asArr().map(Arr::items).orElse(List.of()))
            .toList();
    return Told.text(told, "majorDimension").equals("COLUMNS") ? turned(lines) : lines;
  }

  private static List<List<Json>> turned(List<List<Json>> columns) {
    int most = columns.stream().mapToInt(List::size).max().orElse(0);
    List<List<Json>> rows = new java.util.ArrayList<>();
    for (int y = 0; y < most; y++) {
      List<Json> row = new java.util.ArrayList<>();
      for (List<Json> column : columns) {
        row.add(y < column.size() ? column.get(y) : Json.Null.NULL);
      }
      rows.add(row);
    }
    return rows;
  }

  /// The rectangle that rows of values fill.
  static Box box(Range range, List<List<Json>> rows) {
    int wide = rows.stream().mapToInt(List::size).max().orElse(0);
    return new Box(range.top(), range.left(), range.top() + rows.size(), range.left() + wide);
  }
}
