package dev.dtu.twins.sheets;

import dev.dtu.twins.sheets.formula.Value;

/// The order in which values are sorted: numbers, texts, truths, errors, and what is empty last in
/// either direction.
///
/// - source: support.google.com, sort & filter your data, 2026-09-12
final class Ranks {

  private Ranks() {}

  static int compare(Value one, Value other, boolean down) {
    int empty = Boolean.compare(isBlank(one), isBlank(other));
    if (empty != 0 || isBlank(one)) {
      return empty;
    }
    int byKind = Integer.compare(rank(one), rank(other));
    int up = byKind == 0 ? alike(one, other) : byKind;
    return down ? -up : up;
  }

  private static boolean isBlank(Value value) {
    return value instanceof Value.Blank;
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.Number _ -> 0;
      case Value.Text _ -> 1;
      case Value.Bool _ -> 2;
      case Value.Error _, Value.Table _ -> 3;
      case Value.Blank _ -> 4;
    };
  }

  private static int alike(Value one, Value other) {
    if (one instanceof Value.Number a && other instanceof Value.Number b) {
      return Double.compare(a.value(), b.value());
    }
    if (one instanceof Value.Text a && other instanceof Value.Text b) {
      return a.value().compareToIgnoreCase(b.value());
    }
    return one instanceof Value.Bool a && other instanceof Value.Bool b
        ? Boolean.compare(a.value(), b.value())
        : 0;
  }
}
