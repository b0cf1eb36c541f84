package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Value;

/// One cell, as the service tells it: what was entered, what it comes to, how it looks.
///
/// - source: developers.google.com, Sheets API, spreadsheets/cells, 2026-09-12
final class Cell {

  static final String FORMAT = "userEnteredFormat";

  private Cell() {}

  /// @param kept what is kept of it
  /// @param value what it comes to
  /// @param usual how cells of its spreadsheet look where nothing is said
  static Obj shown(Obj kept, Value value, Obj usual) {
    if (kept.isEmpty() && value instanceof Value.Blank) {
      return Obj.EMPTY;
    }
    Obj.Builder cell = Obj.builder();
    kept.obj(Entering.VALUE).ifPresent(entered -> cell.put(Entering.VALUE, entered));
    Obj effective = Showing.extended(value);
    if (!effective.isEmpty()) {
      cell.put("effectiveValue", effective).put("formattedValue", Look.shown(value, kept));
    }
    Obj format = Told.obj(kept, FORMAT);
    if (!format.isEmpty()) {
      cell.put(FORMAT, format);
    }
    if (!effective.isEmpty() || !format.isEmpty()) {
      cell.put("effectiveFormat", merged(usual, format));
    }
    Obj rest = kept.without(Entering.VALUE).without(FORMAT);
    link(kept, cell);
    return cell.build().withAll(rest);
  }

  private static void link(Obj kept, Obj.Builder cell) {
    Reckoning.formula(kept)
        .map(HYPERLINK::matcher)
        .filter(java.util.regex.Matcher::find)
        .ifPresent(link -> cell.put("hyperlink", Json.of(link.group(1))));
  }

  private static final java.util.regex.Pattern HYPERLINK =
      java.util.regex.Pattern.compile(
          "^=\\s*HYPERLINK\\s*\\(\\s*\"([^\"]*)\"", java.util.regex.Pattern.CASE_INSENSITIVE);

  private static Obj merged(Obj usual, Obj format) {
    Obj merged = usual;
    for (Obj.Member member : format) {
      boolean both = member.value() instanceof Obj && usual.obj(member.key()).isPresent();
      boolean colour = member.key().contains("olor");
      Json value =
          both && !colour
              ? merged(Told.obj(usual, member.key()), Told.obj(format, member.key()))
              : member.value();
      merged = merged.with(member.key(), value);
    }
    return merged;
  }
}
