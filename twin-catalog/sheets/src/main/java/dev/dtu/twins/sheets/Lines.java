package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.sheets.formula.Formula;
import dev.dtu.twins.sheets.formula.Shift;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// Rows and columns that come, go and move, with all that stands on them: cells, merges, names, rules,
/// notes of developers, and the formulas that name them.
///
/// - source: developers.google.com, Sheets API, guides/rowcolumn, 2026-09-12
final class Lines {

  static final String ROWS = "ROWS";
  static final String COLUMNS = "COLUMNS";

  private Lines() {}

  static boolean isColumns(String dimension) {
    return dimension.equals(COLUMNS);
  }

  static int count(Tab tab, String dimension) {
    return isColumns(dimension) ? tab.columns() : tab.rows();
  }

  private static void resize(Tab tab, String dimension, int more) {
    boolean columns = isColumns(dimension);
    tab.resize(tab.rows() + (columns ? 0 : more), tab.columns() + (columns ? more : 0));
  }

  /// Puts empty lines before one.
  static void insert(Tab tab, String dimension, int at, int count) {
    resize(tab, dimension, count);
    moved(tab, dimension, line -> line >= at ? line + count : line);
    Shift shift = shift(tab, dimension, at, at + count);
    formulas(tab.book(), (formula, home) -> Formula.of(formula).inserted(shift, home).text());
  }

  /// Takes lines away.
  static void delete(Tab tab, String dimension, int from, int to) {
    int count = to - from;
    moved(tab, dimension, line -> line < from ? line : line < to ? -1 : line - count);
    Shift shift = shift(tab, dimension, from, to);
    formulas(tab.book(), (formula, home) -> Formula.of(formula).deleted(shift, home).text());
    resize(tab, dimension, -count);
  }

  /// Moves lines before another, as it stood.
  static void move(Tab tab, String dimension, int from, int to, int before) {
    int count = to - from;
    IntUnaryOperator where =
        line -> {
          boolean carried = line >= from && line < to;
          if (carried) {
            return line + (before > from ? before - to : before - from);
          }
          if (before > from) {
            return line >= to && line < before ? line - count : line;
          }
          return line >= before && line < from ? line + count : line;
        };
    moved(tab, dimension, where);
    Shift shift = shift(tab, dimension, from, to);
    formulas(
        tab.book(), (formula, home) -> Formula.of(formula).reordered(shift, before, home).text());
  }

  private static Shift shift(Tab tab, String dimension, int from, int to) {
    return isColumns(dimension)
        ? Shift.columns(tab.title(), from, to)
        : Shift.rows(tab.title(), from, to);
  }

  private static void moved(Tab tab, String dimension, IntUnaryOperator to) {
    boolean columns = isColumns(dimension);
    IntUnaryOperator stays = line -> line;
    tab.grid().move(columns ? stays : to, columns ? to : stays);
    tab.moveTracks(dimension, to);
    var places = new Places(tab.id(), columns, to);
    Book book = tab.book();
    book.tabs().forEach(each -> each.item(withPlaces(each.item(), places)));
    book.namedRanges(places.list(book.namedRanges()));
    book.metadata(places.list(book.metadata()));
  }

  private static Obj withPlaces(Obj sheet, Places places) {
    Obj moved = sheet;
    for (Obj.Member member : sheet) {
      if (member.value() instanceof dev.dtu.json.Arr items) {
        dev.dtu.json.Arr left = places.list(items);
        moved =
            left.isEmpty() ? moved.without(member.key()) : moved.with(member.key(), (Json) left);
      } else if (!member.key().equals("properties") && member.value() instanceof Obj thing) {
        java.util.Optional<Obj> now = places.moved(thing);
        moved =
            now.isEmpty()
                ? moved.without(member.key())
                : moved.with(member.key(), (Json) now.get());
      }
    }
    return moved;
  }

  /// Has all formulas of a spreadsheet say something else.
  ///
  /// @param change what becomes of a formula in a sheet of that title
  static void formulas(Book book, BinaryOperator<String> change) {
    for (Tab tab : book.tabs()) {
      if (tab.isGrid() && tab.hasFormulas()) {
        formulas(tab, text -> change.apply(text, tab.title()));
      }
    }
  }

  private static void formulas(Tab tab, UnaryOperator<String> change) {
    new TreeMap<>(tab.grid().rows())
        .forEach((row, cells) ->
            new TreeMap<>(cells)
                .forEach((column, cell) ->
                    Reckoning.formula(cell)
                        .map(change)
                        .ifPresent(text -> tab.put(row, column, withFormula(cell, text)))));
  }

  static Obj withFormula(Obj cell, String formula) {
    return cell.with(Entering.VALUE, Obj.of("formulaValue", Json.of(formula)));
  }
}
