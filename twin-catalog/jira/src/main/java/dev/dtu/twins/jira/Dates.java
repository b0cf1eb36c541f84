package dev.dtu.twins.jira;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moments as issues tell them and as queries ask for them; the time zone is UTC, as in what the twin
/// tells.
final class Dates {

  private static final Pattern ABSOLUTE =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:\\s+(\\d{1,2}):(\\d{2}))?");
  private static final Pattern PERIOD = Pattern.compile("([-+]?)((?:\\s*\\d+\\s*[wdhm])+)");
  private static final Pattern PART = Pattern.compile("(\\d+)\\s*([wdhm])");
  private static final Pattern STEP = Pattern.compile("([-+]?\\d{1,6})([yMwdhm]?)");

  private Dates() {}

  /// The milliseconds of a moment or day as an issue tells it.
  static OptionalLong told(String text) {
    try {
      if (text.length() <= 10) {
        return OptionalLong.of(millis(LocalDate.parse(text).atStartOfDay()));
      }
      String zone = text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
      return OptionalLong.of(OffsetDateTime.parse(zone).toInstant().toEpochMilli());
    } catch (DateTimeException none) {
      return OptionalLong.empty();
    }
  }

  private static long millis(LocalDateTime moment) {
    return moment.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /// The milliseconds that a query asks for: a date, a date and time, or a period from now.
  static OptionalLong asked(String text, Instant now) {
    String word = text.strip();
    Matcher date = ABSOLUTE.matcher(word);
    Matcher period = PERIOD.matcher(word);
    try {
      if (date.matches()) {
        boolean timed = date.group(4) != null;
        return OptionalLong.of(
            millis(
                LocalDateTime.of(
                    number(date, 1),
                    number(date, 2),
                    number(date, 3),
                    timed ? number(date, 4) : 0,
                    timed ? number(date, 5) : 0)));
      }
      if (period.matches()) {
        Optional<Duration> span = span(period.group(2));
        boolean back = period.group(1).equals("-");
        return span.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of((back ? now.minus(span.get()) : now.plus(span.get())).toEpochMilli());
      }
    } catch (DateTimeException | ArithmeticException none) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static int number(Matcher date, int group) {
    return Integer.parseInt(date.group(group));
  }

  /// A span of time such as `4w 2d`, all of it by the clock; empty when it is none.
  static Optional<Duration> span(String text) {
    Matcher part = PART.matcher(text);
    Duration span = Duration.ZERO;
    boolean any = false;
    try {
      while (part.find()) {
        any = true;
        span = span.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
      }
    } catch (ArithmeticException | NumberFormatException tooLong) {
      return Optional.empty();
    }
    return any ? Optional.of(span) : Optional.empty();
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "w" -> Duration.ofDays(7);
      case "d" -> Duration.ofDays(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofMinutes(1);
    };
  }

  /// The beginning of the day, week, month or year, some steps on.
  ///
  /// @param step how far on, `-1` of the unit itself or `+2w`
  /// @param end whether its last millisecond is meant
  static OptionalLong edge(String unit, String step, boolean end, Site site) {
    Matcher told = STEP.matcher(step.strip());
    if (!told.matches()) {
      return OptionalLong.empty();
    }
    LocalDateTime now = LocalDateTime.ofInstant(site.now(), ZoneOffset.UTC);
    try {
      int count = Integer.parseInt(told.group(1));
      LocalDateTime moved = moved(now, count, told.group(2), unit);
      LocalDate first = first(moved.toLocalDate(), unit, site.sundays());
      LocalDate next = plus(first.atStartOfDay(), 1, unit).toLocalDate();
      return OptionalLong.of(end ? millis(next.atStartOfDay()) - 1 : millis(first.atStartOfDay()));
    } catch (DateTimeException | ArithmeticException tooFar) {
      return OptionalLong.empty();
    }
  }

  private static LocalDateTime moved(LocalDateTime now, int count, String letter, String unit) {
    return switch (letter) {
      case "y" -> now.plusYears(count);
      case "M" -> now.plusMonths(count);
      case "w" -> now.plusWeeks(count);
      case "d" -> now.plusDays(count);
      case "h" -> now.plusHours(count);
      case "m" -> now.plusMinutes(count);
      default -> plus(now, count, unit);
    };
  }

  private static LocalDateTime plus(LocalDateTime moment, int count, String unit) {
    return switch (unit) {
      case "Year" -> moment.plusYears(count);
      case "Month" -> moment.plusMonths(count);
      case "Week" -> moment.plusWeeks(count);
      default -> moment.plusDays(count);
    };
  }

  private static LocalDate first(LocalDate day, String unit, boolean sundays) {
    DayOfWeek start = sundays ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY;
    return switch (unit) {
      case "Year" -> day.withDayOfYear(1);
      case "Month" -> day.withDayOfMonth(1);
      case "Week" -> day.with(TemporalAdjusters.previousOrSame(start));
      default -> day;
    };
  }

  /// The beginning of the day of a moment.
  static long day(long millis) {
    return Math.floorDiv(millis, Duration.ofDays(1).toMillis()) * Duration.ofDays(1).toMillis();
  }
}
