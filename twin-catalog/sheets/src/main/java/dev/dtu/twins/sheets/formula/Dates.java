package dev.dtu.twins.sheets.formula;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Functions of days and times.
final class Dates {

  private static final double DAY = 86_400;

  static final List<Function> ALL =
      List.of(
          Function.number("TODAY", "", given -> Serial.of(now(given).toLocalDate())),
          Function.number("NOW", "", given -> Serial.of(now(given))),
          Function.number("DATE", "sss", Dates::date),
          Function.number("TIME", "sss", Dates::time),
          Function.number("DATEVALUE", "s", given -> Math.floor(Texts.number(given, "DATE"))),
          Function.number("TIMEVALUE", "s", given -> fraction(Texts.number(given, "TIME"))),
          part("YEAR", LocalDateTime::getYear),
          part("MONTH", LocalDateTime::getMonthValue),
          part("DAY", LocalDateTime::getDayOfMonth),
          part("HOUR", LocalDateTime::getHour),
          part("MINUTE", LocalDateTime::getMinute),
          part("SECOND", LocalDateTime::getSecond),
          part("ISOWEEKNUM", at -> at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
          Function.number("WEEKDAY", "s[s]", Dates::weekday),
          Function.number("WEEKNUM", "s[s]", Dates::week),
          Function.number("EDATE", "ss", given -> Serial.of(months(given))),
          Function.number("EOMONTH", "ss", given -> Serial.of(end(months(given)))),
          Function.number(
              "DAYS", "ss", given -> Math.floor(day(given, 0)) - Math.floor(day(given, 1))),
          Function.number("DAYS360", "ss[s]", Dates::days360),
          Function.number("DATEDIF", "sss", Dates::between),
          Function.number("YEARFRAC", "ss[s]", Dates::years),
          Function.number("EPOCHTODATE", "s[s]", Dates::epoch));

  private Dates() {}

  private static LocalDateTime now(Arguments given) {
    return given.evaluation().cells().now().toLocalDateTime();
  }

  private static double fraction(double number) {
    return number - Math.floor(number);
  }

  /// A day that Sheets knows.
  static double day(Arguments given, int index) {
    Value value = given.value(index);
    double number =
        Plain.number(value, given.evaluation().year())
            .orElseThrow(() ->
                Failure.value(
                    ("Function %s parameter %d expects number values. But '%s' is a text and"
                            + " cannot be coerced to a number.")
                        .formatted(given.function(), index + 1, Plain.text(value))));
    if (number < -690_000 || number > Serial.LIMIT) {
      throw Failure.number(
          "Function %s parameter %d value is out of range of dates."
              .formatted(given.function(), index + 1));
    }
    return number;
  }

  static LocalDate date(Arguments given, int index) {
    return Serial.date(day(given, index));
  }

  private static Function part(String name, ToDoubleFunction<LocalDateTime> part) {
    return Function.number(
        name,
        "s",
        given -> part.applyAsDouble(Serial.moment(day(given, 0)).plusNanos(500_000_000)));
  }

  private static double date(Arguments given) {
    int year = given.whole(0);
    int full = year < 1900 && year >= 0 ? year + 1900 : year;
    if (full < 1900 || full > 9999) {
      throw given.outOfBounds(0, "between 0 and 9999");
    }
    long months = Math.max(-100_000, Math.min(100_000, given.whole(1)));
    long days = Math.max(-3_000_000, Math.min(3_000_000, given.whole(2)));
    double serial = Serial.of(LocalDate.of(full, 1, 1).plusMonths(months - 1).plusDays(days - 1));
    if (serial < 0 || serial > Serial.LIMIT) {
      throw Failure.number("Function DATE evaluates to an out of range date.");
    }
    return serial;
  }

  private static double time(Arguments given) {
    double seconds = given.whole(0) * 3600.0 + given.whole(1) * 60.0 + given.whole(2);
    if (seconds < 0) {
      throw Failure.number("Function TIME evaluates to a negative time.");
    }
    return fraction(seconds / DAY);
  }

  private static double weekday(Arguments given) {
    int day = date(given, 0).getDayOfWeek().getValue();
    return switch (given.whole(1, 1)) {
      case 1 -> day % 7 + 1;
      case 2 -> day;
      case 3 -> day - 1;
      default -> throw given.outOfBounds(1, "between 1 and 3 inclusive");
    };
  }

  private static double week(Arguments given) {
    LocalDate date = date(given, 0);
    int type = given.whole(1, 1);
    if (type == 21) {
      return date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
    boolean known = type == 1 || type == 2 || type >= 11 && type <= 17;
    if (!known) {
      throw given.outOfBounds(1, "one of 1, 2, 11 to 17 and 21");
    }
    int first = type == 1 || type == 17 ? 7 : type == 2 ? 1 : type - 10;
    int lead = Math.floorMod(date.withDayOfYear(1).getDayOfWeek().getValue() - first, 7);
    return (date.getDayOfYear() - 1 + lead) / 7 + 1;
  }

  private static LocalDate months(Arguments given) {
    int months = Math.max(-100_000, Math.min(100_000, given.whole(1)));
    return date(given, 0).plusMonths(months);
  }

  private static LocalDate end(LocalDate date) {
    return YearMonth.from(date).atEndOfMonth();
  }

  private static double between(Arguments given) {
    LocalDate start = date(given, 0);
    LocalDate end = date(given, 1);
    if (start.isAfter(end)) {
      throw Failure.number(
          ("Function DATEDIF parameter 1 (%s) should be on or before Function DATEDIF parameter 2"
                  + " (%s).")
              .formatted(given.text(0), given.text(1)));
    }
    long months = ChronoUnit.MONTHS.between(start, end);
    return switch (given.text(2).toUpperCase(java.util.Locale.ROOT)) {
      case "Y" -> ChronoUnit.YEARS.between(start, end);
      case "M" -> months;
      case "D" -> ChronoUnit.DAYS.between(start, end);
      case "MD" -> ChronoUnit.DAYS.between(start.plusMonths(months), end);
      case "YM" -> months % 12;
      case "YD" ->
          ChronoUnit.DAYS.between(start.plusYears(ChronoUnit.YEARS.between(start, end)), end);
      default ->
          throw Failure.number(
              ("Function DATEDIF parameter 3 value is '%s'. It should be one of: 'Y', 'M', 'D',"
                      + " 'MD', 'YM', 'YD'.")
                  .formatted(given.text(2)));
    };
  }

  private static double days360(Arguments given) {
    return days360(date(given, 0), date(given, 1), given.truth(2, false));
  }

  private static double days360(LocalDate start, LocalDate end, boolean european) {
    int first = Math.min(30, start.getDayOfMonth());
    boolean february = start.getMonthValue() == 2 && start.equals(end(start));
    first = !european && february ? 30 : first;
    int last = end.getDayOfMonth();
    last = last == 31 && (european || first == 30) ? 30 : last;
    return (end.getYear() - start.getYear()) * 360.0
        + (end.getMonthValue() - start.getMonthValue()) * 30.0
        + last
        - first;
  }

  private static double years(Arguments given) {
    LocalDate one = date(given, 0);
    LocalDate other = date(given, 1);
    LocalDate start = one.isBefore(other) ? one : other;
    LocalDate end = one.isBefore(other) ? other : one;
    double days = ChronoUnit.DAYS.between(start, end);
    return switch (given.whole(2, 0)) {
      case 0 -> days360(start, end, false) / 360;
      case 1 -> days / yearLength(start, end);
      case 2 -> days / 360;
      case 3 -> days / 365;
      case 4 -> days360(start, end, true) / 360;
      default -> throw given.outOfBounds(2, "between 0 and 4 inclusive");
    };
  }

  private static double yearLength(LocalDate start, LocalDate end) {
    if (!start.plusYears(1).isBefore(end)) {
      LocalDate leap = start.isLeapYear() ? start : end;
      boolean counts =
          leap.isLeapYear()
              && !start.isAfter(LocalDate.of(leap.getYear(), 2, 29))
              && !end.isBefore(LocalDate.of(leap.getYear(), 2, 29));
      return counts ? 366 : 365;
    }
    double days = 0;
    for (int year = start.getYear(); year <= end.getYear(); year++) {
      days += LocalDate.of(year, 1, 1).lengthOfYear();
    }
    return days / (end.getYear() - start.getYear() + 1);
  }

  private static double epoch(Arguments given) {
    double number = given.number(0);
    double seconds =
        switch (given.whole(1, 1)) {
          case 1 -> number;
          case 2 -> number / 1e3;
          case 3 -> number / 1e6;
          default -> throw given.outOfBounds(1, "between 1 and 3 inclusive");
        };
    return seconds / DAY + 25_569;
  }
}
