package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Functions that make arrays or change their form.
final class Arrays {

  static final List<Function> ALL =
      List.of(
          Function.of("ARRAYFORMULA", "l", Arrays::formula),
          Function.of("TRANSPOSE", "a", given -> turned(given.table(0))),
          Function.of("SEQUENCE", "s[sss]", Arrays::sequence),
          Function.of("FLATTEN", "a(a)", given -> column(Aggregates.everything(given, 0))),
          Function.of("TOCOL", "a[ss]", given -> column(line(given))),
          Function.of("TOROW", "a[ss]", given -> table(List.of(line(given)))),
          Function.of("VSTACK", "a(a)", given -> stacked(given, true)),
          Function.of("HSTACK", "a(a)", given -> stacked(given, false)),
          Function.of("CHOOSEROWS", "as(s)", given -> chosen(given, given.table(0))),
          Function.of(
              "CHOOSECOLS", "as(s)", given -> turned(chosen(given, turned(given.table(0))))),
          Function.of("WRAPROWS", "as[s]", Arrays::wrapped),
          Function.of("WRAPCOLS", "as[s]", given -> turned(wrapped(given))),
          Function.of("ARRAY_CONSTRAIN", "ass", Arrays::constrained),
          Function.of("MMULT", "!aa", Arrays::product),
          Function.of("FREQUENCY", "aa", Arrays::frequency));

  private Arrays() {}

  private static Operand formula(Arguments given) {
    return given.given().getFirst() instanceof Operand.Later later
        ? given.evaluation().asArray(later.node())
        : given.operand(0);
  }

  /// Rows of which there is one at least, each with one value at least.
  static Value.Table table(List<List<Value>> rows) {
    if (rows.isEmpty() || rows.getFirst().isEmpty()) {
      throw Failure.missing("The array has no values.");
    }
    return new Value.Table(rows);
  }

  static Value.Table column(List<Value> values) {
    return table(values.stream().map(List::of).toList());
  }

  static Value.Table turned(Value.Table table) {
    List<List<Value>> rows = new ArrayList<>();
    for (int column = 0; column < table.width(); column++) {
      rows.add(Lookup.column(table, column));
    }
    return new Value.Table(rows);
  }

  /// A number of rows or columns, 1 at least and what one evaluation may make at most.
  static int count(Arguments given, int index, int otherwise) {
    double count = given.has(index) ? Math.floor(given.number(index)) : otherwise;
    if (count < 1) {
      throw given.outOfBounds(index, "greater than or equal to 1");
    }
    if (count > Limits.STEPS) {
      throw Failure.limit();
    }
    return (int) count;
  }

