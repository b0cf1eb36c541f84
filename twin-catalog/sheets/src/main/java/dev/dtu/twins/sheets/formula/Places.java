package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Functions of where cells are.
final class Places {

  static final List<Function> ALL =
      List.of(
          Function.of("ROW", "[a]", given -> numbers(given, true)),
          Function.of("COLUMN", "[a]", given -> numbers(given, false)),
          Function.number("ROWS", "a", given -> given.table(0).height()),
          Function.number("COLUMNS", "a", given -> given.table(0).width()),
          Function.of("INDEX", "!a[ss]", Places::index),
          Function.of("OFFSET", "ass[ss]", Places::offset),
          Function.of("INDIRECT", "s[s]", Places::indirect),
          Function.text("ADDRESS", "ss[sss]", Places::address),
          Function.text(
              "FORMULATEXT",
              "a",
              given -> {
                throw Failure.missing(
                    "Function FORMULATEXT parameter 1 is no cell with a formula.");
              }));

  private Places() {}

  private static Operand.Span span(Arguments given, int index) {
    Operand operand = given.operand(index);
    if (operand instanceof Operand.Span span) {
      return span;
    }
    if (operand instanceof Value.Error error) {
      throw new Failure(error);
    }
    throw Failure.missing("Argument must be a range.");
  }

  private static Operand numbers(Arguments given, boolean rows) {
    Evaluation evaluation = given.evaluation();
    Area area = given.has(0) ? span(given, 0).area() : evaluation.home();
    int from = rows ? area.top() : area.left();
    int to = rows ? area.bottom() : area.right();
    if (!evaluation.arrays() || to - from == 1) {
      return Value.of(from + 1);
    }
    evaluation.spend(to - from);
    List<Value> values = new ArrayList<>();
    for (int i = from; i < to; i++) {
      values.add(Value.of(i + 1));
    }
    return new Value.Table(rows ? values.stream().map(List::of).toList() : List.of(values));
  }

  private static int bound(Arguments given, int index, int most) {
    int place = given.whole(index, 0);
    if (place < 0 || place > most) {
      throw Failure.number(
          "Function INDEX parameter %d value is %d. Valid values are between 0 and %d inclusive."
              .formatted(index + 1, place, most));
    }
    return place;
  }

  private static Operand index(Arguments given) {
    Operand operand = given.operand(0);
    if (operand instanceof Operand.Span span) {
      Area area = span.area();
      int row = bound(given, 1, span.height());
      int column = bound(given, 2, span.width());
      boolean across = span.height() == 1 && given.size() == 2;
      if (across && span.width() > 1) {
        column = bound(given, 1, span.width());
        row = 0;
      }
      return new Operand.Span(
          new Area(
              area.sheet(),
              row == 0 ? area.top() : area.top() + row - 1,
              column == 0 ? area.left() : area.left() + column - 1,
              row == 0 ? area.bottom() : area.top() + row,
              column == 0 ? area.right() : area.left() + column));
    }
    Value.Table table = given.table(0);
    boolean across = table.height() == 1 && given.size() == 2 && table.width() > 1;
    int row = across ? 0 : bound(given, 1, table.height());
    int column = bound(given, across ? 1 : 2, table.width());
    List<List<Value>> rows = row == 0 ? table.rows() : List.of(table.rows().get(row - 1));
    return column == 0
        ? new Value.Table(rows)
        : new Value.Table(rows.stream().map(each -> List.of(each.get(column - 1))).toList());
  }

  private static Operand offset(Arguments given) {
    Area area = span(given, 0).area();
    int top = area.top() + given.whole(1);
    int left = area.left() + given.whole(2);
    int height = given.whole(3, area.bottom() - area.top());
    int width = given.whole(4, area.right() - area.left());
    Cells cells = given.evaluation().cells();
    boolean inside =
        top >= 0
            && left >= 0
            && height > 0
            && width > 0
            && (long) top + height <= cells.rows(area.sheet())
            && (long) left + width <= cells.columns(area.sheet());
    if (!inside) {
      throw Failure.reference("Function OFFSET evaluates to an out of bounds range.");
    }
    return new Operand.Span(new Area(area.sheet(), top, left, top + height, left + width));
  }

  private static Operand indirect(Arguments given) {
    String text = given.text(0).strip();
    Optional<Reference> reference =
        given.truth(1, true) ? Reference.of(text) : Relative.read(text, given.evaluation().home());
    try {
      return reference.isPresent()
          ? Citing.span(given.evaluation(), reference.get())
          : Citing.named(given.evaluation(), text);
    } catch (Failure wrong) {
      throw Failure.reference(
          "Function INDIRECT parameter 1 value is '%s'. It is not a valid cell/range reference."
              .formatted(text));
    }
  }

  private static String address(Arguments given) {
    int row = given.whole(0);
    int column = given.whole(1);
    if (row < 1) {
      throw given.outOfBounds(0, "greater than or equal to 1");
    }
    if (column < 1 || column > Corner.COLUMNS) {
      throw given.outOfBounds(1, "greater than or equal to 1");
    }
    int mode = given.whole(2, 1);
    if (mode < 1 || mode > 4) {
      throw given.outOfBounds(2, "between 1 and 4 inclusive");
    }
    boolean fixedRow = mode <= 2;
    boolean fixedColumn = mode == 1 || mode == 3;
    String sheet = given.has(4) ? Reference.quoted(given.text(4)) + "!" : "";
    String cell =
        given.truth(3, true)
            ? new Corner(row - 1, column - 1, fixedRow, fixedColumn).toString()
            : Relative.written(row, fixedRow, 'R') + Relative.written(column, fixedColumn, 'C');
    return sheet + cell;
  }
}
