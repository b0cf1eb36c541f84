package dev.dtu.bench;

import java.util.Arrays;

/// What several rounds measured: the median, and how far the rounds lie apart.
public record Spread(double median, double least, double most) {

  /// @param rounds one value a round, at least one; in any order
  static Spread of(double... rounds) {
    if (rounds.length == 0) {
      throw new IllegalArgumentException("expected at least one round, found none");
    }
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /// The spread of the ratios round by round; rounds that lie side by side share the weather.
  static Spread ofRatios(double[] above, double[] below) {
    if (above.length != below.length) {
      throw new IllegalArgumentException(
          "expected as many rounds of both, found " + above.length + " and " + below.length);
    }
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    return of(ratios);
  }
}
