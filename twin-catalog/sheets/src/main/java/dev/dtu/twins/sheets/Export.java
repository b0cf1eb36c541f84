package dev.dtu.twins.sheets;

import dev.dtu.effect.Play;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.twins.drive.copies.Copies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spreadsheets as texts, for whoever sees the space of files they lie in: the first sheet alone, as it
/// is shown.
///
/// - source: developers.google.com, Drive API, guides/ref-export-formats, and measurements of
///   brekkylab/backlot tests, 2026-09-12
public final class Export {

  /// The kinds of texts a spreadsheet can be made into.
  public static final List<String> TYPES = List.of("text/csv", "text/tab-separated-values");

  private Export() {}

  /// A spreadsheet as a text of a kind; empty where it cannot be made into one.
  ///
  /// @param id that of a spreadsheet there is
  public static Optional<String> of(Play play, String id, String type) {
    if (!TYPES.contains(type)) {
      return Optional.empty();
    }
    Book book = Book.kept(play, Copies.source(play, id));
    Optional<Tab> first = book.first();
    if (first.isEmpty()) {
      return Optional.of("");
    }
    var showing = new Showing(Showing.FORMATTED, Showing.SERIAL, false, new Reckoning(book));
    List<List<String>> rows = new ArrayList<>();
    for (Json row : showing.range(Range.whole(first.get())).items("values")) {
      List<String> cells = new ArrayList<>();
      row.asArr().orElse(Arr.EMPTY).forEach(cell -> cells.add(cell.asWords().orElse("")));
      rows.add(cells);
    }
    return Optional.of(type.equals("text/csv") ? commas(rows) : tabs(rows));
  }

  private static int broadest(List<List<String>> rows) {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  private static String commas(List<List<String>> rows) {
    return lines(
        rows,
        ",",
        cell ->
            cell.matches("(?s).*[,\"\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
  }

  private static String tabs(List<List<String>> rows) {
    return lines(rows, "\t", cell -> cell.replaceAll("[\\t\\r\\n]+", " "));
  }

  private static String lines(
      List<List<String>> rows, String between, java.util.function.UnaryOperator<String> cell) {
    int broad = broadest(rows);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < broad; i++) {
        cells.add(i < row.size() ? cell.apply(row.get(i)) : "");
      }
      lines.add(String.join(between, cells));
    }
    return String.join("\r\n", lines);
  }
}
