package dev.dtu.twins.sheets.formula;

import java.util.List;

/// Functions of numbers.
final class Arithmetic {

  private static final double WHOLE = 9.007199254740992e15;

  static final List<Function> ALL =
      List.of(
          Function.one("ABS", Math::abs),
          Function.one("SIGN", Math::signum),
          Function.one("EXP", Math::exp),
          Function.number("SQRT", "s", given -> Math.sqrt(given.atLeast(0, 0))),
          Function.number("SQRTPI", "s", given -> Math.sqrt(given.atLeast(0, 0) * Math.PI)),
          Function.number("LN", "s", given -> Math.log(given.above(0, 0))),
          Function.number("LOG10", "s", given -> Math.log10(given.above(0, 0))),
          Function.number("LOG", "s[s]", Arithmetic::log),
          Function.number("PI", "", given -> Math.PI),
          Function.number("MOD", "ss", Arithmetic::mod),
          Function.number("QUOTIENT", "ss", Arithmetic::quotient),
          Function.number("GCD", "a(a)", given -> divisors(given, false)),
          Function.number("LCM", "a(a)", given -> divisors(given, true)),
          Function.number("FACT", "s", given -> factorial(given.atLeast(0, 0), 1)),
          Function.number("FACTDOUBLE", "s", given -> factorial(given.atLeast(0, -1), 2)),
          Function.number("COMBIN", "ss", Arithmetic::combinations),
          Function.number("COMBINA", "ss", Arithmetic::combinationsAgain),
          Function.number("PERMUT", "ss", Arithmetic::permutations),
          Function.truth("ISEVEN", "s", given -> Math.floor(given.number(0)) % 2 == 0),
          Function.truth("ISODD", "s", given -> Math.floor(given.number(0)) % 2 != 0),
          Function.number("RAND", "", given -> given.evaluation().cells().chance()),
          Function.number("RANDBETWEEN", "ss", Arithmetic::between),
          Function.one("SIN", Math::sin),
          Function.one("COS", Math::cos),
          Function.one("TAN", Math::tan),
          Function.one("SINH", Math::sinh),
          Function.one("COSH", Math::cosh),
          Function.one("TANH", Math::tanh),
          Function.one("ATAN", Math::atan),
          Function.one("ACOT", a -> Math.PI / 2 - Math.atan(a)),
          Function.one("ASINH", a -> Math.signum(a) * Math.log(Math.abs(a) + Math.hypot(a, 1))),
          Function.one("DEGREES", a -> a * 180 / Math.PI),
          Function.one("RADIANS", a -> a * Math.PI / 180),
          Function.number("ASIN", "s", given -> Math.asin(unit(given))),
          Function.number("ACOS", "s", given -> Math.acos(unit(given))),
          Function.number("ACOSH", "s", given -> acosh(given.atLeast(0, 1))),
          Function.number("ATANH", "s", given -> atanh(unit(given))),
          Function.number("ATAN2", "ss", Arithmetic::angle),
          Function.number("COT", "s", given -> 1 / Math.tan(given.nonzero(0))),
          Function.number("CSC", "s", given -> 1 / Math.sin(given.nonzero(0))),
          Function.one("SEC", a -> 1 / Math.cos(a)),
          Function.number("BITAND", "ss", given -> given.bits(0) & given.bits(1)),
          Function.number("BITOR", "ss", given -> given.bits(0) | given.bits(1)),
          Function.number("BITXOR", "ss", given -> given.bits(0) ^ given.bits(1)),
          Function.number("BITLSHIFT", "ss", given -> shift(given, given.whole(1))),
          Function.number("BITRSHIFT", "ss", given -> shift(given, -given.whole(1))));

  private Arithmetic() {}

  private static double log(Arguments given) {
    double base = given.has(1) ? given.above(1, 0) : 10;
    if (base == 1) {
      throw given.zero(1);
    }
    double number = given.above(0, 0);
    return base == 10 ? Math.log10(number) : Math.log(number) / Math.log(base);
  }

  private static double mod(Arguments given) {
    double number = given.number(0);
    double by = given.nonzero(1);
    double rest = number - by * Math.floor(number / by);
    return Math.abs(rest) >= Math.abs(by) ? 0 : rest;
  }

  private static double quotient(Arguments given) {
    double quotient = given.number(0) / given.nonzero(1);
    return quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient);
  }

  private static double divisors(Arguments given, boolean multiple) {
    double result = 0;
    for (double each : given.numbers(0)) {
      double number = Math.floor(each);
      if (number < 0 || number > WHOLE) {
        throw Failure.number(
            "Function %s expects whole numbers that are not negative.".formatted(given.function()));
      }
      double shared = shared(result, number);
      result = multiple ? multiple(result, number, shared) : shared;
    }
    return result;
  }

  private static double multiple(double one, double other, double shared) {
    return one == 0 ? other : shared == 0 ? 0 : one / shared * other;
  }

  private static double shared(double one, double other) {
    double a = one;
    double b = other;
    while (b != 0) {
      double rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  private static double factorial(double number, int step) {
    double product = 1;
    for (double i = Math.floor(number); i > 1 && Double.isFinite(product); i -= step) {
      product *= i;
    }
    return product;
  }

  private static double combinations(Arguments given) {
    return combinations(Math.floor(given.atLeast(0, 0)), Math.floor(given.atLeast(1, 0)));
  }

  private static double combinationsAgain(Arguments given) {
    double number = Math.floor(given.atLeast(0, 0));
    double of = Math.floor(given.atLeast(1, 0));
    return combinations(number + of - 1, of);
  }

  static double combinations(double number, double of) {
    if (of > number) {
      throw Failure.number("More are chosen than there are to choose from.");
    }
    double result = 1;
    double least = Math.min(of, number - of);
    for (double i = 1; i <= least && Double.isFinite(result); i++) {
      result = result * (number - least + i) / i;
    }
    return Math.rint(result);
  }

  private static double permutations(Arguments given) {
    double number = Math.floor(given.atLeast(0, 0));
    double of = Math.floor(given.atLeast(1, 0));
    if (of > number) {
      throw given.outOfBounds(1, "less than or equal to " + Shown.text(number));
    }
    double result = 1;
    for (double i = 0; i < of && Double.isFinite(result); i++) {
      result *= number - i;
    }
    return result;
  }

  private static double between(Arguments given) {
    double low = Math.ceil(given.number(0));
    double high = Math.floor(given.number(1));
    if (high < low) {
      throw given.outOfBounds(1, "greater than or equal to " + Shown.text(low));
    }
    return low + Math.floor(given.evaluation().cells().chance() * (high - low + 1));
  }

  private static double unit(Arguments given) {
    double number = given.number(0);
    if (Math.abs(number) > 1) {
      throw given.outOfBounds(0, "between -1 and 1 inclusive");
    }
    return number;
  }

  private static double acosh(double number) {
    return Math.log(number + Math.sqrt(number * number - 1));
  }

  private static double atanh(double number) {
    return Math.log((1 + number) / (1 - number)) / 2;
  }

  private static double angle(Arguments given) {
    double x = given.number(0);
    double y = given.number(1);
    if (x == 0 && y == 0) {
      throw given.nothing();
    }
    return Math.atan2(y, x);
  }

  private static double shift(Arguments given, int places) {
    return Math.floor(given.bits(0) * Math.pow(2, places));
  }
}
