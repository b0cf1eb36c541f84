package dev.dtu.twins.sheets.formula;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number that somebody typed as a text: with separators, a currency, `%`, a date or a time.
///
/// @param number what it is
/// @param type how it was typed: NUMBER, PERCENT, CURRENCY, SCIENTIFIC, DATE, TIME or DATE_TIME
/// @param pattern what shows it as it was typed, empty for digits alone
public record Typed(double number, String type, String pattern) {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int LONGEST = 60;
  private static final Pattern NUMBER =
      Pattern.compile(
          "(-|\\+)?([$€£¥])?(-|\\+)?((?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\\.[0-9]*)?"
              + "|\\.[0-9]+)(e[+-]?[0-9]{1,3})?(%)?");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([0-9]{1,2})([-/])([0-9]{1,2})(?:\\2([0-9]{4}|[0-9]{2}))?");
  private static final Pattern NAME_FIRST =
      Pattern.compile("([a-z]{3,9})\\.?[ -]([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ?([0-9]{4}))?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})[ -]([a-z]{3,9})\\.?(?:[ ,-]+([0-9]{4}|[0-9]{2}))?");
  private static final Pattern NO_DAY = Pattern.compile("([a-z]{3,9})[ -]([0-9]{4})");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{1,4}):([0-9]{2})(?::([0-9]{2})(\\.[0-9]{1,3})?)?(?: ?([ap])m)?|([0-9]{1,2})"
              + " ?([ap])m");

  /// What a text says in the locale en_US; empty when it is no number.
  ///
  /// @param year the year of a date without one
  public static Optional<Typed> of(String text, int year) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher number = NUMBER.matcher(typed);
    if (number.matches()) {
      return number(number);
    }
    Optional<Typed> moment = time(typed).or(() -> date(typed, year));
    if (moment.isPresent()) {
      return moment;
    }
    int time =
        typed.indexOf(':') < 0
            ? -1
            : Math.max(typed.lastIndexOf(' ', typed.indexOf(':')), typed.indexOf('t'));
    return time < 0
        ? Optional.empty()
        : both(typed.substring(0, time), typed.substring(time + 1), year);
  }

  private static Optional<Typed> number(Matcher matcher) {
    if (matcher.group(1) != null && matcher.group(3) != null) {
      return Optional.empty();
    }
    boolean minus = "-".equals(matcher.group(1)) || "-".equals(matcher.group(3));
    String power = matcher.group(6) == null ? "" : matcher.group(6);
    double size = Double.parseDouble(matcher.group(4).replace(",", "") + power);
    if (Double.isInfinite(size)) {
      return Optional.empty();
    }
    double value = minus ? -size : size;
    boolean grouped = matcher.group(4).indexOf(',') >= 0;
    boolean pointed = matcher.group(5) != null || matcher.group(4).startsWith(".");
    if (matcher.group(7) != null) {
      return Optional.of(new Typed(value / 100, "PERCENT", pointed ? "0.00%" : "0%"));
    }
    String groups = grouped || matcher.group(2) != null ? "#,##0" : "0";
    String digits = pointed ? groups + ".00" : groups;
    if (matcher.group(2) != null) {
      return Optional.of(new Typed(value, "CURRENCY", "\"" + matcher.group(2) + "\"" + digits));
    }
    if (!power.isEmpty()) {
      return Optional.of(new Typed(value, "SCIENTIFIC", "0.00E+00"));
    }
    return Optional.of(new Typed(value, "NUMBER", grouped ? digits : ""));
  }

  private static Optional<Typed> both(String day, String hour, int year) {
    Optional<Typed> date = date(day.strip(), year);
    Optional<Typed> time = time(hour.strip());
    return date.isEmpty() || time.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Typed(
                date.get().number() + time.get().number(),
                "DATE_TIME",
                date.get().pattern() + " " + time.get().pattern()));
  }

  private static Optional<Typed> date(String text, int year) {
    Matcher iso = YEAR_FIRST.matcher(text);
    if (iso.matches()) {
      String sign = iso.group(2);
      return day(whole(iso.group(1)), whole(iso.group(3)), whole(iso.group(4)))
          .map(day -> new Typed(day, "DATE", "yyyy" + sign + "mm" + sign + "dd"));
    }
    Matcher us = MONTH_FIRST.matcher(text);
    if (us.matches()) {
      String sign = us.group(2);
      String last = us.group(4) == null ? "" : sign + (us.group(4).length() == 2 ? "yy" : "yyyy");
      return day(year(us.group(4), year), whole(us.group(1)), whole(us.group(3)))
          .map(day -> new Typed(day, "DATE", "m" + sign + "d" + last));
    }
    return named(text, year);
  }

  private static Optional<Typed> named(String text, int year) {
    Matcher name = NAME_FIRST.matcher(text);
    if (name.matches()) {
      String last = name.group(3) == null ? "" : ", yyyy";
      return day(year(name.group(3), year), month(name.group(1)), whole(name.group(2)))
          .map(day -> new Typed(day, "DATE", "mmm d" + last));
    }
    Matcher first = DAY_FIRST.matcher(text);
    if (first.matches()) {
      String last = first.group(3) == null ? "" : " yyyy";
      return day(year(first.group(3), year), month(first.group(2)), whole(first.group(1)))
          .map(day -> new Typed(day, "DATE", "d mmm" + last));
    }
    Matcher none = NO_DAY.matcher(text);
    return none.matches()
        ? day(whole(none.group(2)), month(none.group(1)), 1)
            .map(day -> new Typed(day, "DATE", "mmm yyyy"))
        : Optional.empty();
  }

  private static Optional<Typed> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    boolean bare = time.group(6) != null;
    String half = bare ? time.group(7) : time.group(5);
    int hour = whole(bare ? time.group(6) : time.group(1));
    if (half != null && (hour < 1 || hour > 12)) {
      return Optional.empty();
    }
    int hours = half == null ? hour : hour % 12 + (half.equals("p") ? 12 : 0);
    int minutes = bare ? 0 : whole(time.group(2));
    double seconds =
        time.group(3) == null
            ? 0
            : Double.parseDouble(time.group(3) + (time.group(4) == null ? "" : time.group(4)));
    if (minutes > 59 || seconds >= 60) {
      return Optional.empty();
    }
    String pattern =
        (hours > 23 && half == null ? "[h]" : "h")
            + ":mm"
            + (time.group(3) == null ? "" : ":ss")
            + (half == null ? "" : " am/pm");
    return Optional.of(
        new Typed((hours * 3600 + minutes * 60 + seconds) / 86_400, "TIME", pattern));
  }

  private static Optional<Double> day(int year, int month, int day) {
    return Serial.of(year, month, day);
  }

  private static int month(String name) {
    for (int i = 0; i < MONTHS.size(); i++) {
      String full = Shown.MONTHS.get(i).toLowerCase(Locale.ROOT);
      if (name.equals(MONTHS.get(i)) || name.equals(full) || name.equals("sept") && i == 8) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int year(@Nullable String text, int otherwise) {
    if (text == null) {
      return otherwise;
    }
    int year = whole(text);
    return text.length() > 2 ? year : year < 30 ? 2000 + year : 1900 + year;
  }

  private static int whole(String digits) {
    return Integer.parseInt(digits);
  }
}
