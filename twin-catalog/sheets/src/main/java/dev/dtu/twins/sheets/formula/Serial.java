package dev.dtu.twins.sheets.formula;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Moments as numbers: days since 1899-12-30, their fraction the time of day.
final class Serial {

  private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
  private static final long SECOND = 86_400;

  /// The days that Sheets knows, from year 1 to 9999 and somewhat beyond.
  static final double LIMIT = 3_000_000;

  private Serial() {}

  static double of(LocalDate date) {
    return ChronoUnit.DAYS.between(ZERO, date);
  }

  static double of(LocalDateTime moment) {
    return of(moment.toLocalDate()) + moment.toLocalTime().toNanoOfDay() / (SECOND * 1e9);
  }

  /// A day of the calendar; empty when there is none such.
  static Optional<Double> of(int year, int month, int day) {
    try {
      return Optional.of(of(LocalDate.of(year, month, day)));
    } catch (DateTimeException wrong) {
      return Optional.empty();
    }
  }

  static LocalDate date(double serial) {
    double bound = Math.max(-690_000, Math.min(LIMIT, serial));
    return ZERO.plusDays((long) Math.floor(bound));
  }

  /// The moment, to the millisecond.
  static LocalDateTime moment(double serial) {
    double bound = Math.max(-690_000, Math.min(LIMIT, serial));
    long milliseconds = Math.round(bound * SECOND * 1000);
    return ZERO.atStartOfDay().plus(milliseconds, ChronoUnit.MILLIS);
  }
}
