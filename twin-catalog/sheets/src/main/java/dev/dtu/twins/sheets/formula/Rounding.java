package dev.dtu.twins.sheets.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Functions that round.
final class Rounding {

  private static final int PLACES = 300;

  static final List<Function> ALL =
      List.of(
          Function.one("INT", Math::floor),
          Function.number("ROUND", "s[s]", given -> places(given, RoundingMode.HALF_UP)),
          Function.number("ROUNDUP", "s[s]", given -> places(given, RoundingMode.UP)),
          Function.number("ROUNDDOWN", "s[s]", given -> places(given, RoundingMode.DOWN)),
          Function.number("TRUNC", "s[s]", given -> places(given, RoundingMode.DOWN)),
          Function.number("MROUND", "ss", Rounding::multiple),
          Function.number("CEILING", "s[s]", given -> signed(given, true)),
          Function.number("FLOOR", "s[s]", given -> signed(given, false)),
          Function.number("CEILING.MATH", "s[ss]", given -> math(given, true)),
          Function.number("FLOOR.MATH", "s[ss]", given -> math(given, false)),
          Function.number("CEILING.PRECISE", "s[s]", given -> precise(given, true)),
          Function.number("FLOOR.PRECISE", "s[s]", given -> precise(given, false)),
          Function.number("ISO.CEILING", "s[s]", given -> precise(given, true)),
          Function.one("EVEN", a -> Math.signum(a) * 2 * Math.ceil(Math.abs(a) / 2)),
          Function.one("ODD", Rounding::odd));

  private Rounding() {}

  private static double places(Arguments given, RoundingMode mode) {
    return round(given.number(0), given.whole(1, 0), mode);
  }

  static double round(double number, int places, RoundingMode mode) {
    if (Double.isInfinite(number) || Math.abs(places) > PLACES) {
      return places > 0 ? number : 0;
    }
    return new BigDecimal(Double.toString(number)).setScale(places, mode).doubleValue();
  }

  private static double odd(double number) {
    double size = Math.abs(number);
    double odd = 2 * Math.ceil((size + 1) / 2) - 1;
    return number < 0 ? -odd : Math.max(1, odd);
  }

  private static double multiple(Arguments given) {
    double number = given.number(0);
    double factor = given.number(1);
    if (number * factor < 0) {
      throw Failure.number("Function MROUND parameters 1 and 2 should have the same sign.");
    }
    return factor == 0 ? 0 : near(number / factor, RoundingMode.HALF_UP) * factor;
  }

  private static double near(double quotient, RoundingMode mode) {
    return round(round(quotient, 12, RoundingMode.HALF_UP), 0, mode);
  }

  private static double signed(Arguments given, boolean up) {
    double number = given.number(0);
    double factor = given.number(1, 1);
    if (factor == 0) {
      return 0;
    }
    if (number > 0 && factor < 0) {
      throw given.outOfBounds(1, "greater than or equal to 0");
    }
    return near(number / factor, up == factor > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR)
        * factor;
  }

  private static double math(Arguments given, boolean up) {
    boolean away = given.number(2, 0) != 0;
    return by(given, up, given.number(0) < 0 && away);
  }

  private static double precise(Arguments given, boolean up) {
    return by(given, up, false);
  }

  private static double by(Arguments given, boolean up, boolean turned) {
    double factor = Math.abs(given.number(1, 1));
    if (factor == 0) {
      return 0;
    }
    RoundingMode mode = up == turned ? RoundingMode.FLOOR : RoundingMode.CEILING;
    double rounded = near(given.number(0) / factor, mode) * factor;
    return round(rounded, 12, RoundingMode.HALF_UP);
  }
}
