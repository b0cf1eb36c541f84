package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Operators, which are functions with two names.
final class Operators {

  private static final Set<String> BINARY =
      new TreeSet<>(
          List.of(
              "EQ",
              "NE",
              "LT",
              "LTE",
              "GT",
              "GTE",
              "CONCAT",
              "ADD",
              "MINUS",
              "MULTIPLY",
              "DIVIDE",
              "POW"));

  static final List<Function> ALL =
      List.of(
          Function.two("ADD", Double::sum),
          Function.two("MINUS", (a, b) -> a - b),
          Function.two("MULTIPLY", (a, b) -> a * b),
          Function.number("DIVIDE", "ss", Operators::divide),
          Function.number("POW", "ss", Operators::power),
          Function.number("POWER", "ss", Operators::power),
          Function.one("UMINUS", a -> -a),
          Function.of("UPLUS", "s", given -> given.sound(0)),
          Function.one("UNARY_PERCENT", a -> a / 100),
          Function.text("CONCAT", "ss", given -> given.text(0) + given.text(1)),
          comparison("EQ", order -> order == 0),
          comparison("NE", order -> order != 0),
          comparison("LT", order -> order < 0),
          comparison("LTE", order -> order <= 0),
          comparison("GT", order -> order > 0),
          comparison("GTE", order -> order >= 0),
          Function.truth("ISBETWEEN", "sss[ss]", Operators::between));

  private Operators() {}

  /// Whether a call has two sides, so that many of them can make a chain.
  static boolean is(Node.Call call) {
    return call.arguments().size() == 2 && BINARY.contains(call.function());
  }

  private static Function comparison(String name, IntPredicate holds) {
    return Function.truth(
        name, "ss", given -> holds.test(Plain.compare(given.sound(0), given.sound(1))));
  }

  private static double divide(Arguments given) {
    double top = given.number(0);
    double bottom = given.number(1);
    if (bottom == 0) {
      throw given.zero(1);
    }
    return top / bottom;
  }

  private static double power(Arguments given) {
    double base = given.number(0);
    double exponent = given.number(1);
    double power = Math.pow(base, exponent);
    if (base == 0 && exponent < 0) {
      throw Failure.zero("Function POWER parameter 1 cannot be zero when parameter 2 is negative.");
    }
    if (Double.isNaN(power)) {
      throw Failure.number(
          "Function POWER parameter 1 value is negative and parameter 2 is not a whole number.");
    }
    return power;
  }

  private static boolean between(Arguments given) {
    int low = Plain.compare(given.sound(0), given.sound(1));
    int high = Plain.compare(given.sound(0), given.sound(2));
    return (given.truth(3, true) ? low >= 0 : low > 0)
        && (given.truth(4, true) ? high <= 0 : high < 0);
  }
}
