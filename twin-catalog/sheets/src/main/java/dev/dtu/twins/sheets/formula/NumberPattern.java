package dev.dtu.twins.sheets.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One section of a number's pattern.
final class NumberPattern {

  private static final Pattern CONDITION = Pattern.compile("\\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\\]");
  private static final Pattern EXPONENT = Pattern.compile("[eE][+-][0#?]");
  private static final String DIGITS = "0#?";

  private final String pattern;
  private final BigDecimal number;
  private final boolean minus;
  private final StringBuilder out = new StringBuilder();

  private NumberPattern(String pattern, double number) {
    this.pattern = pattern;
    this.number = new BigDecimal(Double.toString(Math.abs(number)));
    this.minus = number < 0;
  }

  /// Whether the condition of a section holds of a number.
  static boolean holds(double number, String section) {
    Matcher condition = CONDITION.matcher(section);
    if (!condition.find()) {
      return false;
    }
    int order =
        Double.compare(
            number,
            Double.parseDouble("0" + condition.group(2).replace("-", ""))
                * (condition.group(2).startsWith("-") ? -1 : 1));
    return switch (condition.group(1)) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "=" -> order == 0;
      default -> order != 0;
    };
  }

  /// A section without what stands there as it is: quoted text, escaped signs, brackets.
  static String bare(String section) {
    return section
        .replaceAll("\"[^\"]*\"?|\\\\.|[_*].", "")
        .replaceAll("\\[(?![hms]+\\])[^\\]]*\\]", "");
  }

  /// A text by a section: where its `@` stands.
  static String text(String section, String text) {
    var out = new StringBuilder();
    walk(section, (sign, literal) -> out.append(!literal && sign == '@' ? text : "" + sign));
    return out.toString();
  }

  static String of(double number, String section) {
    return new NumberPattern(section, number).shown();
  }

  private interface Visitor {
    void visit(char sign, boolean literal);
  }

  /// Goes over the signs of a section; those in quotes, after a backslash or of a currency are
  /// literal.
  private static void walk(String section, Visitor visitor) {
    boolean quoted = false;
    for (int i = 0; i < section.length(); i++) {
      char sign = section.charAt(i);
      boolean more = i + 1 < section.length();
      if (sign == '"') {
        quoted = !quoted;
      } else if (quoted) {
        visitor.visit(sign, true);
      } else if (sign == '\\' && more) {
        visitor.visit(section.charAt(++i), true);
      } else if (sign == '_' && more) {
        i++;
        visitor.visit(' ', true);
      } else if (sign == '*' && more) {
        i++;
      } else if (sign == '[' && section.indexOf(']', i) > 0) {
        int end = section.indexOf(']', i);
        currency(section.substring(i + 1, end), visitor);
        i = end;
      } else {
        visitor.visit(sign, false);
      }
    }
  }

  private static void currency(String inner, Visitor visitor) {
    if (inner.startsWith("$")) {
      int end = inner.indexOf('-');
      String symbol = inner.substring(1, end < 0 ? inner.length() : end);
      symbol.chars().forEach(sign -> visitor.visit((char) sign, true));
    }
  }

  private String shown() {
    String bare = bare(pattern);
    BigDecimal scaled = number;
    for (int i = 0; i < bare.length(); i++) {
      scaled = bare.charAt(i) == '%' ? scaled.movePointRight(2) : scaled;
    }
    String digits = bare.replaceAll("[^0#?.,eE+/-]", "");
    Matcher exponent = EXPONENT.matcher(digits);
    int power = exponent.find() ? exponent.start() : -1;
    String mantissa = power < 0 ? digits : digits.substring(0, power);
    int slash = mantissa.indexOf('/');
    if (slash > 0) {
      return Fraction.shown(minus ? scaled.negate() : scaled, bare);
    }
    int thousands = 0;
    String trimmed = mantissa;
    while (trimmed.endsWith(",")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
      thousands++;
    }
    scaled = scaled.movePointLeft(3 * thousands);
    return power < 0
        ? plain(scaled, trimmed)
        : scientific(scaled, trimmed, digits.substring(power));
  }

  /// The digits of a number in the places of a pattern.
  private record Placed(String before, String after) {}

  private String plain(BigDecimal scaled, String mantissa) {
    int point = mantissa.indexOf('.');
    String whole = (point < 0 ? mantissa : mantissa.substring(0, point)).replaceAll("[^0#?,]", "");
    String parts = (point < 0 ? "" : mantissa.substring(point + 1)).replaceAll("[^0#?]", "");
    BigDecimal rounded = scaled.setScale(parts.length(), RoundingMode.HALF_UP);
    String all = rounded.toPlainString();
    int dot = all.indexOf('.');
    String before = dot < 0 ? all : all.substring(0, dot);
    String after = trim(dot < 0 ? "" : all.substring(dot + 1), parts);
    boolean zero = rounded.signum() == 0;
    write(new Placed(grouped(before, whole), after), point >= 0);
    return (minus && !zero ? "-" : "") + out;
  }

  /// Drops zeros at the end in places where `#` stands.
  private static String trim(String after, String places) {
    int end = after.length();
    while (end > 0 && after.charAt(end - 1) == '0' && places.charAt(end - 1) != '0') {
      end--;
    }
    return after.substring(0, end);
  }

  private static String grouped(String digits, String places) {
    int least = (int) places.chars().filter(sign -> sign == '0').count();
    String bare = digits.equals("0") ? "" : digits;
    String padded = "0".repeat(Math.max(0, least - bare.length())) + bare;
    if (places.indexOf(',') < 0) {
      return padded;
    }
    var grouped = new StringBuilder();
    for (int i = 0; i < padded.length(); i++) {
      boolean edge = i > 0 && (padded.length() - i) % 3 == 0;
      grouped.append(edge ? "," : "").append(padded.charAt(i));
    }
    return grouped.toString();
  }

  /// Puts the digits where the first place for one stands, and keeps what else is written.
  private void write(Placed placed, boolean pointed) {
    boolean[] done = {false, false};
    walk(
        pattern,
        (sign, literal) -> {
          boolean place = !literal && (DIGITS.indexOf(sign) >= 0 || sign == ',' || sign == '.');
          if (!place) {
            out.append(sign);
          } else if (!done[0]) {
            done[0] = true;
            out.append(placed.before());
            out.append(pointed ? "." : "").append(placed.after());
          }
        });
  }

  private String scientific(BigDecimal scaled, String mantissa, String exponent) {
    int point = mantissa.indexOf('.');
    String parts = point < 0 ? "" : mantissa.substring(point + 1);
    int power = scaled.signum() == 0 ? 0 : scaled.precision() - scaled.scale() - 1;
    BigDecimal rounded = scaled.movePointLeft(power).setScale(parts.length(), RoundingMode.HALF_UP);
    if (rounded.compareTo(BigDecimal.TEN) >= 0) {
      power++;
      rounded = scaled.movePointLeft(power).setScale(parts.length(), RoundingMode.HALF_UP);
    }
    int least = (int) exponent.chars().filter(sign -> sign == '0').count();
    String plus = exponent.indexOf('+') >= 0 ? "+" : "";
    String digits = Integer.toString(Math.abs(power));
    return (minus ? "-" : "")
        + rounded.toPlainString()
        + "E"
        + (power < 0 ? "-" : plus)
        + "0".repeat(Math.max(0, least - digits.length()))
        + digits;
  }
}
