package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How numbers lie: their middle, their spread, their ranks.
final class Spread {

  static final List<Function> ALL = functions();

  private Spread() {}

  private static List<Function> functions() {
    List<Function> all = new ArrayList<>();
    for (String name : List.of("STDEV", "STDEV.S")) {
      all.add(Function.number(name, "a(a)", given -> deviation(given, given.numbers(0), true)));
    }
    for (String name : List.of("STDEVP", "STDEV.P")) {
      all.add(Function.number(name, "a(a)", given -> deviation(given, given.numbers(0), false)));
    }
    for (String name : List.of("VAR", "VAR.S")) {
      all.add(Function.number(name, "a(a)", given -> variance(given, given.numbers(0), true)));
    }
    for (String name : List.of("VARP", "VAR.P")) {
      all.add(Function.number(name, "a(a)", given -> variance(given, given.numbers(0), false)));
    }
    places(all);
    return List.copyOf(all);
  }

  private static void places(List<Function> all) {
    for (String name : List.of("RANK", "RANK.EQ")) {
      all.add(Function.number(name, "sa[s]", given -> rank(given, false)));
    }
    for (String name : List.of("PERCENTILE", "PERCENTILE.INC")) {
      all.add(Function.number(name, "as", given -> percentile(given, given.number(1))));
    }
    for (String name : List.of("QUARTILE", "QUARTILE.INC")) {
      all.add(Function.number(name, "as", given -> percentile(given, given.whole(1) / 4.0)));
    }
    for (String name : List.of("MODE", "MODE.SNGL")) {
      all.add(Function.number(name, "a(a)", Spread::mode));
    }
    all.add(
        Function.number("STDEVA", "a(a)", given -> deviation(given, Aggregates.all(given), true)));
    all.add(
        Function.number(
            "STDEVPA", "a(a)", given -> deviation(given, Aggregates.all(given), false)));
    all.add(Function.number("VARA", "a(a)", given -> variance(given, Aggregates.all(given), true)));
    all.add(
        Function.number("VARPA", "a(a)", given -> variance(given, Aggregates.all(given), false)));
    all.add(Function.number("RANK.AVG", "sa[s]", given -> rank(given, true)));
    all.add(
        Function.number("MEDIAN", "a(a)", given -> middle(sorted(given, given.numbers(0)), 0.5)));
    all.add(Function.number("LARGE", "as", given -> nth(given, true)));
    all.add(Function.number("SMALL", "as", given -> nth(given, false)));
    all.add(Function.number("DEVSQ", "a(a)", given -> squares(given, given.numbers(0))));
    all.add(Function.number("AVEDEV", "a(a)", Spread::averageDeviation));
    all.add(Function.number("GEOMEAN", "a(a)", Spread::geometric));
    all.add(Function.number("HARMEAN", "a(a)", Spread::harmonic));
    all.add(Function.number("PERCENTRANK", "as[s]", Spread::share));
  }

  private static double squares(Arguments given, List<Double> numbers) {
    double mean = Aggregates.mean(given, numbers);
    return Aggregates.sum(numbers.stream().map(each -> (each - mean) * (each - mean)).toList());
  }

  static double variance(Arguments given, List<Double> numbers, boolean sample) {
    int less = sample ? 1 : 0;
    if (numbers.size() <= less) {
      throw given.nothing();
    }
    return squares(given, numbers) / (numbers.size() - less);
  }

  static double deviation(Arguments given, List<Double> numbers, boolean sample) {
    return Math.sqrt(variance(given, numbers, sample));
  }

  private static List<Double> sorted(Arguments given, List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw Failure.number(
          "Function %s expects numbers, but found none.".formatted(given.function()));
    }
    return numbers.stream().sorted().toList();
  }

  private static List<Double> first(Arguments given) {
    List<Operand> one = given.given().subList(0, 1);
    return new Arguments(given.evaluation(), given.function(), one).numbers(0);
  }

  private static double middle(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int low = (int) Math.floor(place);
    int high = Math.min(low + 1, sorted.size() - 1);
    return sorted.get(low) + (place - low) * (sorted.get(high) - sorted.get(low));
  }

  private static double percentile(Arguments given, double share) {
    if (share < 0 || share > 1) {
      throw given.outOfBounds(
          1,
          given.function().startsWith("Q")
              ? "between 0 and 4 inclusive"
              : "between 0 and 1 inclusive");
    }
    return middle(sorted(given, first(given)), share);
  }

  private static double nth(Arguments given, boolean large) {
    List<Double> sorted = sorted(given, first(given));
    int place = given.whole(1);
    if (place < 1 || place > sorted.size()) {
      throw Failure.number(
          "Function %s parameter 2 value %d is out of range.".formatted(given.function(), place));
    }
    return sorted.get(large ? sorted.size() - place : place - 1);
  }

  private static double rank(Arguments given, boolean average) {
    double number = given.number(0);
    boolean up = given.truth(2, false);
    int before = 0;
    int same = 0;
    for (Value value : given.values(1)) {
      if (value instanceof Value.Number each) {
        int order = Plain.compare(each.value(), number);
        before += order != 0 && order < 0 == up ? 1 : 0;
        same += order == 0 ? 1 : 0;
      }
    }
    if (same == 0) {
      throw Failure.missing(
          "Did not find value '%s' in %s evaluation."
              .formatted(Shown.text(number), given.function()));
    }
    return before + 1 + (average ? (same - 1) / 2.0 : 0);
  }

  private static double mode(Arguments given) {
    Map<Double, Integer> counts = new TreeMap<>();
    List<Double> numbers = given.numbers(0);
    numbers.forEach(each -> counts.merge(each, 1, Integer::sum));
    double mode = 0;
    int most = 1;
    for (double each : numbers) {
      int count = counts.getOrDefault(each, 0);
      mode = count > most ? each : mode;
      most = Math.max(most, count);
    }
    if (most < 2) {
      throw Failure.missing("Did not find a most frequent value in MODE evaluation.");
    }
    return mode;
  }

  private static double averageDeviation(Arguments given) {
    List<Double> numbers = given.numbers(0);
    double mean = Aggregates.mean(given, numbers);
    return Aggregates.mean(given, numbers.stream().map(each -> Math.abs(each - mean)).toList());
  }

  private static List<Double> positive(Arguments given) {
    List<Double> numbers = sorted(given, given.numbers(0));
    if (numbers.getFirst() <= 0) {
      throw Failure.number(
          "Function %s expects numbers greater than 0.".formatted(given.function()));
    }
    return numbers;
  }

  private static double geometric(Arguments given) {
    return Math.exp(
        Aggregates.mean(given, positive(given).stream().map(each -> Math.log(each)).toList()));
  }

  private static double harmonic(Arguments given) {
    return 1 / Aggregates.mean(given, positive(given).stream().map(each -> 1 / each).toList());
  }

  private static double share(Arguments given) {
    List<Double> sorted = sorted(given, first(given));
    double number = given.number(1);
    if (number < sorted.getFirst() || number > sorted.getLast()) {
      throw Failure.missing("PERCENTRANK value is out of the range of the data.");
    }
    int below = (int) sorted.stream().filter(each -> each < number).count();
    double place = below;
    if (!sorted.contains(number)) {
      double low = sorted.get(below - 1);
      place = below - 1 + (number - low) / (sorted.get(below) - low);
    }
    double share = sorted.size() == 1 ? 1 : place / (sorted.size() - 1);
    return Rounding.round(share, given.whole(2, 3), java.math.RoundingMode.DOWN);
  }
}
