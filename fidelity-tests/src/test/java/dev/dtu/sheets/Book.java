package dev.dtu.sheets;

import dev.dtu.twins.sheets.formula.Area;
import dev.dtu.twins.sheets.formula.Cells;
import dev.dtu.twins.sheets.formula.Formula;
import dev.dtu.twins.sheets.formula.Shown;
import dev.dtu.twins.sheets.formula.Value;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A small spreadsheet: people with what they sold, a sheet with a blank in its name, and a moment
/// that does not pass.
final class Book implements Cells {

  static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 23, 12, 30, 0, 0, ZoneOffset.UTC);
  private static final int ROWS = 20;
  private static final int COLUMNS = 8;

  private final Map<String, Value> cells = new TreeMap<>();
  private final Map<String, Area> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Book() {
    rows(
        "Sheet1",
        """
        name,team,sold,price,on,ok
        Ann,red,10,1.5,2024-01-15,TRUE
        Bob,blue,20,2.5,2024-02-29,FALSE
        Cid,red,30,3.5,2024-03-31,TRUE
        Dan,green,40,,2024-12-31,FALSE
        """);
    rows("My Sheet", "1,2\n3,4\n");
    put(
        "Sheet1",
        6,
        0,
        new Value.Error(Value.Kind.DIVIDE_BY_ZERO, "Function DIVIDE parameter 2 cannot be zero."));
    names.put("Sold", new Area("Sheet1", 1, 2, 5, 3));
  }

  private void rows(String sheet, String text) {
    List<String> lines = text.strip().lines().toList();
    for (int row = 0; row < lines.size(); row++) {
      String[] cells = lines.get(row).split(",", -1);
      for (int column = 0; column < cells.length; column++) {
        put(sheet, row, column, typed(cells[column]));
      }
    }
  }

  private static Value typed(String text) {
    if (text.isEmpty()) {
      return Value.BLANK;
    }
    if (text.matches("TRUE|FALSE")) {
      return Value.of(text.equals("TRUE"));
    }
    return Formula.of("=VALUE(\"" + text + "\")").evaluate(new Empty(), "", 0, 0)
            instanceof Value.Number number
        ? number
        : Value.of(text);
  }

  void put(String sheet, int row, int column, Value value) {
    cells.put(sheet + "!" + row + "!" + column, value);
  }

  /// What a formula in `H1` of the first sheet comes to, as one would write it.
  String shown(String formula) {
    return shown(Formula.of(formula).evaluate(this, "Sheet1", 0, 7));
  }

  static String shown(Value value) {
    return switch (value) {
      case Value.Number number -> plain(number.value());
      case Value.Text text -> '"' + text.value() + '"';
      case Value.Bool truth -> truth.value() ? "TRUE" : "FALSE";
      case Value.Blank _ -> "blank";
      case Value.Error error -> (error.kind().shown() + " " + error.message()).strip();
      case Value.Table table ->
          table.rows().stream()
              .map(row -> row.stream().map(Book::shown).collect(Collectors.joining(",")))
              .collect(Collectors.joining(";", "{", "}"));
    };
  }

  private static String plain(double number) {
    return Shown.general(number);
  }

  @Override
  public Value at(String sheet, int row, int column) {
    return cells.getOrDefault(sheet + "!" + row + "!" + column, Value.BLANK);
  }

  @Override
  public Optional<String> sheet(String title) {
    return List.of("Sheet1", "My Sheet").stream().filter(title::equalsIgnoreCase).findFirst();
  }

  @Override
  public int rows(String sheet) {
    return ROWS;
  }

  @Override
  public int columns(String sheet) {
    return COLUMNS;
  }

  @Override
  public Optional<Area> named(String name) {
    return Optional.ofNullable(names.get(name));
  }

  @Override
  public ZonedDateTime now() {
    return NOW;
  }

  @Override
  public double chance() {
    return 0.5;
  }

  /// No cells at all.
  private record Empty() implements Cells {
    @Override
    public Value at(String sheet, int row, int column) {
      return Value.BLANK;
    }

    @Override
    public Optional<String> sheet(String title) {
      return Optional.empty();
    }

    @Override
    public int rows(String sheet) {
      return 1;
    }

    @Override
    public int columns(String sheet) {
      return 1;
    }

    @Override
    public Optional<Area> named(String name) {
      return Optional.empty();
    }

    @Override
    public ZonedDateTime now() {
      return NOW;
    }

    @Override
    public double chance() {
      return 0;
    }
  }
}
