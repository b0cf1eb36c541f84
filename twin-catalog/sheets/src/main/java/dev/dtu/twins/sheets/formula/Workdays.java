package dev.dtu.twins.sheets.formula;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Functions of days on which people work.
final class Workdays {

  private static final int FARTHEST = 200_000;

  static final List<Function> ALL =
      List.of(
          Function.number("NETWORKDAYS", "ss[a]", given -> between(given, "0000011", 2)),
          Function.number("NETWORKDAYS.INTL", "ss[sa]", given -> between(given, weekend(given), 3)),
          Function.number("WORKDAY", "ss[a]", given -> after(given, "0000011", 2)),
          Function.number("WORKDAY.INTL", "ss[sa]", given -> after(given, weekend(given), 3)));

  private Workdays() {}

  /// Seven digits from Monday on, 1 for a day on which nobody works.
  private static String weekend(Arguments given) {
    if (!given.has(2)) {
      return "0000011";
    }
    if (given.sound(2) instanceof Value.Text text) {
      if (text.value().matches("[01]{7}") && !text.value().equals("1111111")) {
        return text.value();
      }
      throw Failure.value(
          "Function %s parameter 3 value is not a valid weekend.".formatted(given.function()));
    }
    int code = given.whole(2);
    boolean two = code >= 1 && code <= 7;
    if (!two && (code < 11 || code > 17)) {
      throw given.outOfBounds(2, "between 1 and 7 or 11 and 17");
    }
    int first = two ? (code + 4) % 7 : (code - 11 + 6) % 7;
    var days = new StringBuilder("0000000");
    days.setCharAt(first, '1');
    if (two) {
      days.setCharAt((first + 1) % 7, '1');
    }
    return days.toString();
  }

  private static Set<Double> holidays(Arguments given, int index) {
    Set<Double> holidays = new TreeSet<>();
    if (given.has(index)) {
      for (Value value : given.values(index)) {
        if (!(value instanceof Value.Blank)) {
          holidays.add(Math.floor(given.number(value, index)));
        }
      }
    }
    return holidays;
  }

  private static boolean works(LocalDate day, String weekend, Set<Double> holidays) {
    return weekend.charAt(day.getDayOfWeek().getValue() - 1) == '0'
        && !holidays.contains(Serial.of(day));
  }

  private static double between(Arguments given, String weekend, int free) {
    LocalDate start = Dates.date(given, 0);
    LocalDate end = Dates.date(given, 1);
    Set<Double> holidays = holidays(given, free);
    boolean back = start.isAfter(end);
    LocalDate day = back ? end : start;
    LocalDate last = back ? start : end;
    given.spend((long) Math.abs(Serial.of(end) - Serial.of(start)));
    int count = 0;
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      count += works(day, weekend, holidays) ? 1 : 0;
    }
    return back ? -count : count;
  }

  private static double after(Arguments given, String weekend, int free) {
    LocalDate day = Dates.date(given, 0);
    int left = given.whole(1);
    Set<Double> holidays = holidays(given, free);
    int step = left < 0 ? -1 : 1;
    if (Math.abs((long) left) > FARTHEST) {
      throw Failure.number(given.function() + " evaluates to an out of range date.");
    }
    int count = Math.abs(left);
    for (int i = 0; count > 0; i++) {
      if (i > 10 * FARTHEST) {
        throw Failure.number(given.function() + " evaluates to an out of range date.");
      }
      day = day.plusDays(step);
      count -= works(day, weekend, holidays) ? 1 : 0;
    }
    given.spend(Math.abs((long) left));
    return Serial.of(day);
  }
}
