package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How numbers depend on others.
final class Regressions {

  static final List<Function> ALL =
      List.of(
          of("CORREL", "aa", 0, line -> line.xy() / Math.sqrt(line.xx() * line.yy())),
          of("PEARSON", "aa", 0, line -> line.xy() / Math.sqrt(line.xx() * line.yy())),
          of("RSQ", "aa", 0, line -> line.xy() * line.xy() / (line.xx() * line.yy())),
          of("SLOPE", "aa", 0, line -> line.xy() / line.xx()),
          of("INTERCEPT", "aa", 0, Line::intercept),
          of("COVAR", "aa", 0, line -> line.xy() / line.count()),
          of("COVARIANCE.P", "aa", 0, line -> line.xy() / line.count()),
          of("COVARIANCE.S", "aa", 0, line -> line.xy() / (line.count() - 1)),
          forecast("FORECAST"),
          forecast("FORECAST.LINEAR"));

  private Regressions() {}

  /// The middle of points, and the sums of the squares and products of their distances from it.
  private record Line(List<Double> middle, List<Double> sums, int count) {

    double xx() {
      return sums.get(0);
    }

    double xy() {
      return sums.get(1);
    }

    double yy() {
      return sums.get(2);
    }

    double intercept() {
      return middle.get(1) - xy() / xx() * middle.get(0);
    }
  }

  private static Line line(Arguments given, int from) {
    List<double[]> pairs = Pairs.of(given, from, from + 1);
    if (pairs.size() < 2) {
      throw given.nothing();
    }
    double meanY = pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0);
    double meanX = pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(0);
    double[] squares = new double[3];
    for (double[] pair : pairs) {
      double y = pair[0] - meanY;
      double x = pair[1] - meanX;
      squares[0] += x * x;
      squares[1] += x * y;
      squares[2] += y * y;
    }
    return new Line(
        List.of(meanX, meanY), List.of(squares[0], squares[1], squares[2]), pairs.size());
  }

  private static Function of(String name, String shape, int from, ToDoubleFunction<Line> body) {
    return Function.number(
        name, shape, given -> divided(given, body.applyAsDouble(line(given, from))));
  }

  private static double divided(Arguments given, double result) {
    if (Double.isNaN(result) || Double.isInfinite(result)) {
      throw given.nothing();
    }
    return result;
  }

  private static Function forecast(String name) {
    return Function.number(
        name,
        "saa",
        given -> {
          Line line = line(given, 1);
          return divided(given, line.intercept() + line.xy() / line.xx() * given.number(0));
        });
  }
}
