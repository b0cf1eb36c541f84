package dev.dtu.twins.sheets;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Area;
import dev.dtu.twins.sheets.formula.Cells;
import dev.dtu.twins.sheets.formula.Formula;
import dev.dtu.twins.sheets.formula.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the cells of a spreadsheet come to. Each formula is worked out when it is first asked for, after
/// those it reads. It lasts for one reading: who changes a cell begins another.
final class Reckoning implements Cells {

  /// Formulas that ask for one another by what they come to, at most.
  static final int DEPTH = 64;

  private static final Value CIRCLE =
      new Value.Error(
          Value.Kind.REF,
          "Circular dependency detected. To resolve with iterative calculation, see File >"
              + " Settings.");

  /// What a formula has that may come to more than one value: lists, and functions that make them.
  private static final Pattern SPREADS =
      Pattern.compile(
          "\\{|=\\s*[^(]*:|\\b(?:ARRAY\\w*|SEQUENCE|RANDARRAY|FILTER|SORTN?|UNIQUE|TRANSPOSE|SPLIT"
              + "|QUERY|MAP|BY(?:ROW|COL)|SCAN|MAKEARRAY|REDUCE|LET|LAMBDA|FLATTEN|TO(?:COL|ROW)"
              + "|WRAP\\w+|[VH]STACK|CHOOSE\\w*|TAKE|DROP|MMULT|MINVERSE|FREQUENCY|INDEX|OFFSET"
              + "|INDIRECT|[XVH]?LOOKUP|IFS?|IFERROR|IFNA|SWITCH|IMPORT\\w+|GOOGLEFINANCE"
              + "|REGEXEXTRACT|MODE\\W|EXPAND)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Book book;
  private final Dice dice;
  private final SortedMap<Spot, Value> known = new TreeMap<>();
  private final TreeSet<Spot> begun = new TreeSet<>();
  private final SortedMap<Spot, Value> spilt = new TreeMap<>();
  private final SortedMap<Integer, List<Spot>> spreading = new TreeMap<>();
  private int drawn;
  private int depth;

  Reckoning(Book book) {
    this.book = book;
    this.dice = book.play().scene().call().dice().at("chance");
  }

  /// A cell of a sheet.
  private record Spot(int sheet, int row, int column) implements Comparable<Spot> {
    @Override
    public int compareTo(Spot other) {
      int bySheet = Integer.compare(sheet, other.sheet);
      int byRow = bySheet == 0 ? Integer.compare(row, other.row) : bySheet;
      return byRow == 0 ? Integer.compare(column, other.column) : byRow;
    }
  }

  /// The formula that was entered in a cell.
  static Optional<String> formula(Obj cell) {
    return Told.obj(cell, "userEnteredValue").text("formulaValue");
  }

  /// What a cell comes to.
  Value at(Tab tab, int row, int column) {
    Obj cell = tab.grid().cell(row, column);
    var spot = new Spot(tab.id(), row, column);
    if (formula(cell).isPresent()) {
      return worked(spot);
    }
    Value entered = entered(Told.obj(cell, "userEnteredValue"));
    if (!(entered instanceof Value.Blank)) {
      return entered;
    }
    spread(tab, row, column);
    return spilt.getOrDefault(spot, entered);
  }

  /// The part of a box, from its first cell on, that has all values in it.
  Box used(Tab tab, Box box) {
    spread(tab, box.bottom(), box.right());
    Box used = tab.grid().used(box);
    int bottom = used.bottom();
    int right = used.right();
    for (Spot spot : spilt.keySet()) {
      if (spot.sheet == tab.id() && box.has(spot.row, spot.column)) {
        bottom = Math.max(bottom, spot.row + 1);
        right = Math.max(right, spot.column + 1);
      }
    }
    return new Box(box.top(), box.left(), bottom, right);
  }

  static Value entered(Obj value) {
    Optional<Json> number = value.find("numberValue");
    Optional<Json> bool = value.find("boolValue");
    if (number.isPresent()) {
      return new Value.Number(number.get() instanceof Json.Num num ? num.real() : 0);
    }
    if (bool.isPresent()) {
      return new Value.Bool(bool.get().equals(Json.of(true)));
    }
    Optional<String> text = value.text("stringValue");
    return text.isPresent() ? new Value.Text(text.get()) : new Value.Blank();
  }

  // Formulas in the order in which they read each other, so that long chains need no deep stack.
  private Value worked(Spot asked) {
    Deque<Spot> open = new ArrayDeque<>();
    open.push(asked);
    while (!open.isEmpty()) {
      Spot spot = open.peek();
      if (known.containsKey(spot)) {
        open.pop();
      } else if (begun.add(spot)) {
        before(spot).forEach(open::push);
      } else {
        open.pop();
        known.putIfAbsent(spot, evaluated(spot));
      }
    }
    return known.getOrDefault(asked, CIRCLE);
  }

  private List<Spot> before(Spot spot) {
    List<Spot> before = new ArrayList<>();
    Tab home = book.sheet(spot.sheet);
    for (Area area : read(spot).reads(this, home.title())) {
      Tab tab = book.titled(area.sheet()).orElse(home);
      tab.grid()
          .rows(area.top(), area.bottom())
          .forEach((row, cells) ->
              cells
                  .subMap(area.left(), Math.max(area.left(), area.right()))
                  .forEach((column, cell) -> {
                    var other = new Spot(tab.id(), row, column);
                    if (formula(cell).isPresent() && !begun.contains(other)) {
                      before.add(other);
                    }
                  }));
    }
    return before;
  }

  private Formula read(Spot spot) {
    Obj cell = book.sheet(spot.sheet).grid().cell(spot.row, spot.column);
    return Formula.of(formula(cell).orElse(""));
  }

  private Value evaluated(Spot spot) {
    if (depth >= DEPTH) {
      return CIRCLE;
    }
    depth++;
    try {
      Tab tab = book.sheet(spot.sheet);
      known.put(spot, CIRCLE); // for who asks meanwhile
      Value value = read(spot).evaluate(this, tab.title(), spot.row, spot.column);
      Value shown = value instanceof Value.Table table ? spill(tab, spot, table) : value;
      known.put(spot, shown);
      return shown;
    } finally {
      depth--;
    }
  }

  private Value spill(Tab tab, Spot spot, Value.Table table) {
    SortedMap<Spot, Value> all = new TreeMap<>();
    for (int y = 0; y < table.rows().size(); y++) {
      List<Value> row = table.rows().get(y);
      for (int x = 0; x < row.size(); x++) {
        var at = new Spot(spot.sheet, spot.row + y, spot.column + x);
        Obj there = Told.obj(tab.grid().cell(at.row, at.column), "userEnteredValue");
        boolean taken = !there.isEmpty() || spilt.containsKey(at);
        if (!at.equals(spot) && taken) {
          return new Value.Error(
              Value.Kind.REF,
              "Array result was not expanded because it would overwrite data in "
                  + A1.cell(at.row, at.column)
                  + ".");
        }
        all.put(at, row.get(x));
      }
    }
    Value first = all.getOrDefault(spot, new Value.Blank());
    all.remove(spot);
    spilt.putAll(all);
    return first;
  }

  // Works out those formulas which may fill a cell, as they stand above it or left of it.
  private void spread(Tab tab, int row, int column) {
    for (Spot spot : spreading(tab)) {
      if (spot.row <= row && spot.column <= column && !begun.contains(spot)) {
        worked(spot);
      }
    }
  }

  private List<Spot> spreading(Tab tab) {
    if (!tab.hasFormulas()) {
      return List.of();
    }
    return spreading.computeIfAbsent(
        tab.id(),
        id -> {
          List<Spot> spots = new ArrayList<>();
          tab.grid()
              .rows()
              .forEach((row, cells) ->
                  cells.forEach((column, cell) -> {
                    if (formula(cell).filter(text -> SPREADS.matcher(text).find()).isPresent()) {
                      spots.add(new Spot(id, row, column));
                    }
                  }));
          return List.copyOf(spots);
        });
  }

  @Override
  public Value at(String sheet, int row, int column) {
    return book.titled(sheet)
        .filter(Tab::isGrid)
        .map(tab -> at(tab, row, column))
        .orElseGet(() -> new Value.Error(Value.Kind.REF, "Unresolved sheet name '" + sheet + "'."));
  }

  @Override
  public Optional<String> sheet(String title) {
    return book.titled(title).map(Tab::title);
  }

  @Override
  public int rows(String sheet) {
    return book.titled(sheet).map(Tab::rows).orElse(0);
  }

  @Override
  public int columns(String sheet) {
    return book.titled(sheet).map(Tab::columns).orElse(0);
  }

  @Override
  public Optional<Area> named(String name) {
    return book.named(name)
        .map(range ->
            new Area(
                range.tab().title(), range.top(), range.left(), range.bottom(), range.right()));
  }

  @Override
  public ZonedDateTime now() {
    return book.play().scene().moment().atZone(zone());
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(Told.text(book.properties(), "timeZone"));
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  @Override
  public double chance() {
    return dice.draw(drawn++, 1 << 30) / (double) (1 << 30);
  }
}
