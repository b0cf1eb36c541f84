package dev.dtu.twins.sheets.formula;

import java.math.BigDecimal;

/// A number as a whole and a fraction, such as `1 3/4`.
final class Fraction {

  private Fraction() {}

  static String shown(BigDecimal number, String pattern) {
    double size = number.abs().doubleValue();
    String below = pattern.substring(pattern.indexOf('/') + 1).strip();
    String above = pattern.substring(0, pattern.indexOf('/')).strip();
    boolean mixed = above.indexOf(' ') > 0;
    long whole = mixed ? (long) size : 0;
    double rest = size - whole;
    long bottom =
        below.matches("[1-9][0-9]*") && below.length() < 6
            ? Long.parseLong(below)
            : best(rest, below.length());
    long top = Math.round(rest * bottom);
    if (mixed && top == bottom) {
      whole++;
      top = 0;
    }
    String sign = number.signum() < 0 ? "-" : "";
    if (mixed && top == 0) {
      return sign + whole;
    }
    return sign + (mixed && whole > 0 ? whole + " " : "") + top + "/" + bottom;
  }

  private static long best(double rest, int places) {
    long most = (long) Math.pow(10, Math.min(3, Math.max(1, places))) - 1;
    long best = 1;
    for (long bottom = 1; bottom <= most; bottom++) {
      double error = Math.abs(rest - Math.round(rest * bottom) / (double) bottom);
      double least = Math.abs(rest - Math.round(rest * best) / (double) best);
      best = error < least - 1e-12 ? bottom : best;
    }
    return best;
  }
}
