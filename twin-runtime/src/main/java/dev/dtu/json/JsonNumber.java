package dev.dtu.json;

import java.math.BigDecimal;
import java.util.Optional;

/// The grammar of JSON numbers.
final class JsonNumber {

  private JsonNumber() {}

  static boolean valid(String lexeme) {
    int at = 0;
    int end = lexeme.length();
    if (at < end && lexeme.charAt(at) == '-') {
      at++;
    }
    int whole = digits(lexeme, at);
    if (whole == at || (whole > at + 1 && lexeme.charAt(at) == '0')) {
      return false;
    }
    at = whole;
    if (at < end && lexeme.charAt(at) == '.') {
      int fraction = digits(lexeme, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    return at == end || exponent(lexeme, at);
  }

  private static boolean exponent(String lexeme, int from) {
    int at = from;
    if (lexeme.charAt(at) != 'e' && lexeme.charAt(at) != 'E') {
      return false;
    }
    at++;
    if (at < lexeme.length() && (lexeme.charAt(at) == '+' || lexeme.charAt(at) == '-')) {
      at++;
    }
    int end = digits(lexeme, at);
    return end > at && end == lexeme.length();
  }

  private static int digits(String lexeme, int from) {
    int at = from;
    while (at < lexeme.length() && lexeme.charAt(at) >= '0' && lexeme.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  static boolean isWhole(String lexeme) {
    return plain(lexeme) || whole(lexeme).isPresent();
  }

  /// True for digits alone, so few that every number of them is a long.
  private static boolean plain(String lexeme) {
    int sign = lexeme.charAt(0) == '-' ? 1 : 0;
    return lexeme.length() - sign <= 18 && digits(lexeme, sign) == lexeme.length();
  }

  static Optional<Long> whole(String lexeme) {
    if (lexeme.length() > 30) {
      return Optional.empty();
    }
    if (plain(lexeme)) { // the usual way, which throws nothing
      return Optional.of(Long.parseLong(lexeme));
    }
    return broken(lexeme) ? Optional.empty() : wholeOfDecimal(lexeme);
  }

  /// True for a number like 2.5: no exponent, and more than zeros after the point.
  private static boolean broken(String lexeme) {
    int point = lexeme.indexOf('.');
    boolean more = false;
    for (int i = point + 1; point >= 0 && i < lexeme.length(); i++) {
      char c = lexeme.charAt(i);
      if (c == 'e' || c == 'E') {
        return false;
      }
      more |= c != '0';
    }
    return more;
  }

  private static Optional<Long> wholeOfDecimal(String lexeme) {
    try {
      var decimal = new BigDecimal(lexeme);
      // 1e999999999 would make longValueExact build a number of a billion digits
      if (decimal.scale() < -18 || decimal.stripTrailingZeros().scale() > 0) {
        return Optional.empty();
      }
      return Optional.of(decimal.longValueExact());
    } catch (ArithmeticException | NumberFormatException notWhole) {
      return Optional.empty();
    }
  }
}
