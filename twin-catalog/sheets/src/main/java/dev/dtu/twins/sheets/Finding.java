package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `findReplace`: text that is put in place of other text, in values and formulas.
///
/// - source: developers.google.com, Sheets API, FindReplaceRequest, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class Finding {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("findReplace", Finding::replace);
  }

  private final Pattern pattern;
  private final String replacement;
  private final boolean whole;
  private final boolean inFormulas;
  private int values;
  private int formulas;
  private int occurrences;
  private final TreeSet<String> rows = new TreeSet<>();
  private final TreeSet<Integer> sheets = new TreeSet<>();

  private Finding(Pattern pattern, Obj told) {
    boolean regex = told.flag("searchByRegex");
    String text = Told.text(told, "replacement");
    this.pattern = pattern;
    this.replacement = regex ? text : Matcher.quoteReplacement(text);
    this.whole = told.flag("matchEntireCell");
    this.inFormulas = told.flag("includeFormulas");
  }

  private static Obj replace(Book book, Obj told) {
    var finding = new Finding(pattern(told), told);
    for (Range range : ranges(book, told)) {
      finding.in(range);
    }
    return finding.counted();
  }

  private static Pattern pattern(Obj told) {
    String find = Told.text(told, "find");
    if (find.isEmpty()) {
      throw new Amiss("The find field must not be empty.");
    }
    int flags = told.flag("matchCase") ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    try {
      return Pattern.compile(told.flag("searchByRegex") ? find : Pattern.quote(find), flags);
    } catch (PatternSyntaxException wrong) {
      throw new Amiss("The regular expression is invalid: " + find);
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
    Matcher matcher = pattern.matcher(text);
    boolean found = whole ? matcher.matches() : matcher.find();
    if (!found || text.isEmpty()) {
      return;
    }
    String now = replaced(matcher, text);
    occurrences += whole ? 1 : (int) pattern.matcher(text).results().count();
    formulas += formula.isPresent() ? 1 : 0;
    values += formula.isPresent() ? 0 : 1;
    rows.add(tab.id() + "/" + row);
    sheets.add(tab.id());
    var line = new Box(row, column, row + 1, column + 1);
    Entering.of(tab.book(), "USER_ENTERED").write(tab, line, List.of(List.of(Json.of(now))));
  }

  private String replaced(Matcher matcher, String text) {
    try {
      return whole
          ? matcher.replaceFirst(replacement)
          : pattern.matcher(text).replaceAll(replacement);
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw new Amiss("The replacement is invalid: " + replacement);
    }
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
