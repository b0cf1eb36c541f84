package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Rewriting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// `findReplace`: text that is put in place of other text, in values and formulas.
///
/// - source: developers.google.com, Sheets API, FindReplaceRequest, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class Finding {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("findReplace", Finding::replace);
  }

  /// Steps of all matches of one request, at most.
  static final long MOST_STEPS = 20_000_000;

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\s]");

  private final Rewriting rewriting;
  private final boolean inFormulas;
  private int values;
  private int formulas;
  private int occurrences;
  private final TreeSet<String> rows = new TreeSet<>();
  private final TreeSet<Integer> sheets = new TreeSet<>();

  private long steps;

  private Finding(Obj told) {
    this.rewriting = rewriting(told);
    this.inFormulas = told.flag("includeFormulas");
  }

  private static Obj replace(Book book, Obj told) {
    var finding = new Finding(told);
    for (Range range : ranges(book, told)) {
      finding.in(range);
    }
    return finding.counted();
  }

  private Rewriting rewriting(Obj told) {
    String find = Told.text(told, "find");
    String with = Told.text(told, "replacement");
    if (find.isEmpty()) {
      throw new Amiss("The find field must not be empty.");
    }
    boolean regex = told.flag("searchByRegex");
    String expression = regex ? find : quoted(find);
    String whole = told.flag("matchEntireCell") ? "^(?:" + expression + ")$" : expression;
    String cased = told.flag("matchCase") ? whole : "(?i)" + whole;
    return Rewriting.of(cased, regex ? with : quoted(with), this::count)
        .orElseThrow(() -> new Amiss("The regular expression is invalid: " + find));
  }

  private static String quoted(String text) {
    return SIGNS.matcher(text).replaceAll("\\\\$0");
  }

  private void count(long more) {
    steps += more;
    if (steps > MOST_STEPS) {
      throw new Amiss("The search takes too long: expected no more than " + MOST_STEPS + " steps.");
    }
  }

  private static List<Range> ranges(Book book, Obj told) {
    boolean range = told.has("range");
    boolean sheet = told.has("sheetId");
    boolean all = told.flag("allSheets");
    if ((range ? 1 : 0) + (sheet ? 1 : 0) + (all ? 1 : 0) != 1) {
      throw new Amiss("Exactly one of range, sheetId or allSheets must be specified.");
    }
    if (range) {
      return List.of(Range.told(book, Told.obj(told, "range")));
    }
    if (sheet) {
      return List.of(Range.whole(book.grid(Told.whole(told, "sheetId", 0))));
    }
    return new ArrayList<>(book.tabs().stream().filter(Tab::isGrid).map(Range::whole).toList());
  }

  private void in(Range range) {
    Box box = range.box();
    Grid grid = range.tab().grid();
    for (int row : new TreeSet<>(grid.rows(box.top(), box.bottom()).keySet())) {
      for (int column : new TreeSet<>(grid.row(row).keySet())) {
        if (box.has(row, column)) {
          in(range.tab(), row, column);
        }
      }
    }
  }

  private void in(Tab tab, int row, int column) {
    Obj cell = tab.grid().cell(row, column);
    Optional<String> formula = Reckoning.formula(cell);
    if (formula.isPresent() && !inFormulas) {
      return;
    }
    String text = formula.orElseGet(() -> Look.shown(Reckoning.entered(value(cell)), cell));
    Rewriting.Rewritten now =
        text.isEmpty() ? new Rewriting.Rewritten("", 0) : rewriting.rewritten(text);
    if (now.times() == 0) {
      return;
    }
    occurrences += now.times();
    formulas += formula.isPresent() ? 1 : 0;
    values += formula.isPresent() ? 0 : 1;
    rows.add(tab.id() + "/" + row);
    sheets.add(tab.id());
    var line = new Box(row, column, row + 1, column + 1);
    Entering.of(tab.book(), "USER_ENTERED").write(tab, line, List.of(List.of(Json.of(now.text()))));
  }

  private static Obj value(Obj cell) {
    return Told.obj(cell, Entering.VALUE);
  }

  private Obj counted() {
    return Told.said(
        Obj.of("valuesChanged", Json.of(values))
            .with("formulasChanged", Json.of(formulas))
            .with("rowsChanged", Json.of(rows.size()))
            .with("sheetsChanged", Json.of(sheets.size()))
            .with("occurrencesChanged", Json.of(occurrences)));
  }
}
