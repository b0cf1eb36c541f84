package dev.dtu.twins.sheets.formula;

import java.util.Comparator;
import java.util.Optional;

/// How values become others, and how they compare.
final class Plain {

  /// Numbers before texts before FALSE before TRUE; blank last, as sorting has it.
  static final Comparator<Value> SORTED =
      (one, other) -> {
        boolean blank = one instanceof Value.Blank;
        boolean otherBlank = other instanceof Value.Blank;
        return blank || otherBlank ? Boolean.compare(blank, otherBlank) : compare(one, other);
      };

  private Plain() {}

  /// The number that a value is or stands for; empty for a text that is none.
  static Optional<Double> number(Value value, int year) {
    return switch (value) {
      case Value.Number number -> Optional.of(number.value());
      case Value.Bool truth -> Optional.of(truth.value() ? 1.0 : 0.0);
      case Value.Blank _ -> Optional.of(0.0);
      case Value.Text text -> Typed.of(text.value(), year).map(Typed::number);
      case Value.Error error -> throw new Failure(error);
      case Value.Table table -> number(first(table), year);
    };
  }

  static String text(Value value) {
    return switch (value) {
      case Value.Number number -> Shown.text(number.value());
      case Value.Bool truth -> truth.value() ? "TRUE" : "FALSE";
      case Value.Blank _ -> "";
      case Value.Text text -> text.value();
      case Value.Error error -> throw new Failure(error);
      case Value.Table table -> text(first(table));
    };
  }

  /// Whether a value holds; empty for a text that is neither TRUE nor FALSE.
  static Optional<Boolean> truth(Value value) {
    return switch (value) {
      case Value.Number number -> Optional.of(number.value() != 0);
      case Value.Bool truth -> Optional.of(truth.value());
      case Value.Blank _ -> Optional.of(false);
      case Value.Text text when text.value().equalsIgnoreCase("true") -> Optional.of(true);
      case Value.Text text when text.value().equalsIgnoreCase("false") -> Optional.of(false);
      case Value.Text _ -> Optional.empty();
      case Value.Error error -> throw new Failure(error);
      case Value.Table table -> truth(first(table));
    };
  }

  static Value first(Value.Table table) {
    return table.height() == 0 || table.width() == 0 ? Value.BLANK : table.at(0, 0);
  }

  /// The order of two values; blank is 0, an empty text or FALSE, as the other wants it.
  static int compare(Value one, Value other) {
    Value left = like(one, other);
    Value right = like(other, one);
    int rank = Integer.compare(rank(left), rank(right));
    if (rank != 0) {
      return rank;
    }
    return switch (left) {
      case Value.Number number -> compare(number.value(), ((Value.Number) right).value());
      case Value.Bool truth -> Boolean.compare(truth.value(), ((Value.Bool) right).value());
      case Value.Text text -> text.value().compareToIgnoreCase(((Value.Text) right).value());
      case Value.Error _, Value.Blank _, Value.Table _ -> 0;
    };
  }

  static boolean equal(Value one, Value other) {
    return !(one instanceof Value.Error)
        && !(other instanceof Value.Error)
        && compare(one, other) == 0;
  }

  /// Numbers that differ in their last digits alone are equal.
  static int compare(double one, double other) {
    double near = 4 * Math.ulp(Math.max(Math.abs(one), Math.abs(other)));
    return Math.abs(one - other) <= near ? 0 : Double.compare(one, other);
  }

  private static Value like(Value value, Value other) {
    if (!(value instanceof Value.Blank)) {
      return value;
    }
    return switch (other) {
      case Value.Number _ -> Value.of(0);
      case Value.Text _ -> Value.of("");
      case Value.Bool _ -> Value.of(false);
      case Value.Error _, Value.Blank _, Value.Table _ -> value;
    };
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.Number _ -> 1;
      case Value.Text _ -> 2;
      case Value.Bool _ -> 3;
      case Value.Error _ -> 4;
      case Value.Blank _ -> 0;
      case Value.Table _ -> 5;
    };
  }
}
