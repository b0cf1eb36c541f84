package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;

/// Sums, counts and the like of what meets conditions.
final class Conditional {

  static final List<Function> ALL =
      List.of(
          Function.number("COUNTIF", "as", given -> met(given, 0).size()),
          Function.number("COUNTIFS", "as(as)", given -> met(given, 0).size()),
          Function.number("SUMIF", "as[a]", given -> Aggregates.sum(chosen(given, single(given)))),
          Function.number("SUMIFS", "aas(as)", given -> Aggregates.sum(several(given))),
          Function.number("AVERAGEIF", "as[a]", given -> mean(given, chosen(given, single(given)))),
          Function.number("AVERAGEIFS", "aas(as)", given -> mean(given, several(given))),
          Function.number("MINIFS", "aas(as)", given -> Aggregates.least(several(given))),
          Function.number("MAXIFS", "aas(as)", given -> Aggregates.most(several(given))),
          Function.number("COUNTUNIQUEIFS", "aas(as)", Conditional::different));

  private Conditional() {}

  private static double mean(Arguments given, List<Double> numbers) {
    return Aggregates.mean(given, numbers);
  }

  /// The places, row after row, where all conditions from one argument on are met.
  private static List<Integer> met(Arguments given, int from) {
    int year = given.evaluation().year();
    List<Integer> met = new ArrayList<>();
    List<List<Value>> ranges = new ArrayList<>();
    List<Criterion> criteria = new ArrayList<>();
    Value.Table first = given.table(from);
    for (int i = from; i + 1 < given.size(); i += 2) {
      Value.Table table = given.table(i);
      if (table.height() != first.height() || table.width() != first.width()) {
        throw Failure.value(
            "Array arguments to %s are of different size.".formatted(given.function()));
      }
      ranges.add(table.rows().stream().flatMap(List::stream).toList());
      criteria.add(Criterion.of(given.sound(i + 1), year));
    }
    given.spend((long) ranges.size() * ranges.getFirst().size());
    for (int place = 0; place < ranges.getFirst().size(); place++) {
      boolean all = true;
      for (int i = 0; i < ranges.size() && all; i++) {
        all = criteria.get(i).holds(ranges.get(i).get(place), year);
      }
      if (all) {
        met.add(place);
      }
    }
    return met;
  }

  private static List<Integer> single(Arguments given) {
    Arguments two =
        new Arguments(given.evaluation(), given.function(), given.given().subList(0, 2));
    return met(two, 0);
  }

  /// The numbers at places of the third argument, which takes the form of the first.
  private static List<Double> chosen(Arguments given, List<Integer> places) {
    Value.Table tested = given.table(0);
    if (!given.has(2)) {
      return numbers(given.values(0), places);
    }
    if (given.operand(2) instanceof Operand.Span span) {
      Area area = span.area();
      Area like =
          new Area(
              area.sheet(),
              area.top(),
              area.left(),
              area.top() + tested.height(),
              area.left() + tested.width());
      Operand operand = Citing.span(given.evaluation(), like);
      List<Value> values = new ArrayList<>();
      Value.Table table = given.evaluation().table(operand);
      for (int row = 0; row < tested.height(); row++) {
        for (int column = 0; column < tested.width(); column++) {
          boolean there = row < table.height() && column < table.width();
          values.add(there ? table.at(row, column) : Value.BLANK);
        }
      }
      return numbers(values, places);
    }
    return numbers(given.values(2), places);
  }

  private static List<Double> several(Arguments given) {
    Value.Table result = given.table(0);
    Value.Table tested = given.table(1);
    if (result.height() != tested.height() || result.width() != tested.width()) {
      throw Failure.value(
          "Array arguments to %s are of different size.".formatted(given.function()));
    }
    return numbers(given.values(0), met(given, 1));
  }

  private static List<Double> numbers(List<Value> values, List<Integer> places) {
    List<Double> numbers = new ArrayList<>();
    for (int place : places) {
      Value value = place < values.size() ? values.get(place) : Value.BLANK;
      if (value instanceof Value.Number number) {
        numbers.add(number.value());
      } else if (value instanceof Value.Error error) {
        throw new Failure(error);
      }
    }
    return numbers;
  }

  private static double different(Arguments given) {
    List<Value> values = given.values(0);
    return met(given, 1).stream()
        .map(values::get)
        .filter(each -> !(each instanceof Value.Blank))
        .map(each -> each instanceof Value.Text text ? (Object) text.value() : each)
        .distinct()
        .count();
  }
}
