package dev.dtu.twins.sheets.formula;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pattern of a date or a time, such as `yyyy-mm-dd` or `h:mm am/pm`.
final class DatePattern {

  private static final Pattern PART =
      Pattern.compile(
          "(?i)\"[^\"]*\"?|\\\\.|\\[h+\\]|\\[m+\\]|\\[s+\\]|\\[[^\\]]*\\]|am/pm|a/p|y+|m+|d+|h+|s+"
              + "|\\.?0+|.",
          Pattern.DOTALL);
  private static final Pattern DATE = Pattern.compile("(?i).*[ymdhs].*", Pattern.DOTALL);

  private final List<String> parts = new ArrayList<>();
  private final boolean halves;

  DatePattern(String pattern) {
    Matcher part = PART.matcher(pattern);
    while (part.find()) {
      parts.add(part.group());
    }
    halves = parts.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).matches("am/pm|a/p"));
  }

  /// Whether a section, without its literal text, is one of a date.
  static boolean is(String bare) {
    return DATE.matcher(bare).matches() && bare.indexOf('#') < 0 && !bare.matches("(?i).*0e[+-].*");
  }

  String of(double number) {
    LocalDateTime moment = Serial.moment(number);
    boolean fractions = parts.stream().anyMatch(each -> each.matches("\\.0+"));
    LocalDateTime shown = fractions ? moment : moment.plusNanos(500_000_000).withNano(0);
    var out = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      String low = part.toLowerCase(Locale.ROOT);
      if (low.startsWith("m") && minutes(i)) {
        out.append(padded(shown.getMinute(), part.length()));
      } else {
        out.append(part(low, part, shown, number));
      }
    }
    return out.toString();
  }

  /// Whether an `m` is of minutes: after an hour or before a second.
  private boolean minutes(int at) {
    if (parts.get(at).length() > 2) {
      return false;
    }
    for (int i = at - 1; i >= 0; i--) {
      char unit = unit(parts.get(i));
      if (unit != ' ') {
        if (unit == 'h') {
          return true;
        }
        break;
      }
    }
    for (int i = at + 1; i < parts.size(); i++) {
      char unit = unit(parts.get(i));
      if (unit != ' ') {
        return unit == 's';
      }
    }
    return false;
  }

  private static char unit(String part) {
    String low = part.toLowerCase(Locale.ROOT).replace("[", "");
    return low.matches("[ymdhs]+\\]?") ? low.charAt(0) : ' ';
  }

  private String part(String low, String part, LocalDateTime at, double number) {
    return switch (low.charAt(0)) {
      case 'y' -> low.length() > 2 ? "" + at.getYear() : padded(at.getYear() % 100, 2);
      case 'm' -> month(at, low.length());
      case 'd' -> day(at, low.length());
      case 'h' -> padded(halves ? (at.getHour() + 11) % 12 + 1 : at.getHour(), low.length());
      case 's' -> padded(at.getSecond(), low.length());
      case 'a' -> half(low, part, at);
      case '[' -> low.length() > 1 ? elapsed(low, number) : part; // one that closes nowhere
      case '"' -> part.replace("\"", "");
      case '\\' -> part.substring(1);
      case '.' -> fraction(low, at);
      default -> part;
    };
  }

  private static String fraction(String low, LocalDateTime at) {
    String digits = padded(at.get(ChronoField.MILLI_OF_SECOND), 3) + "000";
    return low.length() == 1 ? "." : "." + digits.substring(0, Math.min(6, low.length() - 1));
  }

  private static String month(LocalDateTime at, int length) {
    String name = Shown.MONTHS.get(at.getMonthValue() - 1);
    return switch (length) {
      case 1, 2 -> padded(at.getMonthValue(), length);
      case 3 -> name.substring(0, 3);
      case 4 -> name;
      default -> name.substring(0, 1);
    };
  }

  private static String day(LocalDateTime at, int length) {
    return switch (length) {
      case 1, 2 -> padded(at.getDayOfMonth(), length);
      case 3 -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.US);
      default -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
    };
  }

  private static String half(String low, String part, LocalDateTime at) {
    if (low.length() == 1) {
      return part;
    }
    boolean after = at.getHour() >= 12;
    return low.equals("a/p") ? (after ? "P" : "A") : after ? "PM" : "AM";
  }

  /// All hours, minutes or seconds of a duration.
  private static String elapsed(String low, double number) {
    long seconds = Math.round(Math.abs(number) * 86_400);
    String sign = number < 0 ? "-" : "";
    return switch (low.charAt(1)) {
      case 'h' -> sign + padded(seconds / 3600, low.length() - 2);
      case 'm' -> sign + padded(seconds / 60, low.length() - 2);
      case 's' -> sign + padded(seconds, low.length() - 2);
      default -> "";
    };
  }

  private static String padded(long number, int length) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
