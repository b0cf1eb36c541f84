package dev.dtu.contract;

import dev.dtu.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/// Numbers by their value, whatever their spelling: `1`, `1.0` and `10e-1` are the same.
final class Quantity {

  private static final int SCALE = 1_000;

  private Quantity() {}

  static boolean isWhole(Json.Num num) {
    String lexeme = num.lexeme();
    for (int i = 0; i < lexeme.length(); i++) {
      char c = lexeme.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return wholeByValue(num);
      }
    }
    return true;
  }

  private static boolean wholeByValue(Json.Num num) {
    BigDecimal value = of(num);
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  /// The exact value; an exponent beyond 2,000,000,000 is taken for the nearest that can be had.
  static BigDecimal of(Json.Num num) {
    try {
      return new BigDecimal(num.lexeme());
    } catch (NumberFormatException exponentTooLarge) {
      return extreme(num.lexeme());
    }
  }

  private static BigDecimal extreme(String lexeme) {
    int exponent = Math.max(lexeme.indexOf('e'), lexeme.indexOf('E'));
    boolean zero = lexeme.substring(0, exponent).chars().noneMatch(c -> c >= '1' && c <= '9');
    if (zero) {
      return BigDecimal.ZERO;
    }
    int scale = lexeme.charAt(exponent + 1) == '-' ? 2_000_000_000 : -2_000_000_000;
    return BigDecimal.valueOf(lexeme.startsWith("-") ? -1 : 1).scaleByPowerOfTen(-scale);
  }

  /// Negative, zero or positive as the first is less, the same or more.
  static int compare(Json.Num first, Json.Num second) {
    Optional<Long> a = first.whole();
    Optional<Long> b = a.isPresent() ? second.whole() : Optional.empty();
    return b.isPresent() ? Long.compare(a.get(), b.get()) : of(first).compareTo(of(second));
  }

  /// True also when the numbers are too far apart to tell.
  static boolean isMultiple(Json.Num num, Json.Num of) {
    BigDecimal value = of(num);
    BigDecimal step = of(of);
    if (step.signum() == 0 || Math.abs(value.scale()) > SCALE || Math.abs(step.scale()) > SCALE) {
      return true;
    }
    return value.remainder(step).signum() == 0;
  }
}
