package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;

/// Numbers of two arguments that stand at the same places.
final class Pairs {

  private Pairs() {}

  /// The pairs of which both are numbers.
  static List<double[]> of(Arguments given, int one, int other) {
    List<Value> left = given.values(one);
    List<Value> right = given.values(other);
    if (left.size() != right.size()) {
      throw Failure.missing(
          "Mismatched sizes of arguments of %s: %d and %d."
              .formatted(given.function(), left.size(), right.size()));
    }
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      for (Value value : List.of(left.get(i), right.get(i))) {
        if (value instanceof Value.Error error) {
          throw new Failure(error);
        }
      }
      if (left.get(i) instanceof Value.Number a && right.get(i) instanceof Value.Number b) {
        pairs.add(new double[] {a.value(), b.value()});
      }
    }
    return pairs;
  }
}
