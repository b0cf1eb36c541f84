package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.jspecify.annotations.Nullable;

/// One sheet of a spreadsheet, as it is changed in a turn.
final class Tab {

  /// Cells of all sheets of a spreadsheet together, at most.
  static final int MOST_CELLS = 10_000_000;

  static final int MOST_COLUMNS = 18_278;

  private static final String GRID = "gridProperties";
  private static final String FORMULAS = "formulas";

  private final Book book;
  private Obj item;
  private Obj tracks;
  private @Nullable Grid grid;

  /// @param item as the service shows it, without cells
  /// @param tracks what is known of single rows and columns, by dimension and number
  Tab(Book book, Obj item, Obj tracks) {
    this.book = book;
    this.item = item;
    this.tracks = tracks;
  }

  Book book() {
    return book;
  }

  int id() {
    return Told.whole(properties(), "sheetId", 0);
  }

  String title() {
    return Told.text(properties(), "title");
  }

  int index() {
    return Told.whole(properties(), "index", 0);
  }

  boolean isGrid() {
    return properties().has(GRID);
  }

  boolean isHidden() {
    return properties().flag("hidden");
  }

  Obj item() {
    return item;
  }

  void item(Obj whole) {
    item = whole;
  }

  /// What stands in a list of it.
  dev.dtu.json.Arr items(String member) {
    return item.items(member);
  }

  /// Puts a list in place of another; an empty one is left out.
  void items(String member, java.util.List<? extends Json> items) {
    item = items.isEmpty() ? item.without(member) : item.with(member, Json.array(items));
  }

  Obj properties() {
    return Told.obj(item, "properties");
  }

  void properties(Obj properties) {
    item = item.with("properties", properties);
  }

  Obj gridProperties() {
    return Told.obj(properties(), GRID);
  }

  int rows() {
    return Told.whole(gridProperties(), "rowCount", 0);
  }

  int columns() {
    return Told.whole(gridProperties(), "columnCount", 0);
  }

  Box box() {
    return new Box(0, 0, rows(), columns());
  }

  Grid grid() {
    Grid known = grid;
    if (known == null) {
      known = new Grid(book.cells(), book.id() + "/" + id(), rows());
      grid = known;
    }
    return known;
  }

  /// Puts this into a cell, in place of what was there.
  void put(int row, int column, Obj cell) {
    if (Reckoning.formula(cell).isPresent()) {
      tracks = tracks.with(FORMULAS, Json.of(true));
    }
    if (cell.isEmpty() && grid().cell(row, column).isEmpty()) {
      return;
    }
    book.wrote();
    grid().put(row, column, cell);
  }

  /// Whether there ever was a formula in it.
  boolean hasFormulas() {
    return tracks.flag(FORMULAS);
  }

  /// Gives it another size; cells that do not fit are gone.
  ///
  /// @throws Amiss when there would be no cells, or more cells or columns than a spreadsheet has
  void resize(int rows, int columns) {
    if (rows < 1 || columns < 1) {
      throw new Amiss(
          "gridProperties.%s must be greater than 0."
              .formatted(rows < 1 ? "rowCount" : "columnCount"));
    }
    if (columns > MOST_COLUMNS) {
      throw new Amiss(
          "This action would increase the number of columns in the sheet above the limit of "
              + MOST_COLUMNS
              + " columns.");
    }
    long others = book.size() - (long) rows() * columns();
    if (others + (long) rows * columns > MOST_CELLS) {
      throw new Amiss(
          "This action would increase the number of cells in the workbook above the limit of "
              + MOST_CELLS
              + " cells.");
    }
    if (rows < rows() || columns < columns()) {
      grid().move(row -> row < rows ? row : -1, column -> column < columns ? column : -1);
    } else {
      keepGrid();
      grid = null; // the next one reads as many blocks as there are then
    }
    Obj size = Obj.of("rowCount", Json.of(rows), "columnCount", Json.of(columns));
    properties(properties().with(GRID, gridProperties().withAll(size)));
  }

  /// What is known of a row or column; nothing where it is as all are.
  Obj track(String dimension, int number) {
    return Told.obj(Told.obj(tracks, dimension), Integer.toString(number));
  }

  Obj tracks() {
    return tracks;
  }

  void track(String dimension, int number, Obj track) {
    Obj all = Told.obj(tracks, dimension);
    String key = Integer.toString(number);
    tracks = tracks.with(dimension, track.isEmpty() ? all.without(key) : all.with(key, track));
  }

  /// Moves what is known of rows or columns to where this says; to nowhere below 0.
  void moveTracks(String dimension, java.util.function.IntUnaryOperator to) {
    Obj.Builder moved = Obj.builder();
    for (Obj.Member track : Told.obj(tracks, dimension)) {
      int at = to.applyAsInt(Integer.parseInt(track.key()));
      if (at >= 0) {
        moved.put(Integer.toString(at), track.value());
      }
    }
    tracks = tracks.with(dimension, moved.build());
  }

  Amiss exceeded(String range) {
    return new Amiss(
        "Range (%s) exceeds grid limits. Max rows: %d, max columns: %d"
            .formatted(range, rows(), columns()));
  }

  void keepGrid() {
    if (grid != null) {
      grid.keep();
    }
  }

  void removeGrid() {
    if (isGrid()) {
      grid().remove();
    }
  }
}
