package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// Functions of many values that come to one.
final class Aggregates {

  static final List<Function> ALL =
      List.of(
          Function.number("SUM", "a(a)", given -> sum(given.numbers(0))),
          Function.number("SUMSQ", "a(a)", given -> squares(given.numbers(0))),
          Function.number("PRODUCT", "a(a)", given -> product(given.numbers(0))),
          Function.number("AVERAGE", "a(a)", given -> mean(given, given.numbers(0))),
          Function.number("AVERAGEA", "a(a)", given -> mean(given, all(given))),
          Function.number("MIN", "a(a)", given -> least(given.numbers(0))),
          Function.number("MAX", "a(a)", given -> most(given.numbers(0))),
          Function.number("MINA", "a(a)", given -> least(all(given))),
          Function.number("MAXA", "a(a)", given -> most(all(given))),
          Function.number("COUNT", "a(a)", Aggregates::count),
          Function.number("COUNTA", "a(a)", Aggregates::filled),
          Function.number("COUNTBLANK", "a(a)", Aggregates::blank),
          Function.number("COUNTUNIQUE", "a(a)", Aggregates::different),
          Function.number("SUMPRODUCT", "!a(a)", Aggregates::products),
          Function.number("SUMX2MY2", "aa", given -> pairs(given, (a, b) -> a * a - b * b)),
          Function.number("SUMX2PY2", "aa", given -> pairs(given, (a, b) -> a * a + b * b)),
          Function.number("SUMXMY2", "aa", given -> pairs(given, (a, b) -> (a - b) * (a - b))),
          Function.number("SUBTOTAL", "sa(a)", Aggregates::subtotal));

  private Aggregates() {}

  static double sum(List<Double> numbers) {
    double sum = 0;
    double lost = 0;
    for (double each : numbers) {
      double next = sum + each;
      lost += Math.abs(sum) >= Math.abs(each) ? sum - next + each : each - next + sum;
      sum = next;
    }
    return sum + lost;
  }

  private static double squares(List<Double> numbers) {
    return sum(numbers.stream().map(each -> each * each).toList());
  }

  static double product(List<Double> numbers) {
    double product = numbers.isEmpty() ? 0 : 1;
    for (double each : numbers) {
      product *= each;
    }
    return product;
  }

  static double mean(Arguments given, List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw given.nothing();
    }
    return sum(numbers) / numbers.size();
  }

  static double least(List<Double> numbers) {
    return numbers.stream().mapToDouble(each -> each).min().orElse(0);
  }

  static double most(List<Double> numbers) {
    return numbers.stream().mapToDouble(each -> each).max().orElse(0);
  }

  /// All values as numbers, texts of cells as 0.
  static List<Double> all(Arguments given) {
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      for (Value value : given.values(i)) {
        switch (value) {
          case Value.Number number -> numbers.add(number.value());
          case Value.Bool truth -> numbers.add(truth.value() ? 1.0 : 0.0);
          case Value.Text _ -> numbers.add(0.0);
          case Value.Error error -> throw new Failure(error);
          case Value.Blank _, Value.Table _ -> {}
        }
      }
    }
    return numbers;
  }

  /// The values of all arguments; those that are errors stay.
  static List<Value> everything(Arguments given, int from) {
    List<Value> values = new ArrayList<>();
    for (int i = from; i < given.size(); i++) {
      given.evaluation().table(given.operand(i)).rows().forEach(values::addAll);
    }
    return values;
  }

  private static double count(Arguments given) {
    int count = 0;
    for (int i = 0; i < given.size(); i++) {
      Operand operand = given.operand(i);
      boolean several = Arguments.several(operand);
      for (Value value :
          given.evaluation().table(operand).rows().stream().flatMap(List::stream).toList()) {
        boolean counts = value instanceof Value.Number;
        if (!several && (value instanceof Value.Text || value instanceof Value.Bool)) {
          counts = Plain.number(value, given.evaluation().year()).isPresent();
        }
        count += counts ? 1 : 0;
      }
    }
    return count;
  }

  private static double filled(Arguments given) {
    return everything(given, 0).stream().filter(each -> !(each instanceof Value.Blank)).count();
  }

  private static double blank(Arguments given) {
    return everything(given, 0).stream()
        .filter(each -> each instanceof Value.Blank || each.equals(Value.of("")))
        .count();
  }

  private static double different(Arguments given) {
    Set<Value> seen = new TreeSet<>(Plain.SORTED);
    everything(given, 0).stream()
        .filter(each -> !(each instanceof Value.Blank) && !each.equals(Value.of("")))
        .forEach(seen::add);
    return seen.size();
  }

  private static double products(Arguments given) {
    List<Value.Table> tables = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      tables.add(given.table(i));
    }
    Value.Table first = tables.getFirst();
    double sum = 0;
    for (Value.Table table : tables) {
      if (table.height() != first.height() || table.width() != first.width()) {
        throw Failure.value("SUMPRODUCT has mismatched range sizes.");
      }
    }
    for (int row = 0; row < first.height(); row++) {
      for (int column = 0; column < first.width(); column++) {
        double product = 1;
        for (Value.Table table : tables) {
          product *= factor(table.at(row, column));
        }
        sum += product;
      }
    }
    return sum;
  }

  private static double factor(Value value) {
    return switch (value) {
      case Value.Number number -> number.value();
      case Value.Bool truth -> truth.value() ? 1 : 0;
      case Value.Error error -> throw new Failure(error);
      case Value.Text _, Value.Blank _, Value.Table _ -> 0;
    };
  }

  private static double pairs(Arguments given, java.util.function.DoubleBinaryOperator term) {
    double sum = 0;
    for (double[] pair : Pairs.of(given, 0, 1)) {
      sum += term.applyAsDouble(pair[0], pair[1]);
    }
    return sum;
  }

  private static double subtotal(Arguments given) {
    int code = given.whole(0) % 100;
    List<ToDoubleFunction<Arguments>> codes =
        List.of(
            rest -> mean(rest, rest.numbers(0)),
            Aggregates::count,
            Aggregates::filled,
            rest -> most(rest.numbers(0)),
            rest -> least(rest.numbers(0)),
            rest -> product(rest.numbers(0)),
            rest -> Spread.deviation(rest, rest.numbers(0), true),
            rest -> Spread.deviation(rest, rest.numbers(0), false),
            rest -> sum(rest.numbers(0)),
            rest -> Spread.variance(rest, rest.numbers(0), true),
            rest -> Spread.variance(rest, rest.numbers(0), false));
    if (code < 1 || code > codes.size() || given.whole(0) > 111) {
      throw Failure.value(
          "Function SUBTOTAL parameter 1 value is %s. It should be between 1 and 11 or 101 and 111."
              .formatted(given.text(0)));
    }
    List<Operand> rest = given.given().subList(1, given.size());
    return codes
        .get(code - 1)
        .applyAsDouble(new Arguments(given.evaluation(), given.function(), rest));
  }
}
