package dev.dtu.twins.sheets.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How numbers look in a cell, in the locale en_US.
///
/// - source: developers.google.com, Sheets API, guides/formats, 2026-09
public final class Shown {

  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final int GENERAL_DIGITS = 10;
  private static final int TEXT_DIGITS = 15;
  private static final int LONGEST = 1000;

  private Shown() {}

  /// A number by a pattern, such as `#,##0.00` or `yyyy-mm-dd`.
  public static String of(double number, String pattern) {
    if (pattern.length() > LONGEST) {
      return general(number);
    }
    List<String> sections = sections(pattern);
    if (sections.size() > 3) {
      sections = sections.subList(0, 3);
    }
    int section = section(number, sections);
    String chosen = sections.get(section);
    boolean signless = section == 1 && number < 0 && !conditional(sections.getFirst());
    return one(signless ? -number : number, chosen);
  }

  /// A text by a pattern: by its fourth section, or by the only one that has an `@`.
  public static String of(String text, String pattern) {
    List<String> sections = sections(pattern);
    String last = sections.getLast();
    boolean forText = sections.size() == 4 || last.indexOf('@') >= 0;
    return forText ? NumberPattern.text(last, text) : text;
  }

  private static int section(double number, List<String> sections) {
    for (int i = 0; i < sections.size(); i++) {
      if (conditional(sections.get(i))) {
        if (NumberPattern.holds(number, sections.get(i))) {
          return i;
        }
      } else if (i > 0 && conditional(sections.getFirst())) {
        return i;
      }
    }
    if (number < 0 && sections.size() > 1) {
      return 1;
    }
    return number == 0 && sections.size() > 2 ? 2 : 0;
  }

  private static boolean conditional(String section) {
    return section.matches("(?s)\\s*\\[[<>=].*");
  }

  private static String one(double number, String section) {
    String plain = NumberPattern.bare(section);
    if (plain.isBlank() && !section.isEmpty() && section.equals(plain)
        || plain.strip().equalsIgnoreCase("general")) {
      return general(number);
    }
    if (DatePattern.is(plain)) {
      return new DatePattern(section).of(number);
    }
    return plain.strip().equals("@") ? general(number) : NumberPattern.of(number, section);
  }

  /// The parts of a pattern between semicolons.
  private static List<String> sections(String pattern) {
    List<String> sections = new ArrayList<>();
    var section = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char sign = pattern.charAt(i);
      quoted ^= sign == '"';
      if (sign == ';' && !quoted) {
        sections.add(section.toString());
        section.setLength(0);
      } else {
        section.append(sign);
        if (sign == '\\' && !quoted && i + 1 < pattern.length()) {
          section.append(pattern.charAt(++i));
        }
      }
    }
    sections.add(section.toString());
    return sections;
  }

  /// A number without a pattern, with at most ten digits unless it is whole.
  public static String general(double number) {
    return digits(number, GENERAL_DIGITS);
  }

  /// A number as a text that a formula goes on with, with at most 15 digits.
  static String text(double number) {
    return digits(number, TEXT_DIGITS);
  }

  private static String digits(double number, int most) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Value.Kind.NUM.shown();
    }
    if (number == 0) {
      return "0";
    }
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    BigDecimal exact = new BigDecimal(Double.toString(number));
    BigDecimal rounded =
        exact.round(new MathContext(whole ? TEXT_DIGITS : most, RoundingMode.HALF_UP));
    int power = rounded.precision() - rounded.scale() - 1;
    if (power >= TEXT_DIGITS || power < -most) {
      return scientific(rounded, power);
    }
    BigDecimal bare = rounded.stripTrailingZeros();
    return bare.scale() < 0
        ? bare.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : bare.toPlainString();
  }

  private static String scientific(BigDecimal number, int power) {
    String digits = number.movePointLeft(power).stripTrailingZeros().toPlainString();
    String sign = power < 0 ? "-" : "+";
    return digits + "E" + sign + String.format(Locale.ROOT, "%02d", Math.abs(power));
  }
}
