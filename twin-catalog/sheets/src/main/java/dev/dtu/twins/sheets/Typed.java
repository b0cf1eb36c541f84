package dev.dtu.twins.sheets;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text means that somebody types into a cell: a formula, a number, a date, a truth or a text.
///
/// - source: dossier of developers.google.com, Sheets API, guides/values, and measurements of
///   mmedum/google-sheets-mcp, 2026-09-12
final class Typed {

  /// What a text comes to.
  ///
  /// @param value as cells tell it
  /// @param format of numbers, which the way they were typed brings; empty when it brings none
  record Entry(Obj value, Obj format) {}

  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
  private static final double DAY = 86_400;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<sign>[+-]?)(?<money>\\$?)(?<minus>-?)(?<digits>\\d{1,3}(?:,\\d{3})+|\\d*)(?<part>\\.\\d*)?"
              + "(?<power>[eE][+-]?\\d{1,3})?\\s*(?<percent>%?)");
  private static final Pattern DATE =
      Pattern.compile("(?<a>\\d{1,4})(?<sep>[-/])(?<b>\\d{1,2})(?:\\k<sep>(?<c>\\d{1,4}))?");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:(?<d1>\\d{1,2})[- ])?(?<month>[A-Za-z]{3,9})\\.?(?:[- ](?<d2>\\d{1,2}))?(?:,?[-"
              + " ](?<year>\\d{4}))?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,3})?)?\\s*([AaPp][Mm])?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Typed() {}

  /// @param text as it was typed
  /// @param locale of the spreadsheet, such as `en_US`
  /// @param year the year that is meant where a date has none
  static Entry read(String text, String locale, int year) {
    if (text.startsWith("=") && text.length() > 1) {
      return new Entry(Obj.of("formulaValue", Json.of(text)), Obj.EMPTY);
    }
    if (text.startsWith("'")) {
      return words(text.substring(1));
    }
    String plain = text.strip();
    if (plain.equalsIgnoreCase("true") || plain.equalsIgnoreCase("false")) {
      boolean truth = plain.equalsIgnoreCase("true");
      return new Entry(Obj.of("boolValue", Json.of(truth)), Obj.EMPTY);
    }
    return number(plain, locale).or(() -> moment(plain, locale, year)).orElseGet(() -> words(text));
  }

  private static Entry words(String text) {
    return new Entry(Obj.of("stringValue", Json.of(text)), Obj.EMPTY);
  }

  private static Entry number(double number, String type, String pattern) {
    Obj format =
        type.isEmpty() ? Obj.EMPTY : Obj.of("type", Json.of(type), "pattern", Json.of(pattern));
    return new Entry(Obj.of("numberValue", Json.of(number)), format);
  }

  /// Whether people of that place write a comma before the parts of a number.
  private static boolean hasComma(String locale) {
    String language = locale.split("_", 2)[0].toLowerCase(Locale.ROOT);
    return List.of(
                "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it",
                "lt", "lv", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr",
                "uk", "vi")
            .contains(language)
        && !locale.equals("es_MX");
  }

  private static Optional<Entry> number(String text, String locale) {
    String plain =
        hasComma(locale) ? text.replace(".", "\0").replace(',', '.').replace("\0", ",") : text;
    Matcher number = NUMBER.matcher(plain);
    if (!number.matches() || !plain.chars().anyMatch(Character::isDigit)) {
      return Optional.empty();
    }
    String part = number.group("part") == null ? "" : number.group("part");
    String power = number.group("power") == null ? "" : number.group("power");
    String digits = number.group("digits").replace(",", "");
    if (digits.isEmpty() && part.length() < 2) {
      return Optional.empty();
    }
    String whole = (digits.isEmpty() ? "0" : digits) + (part.length() > 1 ? part : "") + power;
    double value = new BigDecimal(whole).doubleValue();
    boolean minus = number.group("sign").equals("-") != number.group("minus").equals("-");
    value = minus ? -value : value;
    boolean parts = part.length() > 1;
    if (!number.group("percent").isEmpty()) {
      return Optional.of(number(value / 100, "PERCENT", parts ? "0.00%" : "0%"));
    }
    if (!number.group("money").isEmpty()) {
      String pattern = "\"$\"#,##0" + (parts ? ".00" : "");
      return Optional.of(number(value, "CURRENCY", pattern));
    }
    if (!power.isEmpty()) {
      return Optional.of(number(value, "SCIENTIFIC", "0.00E+00"));
    }
    boolean grouped = number.group("digits").contains(",");
    String pattern = "#,##0" + (parts ? ".00" : "");
    return Optional.of(grouped ? number(value, "NUMBER", pattern) : number(value, "", ""));
  }

  private static Optional<Entry> moment(String text, String locale, int year) {
    Optional<Entry> time = time(text);
    if (time.isPresent()) {
      return time;
    }
    int gap = text.indexOf(' ');
    Optional<Entry> date = date(text, locale, year);
    if (date.isPresent() || gap < 0) {
      return date;
    }
    Optional<Entry> day = date(text.substring(0, gap), locale, year);
    Optional<Entry> hour = time(text.substring(gap + 1).strip());
    return day.isEmpty() || hour.isEmpty()
        ? Optional.empty()
        : Optional.of(
            number(
                real(day.get()) + real(hour.get()),
                "DATE_TIME",
                Told.text(day.get().format(), "pattern")
                    + " "
                    + Told.text(hour.get().format(), "pattern")));
  }

  private static double real(Entry entry) {
    return entry.value().find("numberValue").orElseThrow() instanceof Json.Num number
        ? number.real()
        : 0;
  }

  private static Optional<Entry> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = Integer.parseInt(time.group(2));
    boolean exact = time.group(3) != null;
    double second = exact ? Integer.parseInt(time.group(3)) : 0;
    second += time.group(4) == null ? 0 : Double.parseDouble("0" + time.group(4));
    boolean half = time.group(5) != null;
    if (minute > 59 || second >= 60 || (half && (hour < 1 || hour > 12)) || hour > 23) {
      return Optional.empty();
    }
    if (half) {
      hour = hour % 12 + (time.group(5).toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
    }
    String pattern = (half ? "h" : "H") + ":mm" + (exact ? ":ss" : "") + (half ? " am/pm" : "");
    return Optional.of(number((hour * 3600 + minute * 60 + second) / DAY, "TIME", pattern));
  }

  private static Optional<Entry> date(String text, String locale, int year) {
    Matcher words = WORDS.matcher(text);
    if (words.matches()) {
      return spelled(words, year);
    }
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    String sep = date.group("sep");
    int a = Integer.parseInt(date.group("a"));
    int b = Integer.parseInt(date.group("b"));
    if (date.group("a").length() == 4) {
      boolean whole = date.group("c") != null;
      return whole
          ? day(a, b, Integer.parseInt(date.group("c")), "yyyy" + sep + "mm" + sep + "dd")
          : Optional.empty();
    }
    boolean monthFirst = locale.endsWith("_US") || !locale.contains("_");
    int month = monthFirst ? a : b;
    int day = monthFirst ? b : a;
    String pattern = monthFirst ? "m" + sep + "d" : "d" + sep + "m";
    if (date.group("c") == null) {
      return day(year, month, day, pattern);
    }
    int told = Integer.parseInt(date.group("c"));
    boolean two = date.group("c").length() <= 2;
    int full = two ? told + (told < 30 ? 2000 : 1900) : told;
    return day(full, month, day, pattern + sep + (two ? "yy" : "yyyy"));
  }

  private static Optional<Entry> spelled(Matcher words, int year) {
    String name = words.group("month").toLowerCase(Locale.ROOT);
    int month = MONTHS.indexOf(name.substring(0, 3)) + 1;
    boolean before = words.group("d1") != null;
    boolean after = words.group("d2") != null;
    if (month == 0 || before == after || (name.length() > 3 && !isMonth(name, month))) {
      return Optional.empty();
    }
    int day = Integer.parseInt(before ? words.group("d1") : words.group("d2"));
    boolean whole = words.group("year") != null;
    int told = whole ? Integer.parseInt(words.group("year")) : year;
    String letters = name.length() > 3 ? "mmmm" : "mmm";
    String pattern =
        before ? "d-" + letters + (whole ? "-yyyy" : "") : letters + " d" + (whole ? ", yyyy" : "");
    return day(told, month, day, pattern);
  }

  private static boolean isMonth(String name, int month) {
    return java.time.Month.of(month).name().equalsIgnoreCase(name);
  }

  private static Optional<Entry> day(int year, int month, int day, String pattern) {
    try {
      long days = ChronoUnit.DAYS.between(EPOCH, LocalDate.of(year, month, day));
      return Optional.of(number((double) days, "DATE", pattern));
    } catch (DateTimeException no) {
      return Optional.empty();
    }
  }
}
