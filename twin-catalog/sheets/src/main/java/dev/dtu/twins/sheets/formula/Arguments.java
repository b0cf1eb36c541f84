package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.List;

/// What a function was given, and how it asks for it.
///
/// Who asks for a number of what is none, or for anything of an error, ends the function with the
/// error that Sheets tells.
record Arguments(Evaluation evaluation, String function, List<Operand> given) {

  private static final String TOO_BIG =
      "Numeric value is greater than 1.79769E+308 and cannot be displayed properly.";

  int size() {
    return given.size();
  }

  boolean has(int index) {
    return index < given.size();
  }

  /// An argument, evaluated; a reference stays one.
  Operand operand(int index) {
    Operand operand = given.get(index);
    return operand instanceof Operand.Later later ? evaluation.evaluate(later.node()) : operand;
  }

  /// One value, perhaps an error.
  Value value(int index) {
    return evaluation.scalar(operand(index));
  }

  /// One value that is no error.
  Value sound(int index) {
    Value value = value(index);
    if (value instanceof Value.Error error) {
      throw new Failure(error);
    }
    return value;
  }

  double number(int index) {
    return number(value(index), index);
  }

  double number(int index, double otherwise) {
    return has(index) ? number(index) : otherwise;
  }

  /// The number of a value that stands for an argument.
  double number(Value value, int index) {
    return Plain.number(value, evaluation.year())
        .orElseThrow(() ->
            Failure.value(
                ("Function %s parameter %d expects number values. But '%s' is a text and"
                        + " cannot be coerced to a number.")
                    .formatted(function, index + 1, Plain.text(value))));
  }

  /// A number without what comes after its point.
  int whole(int index) {
    double number = number(index);
    return (int) (number < 0 ? Math.ceil(number) : Math.floor(number));
  }

  int whole(int index, int otherwise) {
    return has(index) ? whole(index) : otherwise;
  }

  double atLeast(int index, double least) {
    double number = number(index);
    if (number < least) {
      throw outOfBounds(index, "greater than or equal to " + Shown.text(least));
    }
    return number;
  }

  double above(int index, double bound) {
    double number = number(index);
    if (number <= bound) {
      throw outOfBounds(index, "greater than " + Shown.text(bound));
    }
    return number;
  }

  double nonzero(int index) {
    double number = number(index);
    if (number == 0) {
      throw zero(index);
    }
    return number;
  }

  /// A number that has bits: whole, not negative, below 2^48.
  long bits(int index) {
    double number = number(index);
    if (number < 0 || number >= 0x1p48 || number != Math.rint(number)) {
      throw outOfBounds(index, "a whole number between 0 and 281474976710655 inclusive");
    }
    return (long) number;
  }

  String text(int index) {
    return Plain.text(value(index));
  }

  String text(int index, String otherwise) {
    return has(index) ? text(index) : otherwise;
  }

  boolean truth(int index) {
    Value value = value(index);
    return Plain.truth(value)
        .orElseThrow(() ->
            Failure.value(
                ("Function %s parameter %d expects boolean values. But '%s' is a text and"
                        + " cannot be coerced to a boolean.")
                    .formatted(function, index + 1, Plain.text(value))));
  }

  boolean truth(int index, boolean otherwise) {
    return has(index) ? truth(index) : otherwise;
  }

  /// An argument as rows of values; refuses an error that is no cell of an array.
  Value.Table table(int index) {
    Operand operand = operand(index);
    if (operand instanceof Value.Error error) {
      throw new Failure(error);
    }
    return evaluation.table(operand);
  }

  /// The values of an argument, row after row.
  List<Value> values(int index) {
    return table(index).rows().stream().flatMap(List::stream).toList();
  }

  Operand.Closure lambda(int index) {
    if (operand(index) instanceof Operand.Closure closure) {
      return closure;
    }
    throw Failure.missing(
        "Function %s parameter %d expects a lambda value.".formatted(function, index + 1));
  }

  /// The numbers of arguments from one on: all values stand for a number, but of cells and arrays
  /// only those that are one.
  List<Double> numbers(int from) {
    List<Double> numbers = new ArrayList<>();
    for (int i = from; i < size(); i++) {
      Operand operand = operand(i);
      if (several(operand)) {
        for (Value value : values(i)) {
          if (value instanceof Value.Number number) {
            numbers.add(number.value());
          } else if (value instanceof Value.Error error) {
            throw new Failure(error);
          }
        }
      } else {
        numbers.add(number(evaluation.scalar(operand), i));
      }
    }
    return numbers;
  }

  /// Whether an operand is cells or an array, not a value that was written down.
  static boolean several(Operand operand) {
    return operand instanceof Operand.Span || operand instanceof Value.Table;
  }

  void spend(long steps) {
    evaluation.spend(steps);
  }

  /// A text that is not too long.
  Value written(String text) {
    if (text.length() > Limits.TEXT) {
      throw Failure.value(
          "Text result of %s is longer than the limit of %d characters."
              .formatted(function, Limits.TEXT));
    }
    return Value.of(text);
  }

  static Value finite(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw Failure.number(TOO_BIG);
    }
    return Value.of(number == 0 ? 0.0 : number);
  }

  /// A parameter's value is not one that the function takes.
  Failure outOfBounds(int index, String should) {
    return Failure.number(
        "Function %s parameter %d value is %s. It should be %s."
            .formatted(function, index + 1, Plain.text(value(index)), should));
  }

  Failure zero(int index) {
    return Failure.zero("Function %s parameter %d cannot be zero.".formatted(function, index + 1));
  }

  /// There was nothing to divide by.
  Failure nothing() {
    return Failure.zero(
        "Evaluation of function %s caused a divide by zero error.".formatted(function));
  }
}
