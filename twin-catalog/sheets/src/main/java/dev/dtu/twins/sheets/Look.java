package dev.dtu.twins.sheets;

import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Shown;
import dev.dtu.twins.sheets.formula.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How numbers look: what their format says, else what the formula that made them is about.
///
/// - source: dossier of developers.google.com, Sheets API, guides/formats, 2026-09-12
final class Look {

  static final String FORMAT = "numberFormat";

  private static final List<String> MOMENTS = List.of("DATE", "TIME", "DATE_TIME");

  /// Functions whose numbers are dates or times, where they are what a formula begins with.
  private static final Pattern MAKER =
      Pattern.compile(
          "=\\s*(?:(TODAY|DATE|EDATE|EOMONTH|TO_DATE|DATEVALUE|WORKDAY)|(NOW)|(TIME|TIMEVALUE))"
              + "\\s*\\(.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Look() {}

  /// The format of a cell's numbers; empty where nothing says one.
  static Obj format(Obj cell) {
    Obj told = Told.obj(Told.obj(cell, "userEnteredFormat"), FORMAT);
    return told.isEmpty() ? made(cell) : told;
  }

  private static Obj made(Obj cell) {
    Optional<Matcher> made = Reckoning.formula(cell).map(MAKER::matcher).filter(Matcher::matches);
    if (made.isEmpty()) {
      return Obj.EMPTY;
    }
    String type =
        made.get().group(1) != null ? "DATE" : made.get().group(2) != null ? "DATE_TIME" : "TIME";
    return Obj.EMPTY.with("type", type).with("pattern", pattern(type));
  }

  /// The pattern of a format that says but its type.
  static String pattern(String type) {
    return switch (type) {
      case "TEXT" -> "@";
      case "NUMBER" -> "#,##0.00";
      case "PERCENT" -> "0.00%";
      case "CURRENCY" -> "\"$\"#,##0.00";
      case "DATE" -> "M/d/yyyy";
      case "TIME" -> "h:mm:ss am/pm";
      case "DATE_TIME" -> "M/d/yyyy H:mm:ss";
      case "SCIENTIFIC" -> "0.00E+00";
      default -> "";
    };
  }

  static boolean isText(Obj cell) {
    return Told.text(format(cell), "type").equals("TEXT");
  }

  static boolean isMoment(Obj cell) {
    return MOMENTS.contains(Told.text(format(cell), "type"));
  }

  /// What a reader sees.
  static String shown(Value value, Obj cell) {
    return switch (value) {
      case Value.Number number -> number(number.value(), format(cell));
      case Value.Text text -> text.value();
      case Value.Bool bool -> bool.value() ? "TRUE" : "FALSE";
      case Value.Error error -> error.kind().shown();
      case Value.Blank _ -> "";
      case Value.Table table ->
          table.rows().isEmpty() || table.rows().getFirst().isEmpty()
              ? ""
              : shown(table.rows().getFirst().getFirst(), cell);
    };
  }

  private static String number(double number, Obj format) {
    String pattern =
        format
            .text("pattern")
            .filter(told -> !told.isEmpty())
            .orElseGet(() -> pattern(Told.text(format, "type")));
    return pattern.isEmpty() || pattern.equals("@")
        ? Shown.general(number)
        : Shown.of(number, pattern);
  }
}