  private static Operand sequence(Arguments given) {
    int height = count(given, 0, 1);
    int width = count(given, 1, 1);
    given.spend((long) height * width);
    double start = given.number(2, 1);
    double step = given.number(3, 1);
    List<List<Value>> rows = new ArrayList<>();
    for (int row = 0; row < height; row++) {
      List<Value> values = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        values.add(Value.of(start + step * ((double) row * width + column)));
      }
      rows.add(values);
    }
    return new Value.Table(rows);
  }

  /// The values of an array one after the other; 1 leaves out blanks, 2 errors, 3 both.
  private static List<Value> line(Arguments given) {
    int ignored = given.whole(1, 0);
    Value.Table table = given.table(0);
    Value.Table read = given.truth(2, false) ? turned(table) : table;
    return read.rows().stream()
        .flatMap(List::stream)
        .filter(value -> (ignored & 1) == 0 || !(value instanceof Value.Blank))
        .filter(value -> (ignored & 2) == 0 || !(value instanceof Value.Error))
        .toList();
  }

  private static Value.Table stacked(Arguments given, boolean down) {
    List<Value.Table> parts = new ArrayList<>();
    int width = 0;
    long height = 0;
    for (int i = 0; i < given.size(); i++) {
      Value.Table part = given.table(i);
      parts.add(down ? part : turned(part));
      width = Math.max(width, parts.getLast().width());
      height += parts.getLast().height();
    }
    given.spend(height * width);
    List<List<Value>> rows = new ArrayList<>();
    for (Value.Table part : parts) {
      for (List<Value> row : part.rows()) {
        List<Value> filled = new ArrayList<>(row);
        while (filled.size() < width) {
          filled.add(new Value.Error(Value.Kind.N_A, "Missing value."));
        }
        rows.add(filled);
      }
    }
    Value.Table stacked = new Value.Table(rows);
    return down ? stacked : turned(stacked);
  }

  private static Value.Table chosen(Arguments given, Value.Table table) {
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 1; i < given.size(); i++) {
      for (Value value : given.values(i)) {
        int place = (int) given.number(value, i);
        int at = place < 0 ? table.height() + place : place - 1;
        if (place == 0 || at < 0 || at >= table.height()) {
          throw Failure.value(
              "Function %s parameter %d value is %d. It is out of range."
                  .formatted(given.function(), i + 1, place));
        }
        rows.add(table.rows().get(at));
      }
    }
    return new Value.Table(rows);
  }

  private static Value.Table wrapped(Arguments given) {
    List<Value> values = given.values(0);
    int width = count(given, 1, 1);
    Value pad = given.has(2) ? given.value(2) : new Value.Error(Value.Kind.N_A, "Missing value.");
    given.spend((long) width + values.size());
    List<List<Value>> rows = new ArrayList<>();
    for (int from = 0; from < values.size(); from += width) {
      List<Value> row =
          new ArrayList<>(values.subList(from, Math.min(values.size(), from + width)));
      while (row.size() < width) {
        row.add(pad);
      }
      rows.add(row);
    }
    return new Value.Table(rows);
  }

  private static Operand constrained(Arguments given) {
    Value.Table table = given.table(0);
    int height = Math.min(count(given, 1, 1), table.height());
    int width = Math.min(count(given, 2, 1), table.width());
    return new Value.Table(
        table.rows().subList(0, height).stream().map(row -> row.subList(0, width)).toList());
  }

  private static Operand product(Arguments given) {
    Value.Table left = given.table(0);
    Value.Table right = given.table(1);
    if (left.width() != right.height()) {
      throw Failure.value(
          "Function MMULT has incompatible matrix sizes: number of columns in first matrix (%d)"
                  .formatted(left.width())
              + " must equal number of rows in second matrix (%d).".formatted(right.height()));
    }
    given.spend((long) left.height() * left.width() * right.width());
    List<List<Value>> rows = new ArrayList<>();
    for (List<Value> row : left.rows()) {
      rows.add(
          IntStream.range(0, right.width())
              .<Value>mapToObj(column -> dot(given, row, Lookup.column(right, column)))
              .toList());
    }
    return new Value.Table(rows);
  }

  private static Value dot(Arguments given, List<Value> row, List<Value> column) {
    double sum = 0;
    for (int i = 0; i < row.size(); i++) {
      sum += given.number(row.get(i), 0) * given.number(column.get(i), 1);
    }
    return Arguments.finite(sum);
  }

  private static Operand frequency(Arguments given) {
    List<Double> bounds =
        new Arguments(given.evaluation(), given.function(), given.given().subList(1, 2)).numbers(0);
    List<Double> data =
        new Arguments(given.evaluation(), given.function(), given.given().subList(0, 1)).numbers(0);
    List<Double> sorted = bounds.stream().sorted().toList();
    given.spend((long) data.size() * (sorted.size() + 1));
    double[] counts = new double[sorted.size() + 1];
    for (double each : data) {
      counts[(int) sorted.stream().filter(bound -> bound < each).count()]++;
    }
    return column(java.util.Arrays.stream(counts).<Value>mapToObj(Value::of).toList());
  }
}
