package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;

/// A function of single values over arrays, value by value.
final class Spreading {

  private Spreading() {}

  /// Whether an operand is more than one value.
  static boolean several(Operand operand) {
    return switch (operand) {
      case Value.Table table -> table.height() != 1 || table.width() != 1;
      case Operand.Span span -> span.height() != 1 || span.width() != 1;
      case Value _, Operand.Closure _, Operand.Later _ -> false;
    };
  }

  /// The results for each place; an argument of one row, one column or one value serves all.
  static Value over(Evaluation evaluation, Function function, List<Operand> given) {
    List<Operand> tables = new ArrayList<>();
    int height = 1;
    int width = 1;
    for (int i = 0; i < given.size(); i++) {
      Operand operand = given.get(i);
      if (function.shape().at(i) == 's' && several(operand)) {
        Value.Table table = evaluation.table(operand);
        height = Math.max(height, table.height());
        width = Math.max(width, table.width());
        operand = table;
      }
      tables.add(operand);
    }
    evaluation.spend((long) height * width);
    List<List<Operand>> results = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      List<Operand> values = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        values.add(at(evaluation, function, tables, new int[] {row, column}));
      }
      results.add(values);
    }
    return joined(evaluation, results);
  }

  private static Operand at(
      Evaluation evaluation, Function function, List<Operand> tables, int[] place) {
    List<Operand> each = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Operand operand = tables.get(i);
      if (function.shape().at(i) == 's' && operand instanceof Value.Table table) {
        int row = table.height() == 1 ? 0 : place[0];
        int column = table.width() == 1 ? 0 : place[1];
        if (row >= table.height() || column >= table.width()) {
          return Failure.missing(
                  "Array arguments to " + function.name() + " are of different size.")
              .error();
        }
        each.add(table.at(row, column));
      } else {
        each.add(operand);
      }
    }
    evaluation.spend(1);
    return evaluation.quiet(function, List.copyOf(each));
  }

  /// Results that are rows themselves stand beside each other; short rows are filled with nothing.
  private static Value joined(Evaluation evaluation, List<List<Operand>> results) {
    List<List<Value>> rows = new ArrayList<>();
    int width = 0;
    for (List<Operand> operands : results) {
      List<Value> row = new ArrayList<>();
      for (Operand operand : operands) {
        if (operand instanceof Value.Table table && table.height() == 1 && operands.size() == 1) {
          row.addAll(table.rows().getFirst());
        } else {
          row.add(evaluation.scalar(operand));
        }
      }
      width = Math.max(width, row.size());
      rows.add(row);
    }
    evaluation.spend((long) rows.size() * width);
    for (List<Value> row : rows) {
      while (row.size() < width) {
        row.add(Value.BLANK);
      }
    }
    return new Value.Table(rows);
  }
}
