package dev.dtu.contract;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// The formats of strings that are checked; any other fits.
///
/// A date-time is RFC 3339's, but an offset may be without its colon: services that declare
/// `date-time` send `+0000`. The formats of whole numbers hold for numbers in quotes as well.
final class Formats {

  private static final BigInteger INT_MIN = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger UINT_MAX = BigInteger.valueOf(0xFFFF_FFFFL);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger ULONG_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Formats() {}

  static Optional<Predicate<String>> test(String format) {
    return switch (format) {
      case "date-time" -> Optional.of(Formats::dateTime);
      case "date" -> Optional.of(Formats::date);
      case "time" -> Optional.of(text -> time(text, 0));
      case "uuid" -> Optional.of(Formats::uuid);
      case "email" -> Optional.of(Formats::email);
      case "uri" -> Optional.of(Formats::uri);
      case "ipv4" -> Optional.of(Formats::ipv4);
      case "ipv6" -> Optional.of(Formats::ipv6);
      case "byte" -> Optional.of(Formats::base64);
      case "hostname" -> Optional.of(Formats::hostname);
      case "int32" -> Optional.of(text -> whole(text, INT_MIN, INT_MAX));
      case "uint32" -> Optional.of(text -> whole(text, BigInteger.ZERO, UINT_MAX));
      case "int64" -> Optional.of(text -> whole(text, LONG_MIN, LONG_MAX));
      case "uint64" -> Optional.of(text -> whole(text, BigInteger.ZERO, ULONG_MAX));
      default -> Optional.empty();
    };
  }

  /// Whole numbers that stand in quotes, because JSON's own lose digits in many readers.
  private static boolean whole(String text, BigInteger least, BigInteger most) {
    int from = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - from;
    if (digits < 1 || digits > 20 || !text.substring(from).chars().allMatch(Formats::digit)) {
      return false;
    }
    var number = new BigInteger(text);
    return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
  }

  private static boolean dateTime(String text) {
    return text.length() > 11
        && "Tt ".indexOf(text.charAt(10)) >= 0
        && date(text.substring(0, 10))
        && time(text, 11);
  }

  private static boolean date(String text) {
    if (!shaped(text, 0, "dddd-dd-dd") || text.length() != 10) {
      return false;
    }
    try {
      LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      return true;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static boolean time(String text, int from) {
    if (!shaped(text, from, "dd:dd:dd")
        || number(text, from, from + 2) > 23
        || number(text, from + 3, from + 5) > 59
        || number(text, from + 6, from + 8) > 60) {
      return false;
    }
    int at = from + 8;
    if (at < text.length() && text.charAt(at) == '.') {
      int end = at + 1;
      while (end < text.length() && digit(text.charAt(end))) {
        end++;
      }
      if (end == at + 1) {
        return false;
      }
      at = end;
    }
    return offset(text.substring(at));
  }

  private static boolean offset(String text) {
    if (text.equals("Z") || text.equals("z")) {
      return true;
    }
    if (text.isEmpty() || (text.charAt(0) != '+' && text.charAt(0) != '-')) {
      return false;
    }
    boolean colon = text.length() == 6 && shaped(text, 1, "dd:dd");
    return (colon || (text.length() == 5 && shaped(text, 1, "dddd")))
        && number(text, 1, 3) <= 23
        && number(text, text.length() - 2, text.length()) <= 59;
  }

  private static boolean uuid(String text) {
    return text.length() == 36 && shaped(text, 0, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh");
  }

  /// `d` is a digit, `h` a hexadecimal digit, anything else itself.
  private static boolean shaped(String text, int from, String shape) {
    if (text.length() < from + shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(from + i);
      boolean fits =
          switch (shape.charAt(i)) {
            case 'd' -> digit(c);
            case 'h' -> hex(c);
            default -> c == shape.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean hex(int c) {
    return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static boolean email(String text) {
    int at = text.lastIndexOf('@');
    return at > 0 && at < text.length() - 1 && none(text, Formats::blank);
  }

  private static boolean uri(String text) {
    int colon = text.indexOf(':');
    return colon > 0
        && Character.isLetter(text.charAt(0))
        && text.substring(0, colon)
            .chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0))
        && none(text, Formats::blank);
  }

  private static boolean hostname(String text) {
    return !text.isEmpty()
        && text.length() <= 253
        && none(text, c -> blank(c) || c == '/' || c == '@');
  }

  private static boolean blank(int c) {
    return c <= ' ' || c == 127;
  }

  private static boolean none(String text, IntPredicate refused) {
    for (int i = 0; i < text.length(); i++) {
      if (refused.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(Formats::digit)
          || (part.length() > 1 && part.charAt(0) == '0')
          || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
    int after = gap + 2 == text.length() ? 0 : groups(text.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after <= 7;
  }

  /// How many groups of 16 bits; -1 when it is no such list.
  private static int groups(String text, boolean mayEndInIpv4) {
    String[] parts = text.split(":", -1);
    int groups = 0;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (!part.isEmpty() && part.length() <= 4 && part.chars().allMatch(Formats::hex)) {
        groups++;
      } else if (mayEndInIpv4 && i == parts.length - 1 && ipv4(part)) {
        groups += 2;
      } else {
        return -1;
      }
    }
    return groups;
  }

  private static boolean base64(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    return text.length() - end <= 2
        && text.substring(0, end)
            .chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+/-_\r\n".indexOf(c) >= 0));
  }
}
