package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A date in a text, with the words in which it is shown.
///
/// - source: developers.google.com, Docs API, documents, DateElementProperties, 2026-09-12
final class Moment {

  private Moment() {}

  /// The properties of a date, whole.
  ///
  /// @throws Amiss when they tell no moment, or no time zone that there is
  static Obj shown(Obj told) {
    String date = told.text("dateFormat").orElse("DATE_FORMAT_MONTH_DAY_YEAR_ABBREVIATED");
    String time = told.text("timeFormat").orElse("TIME_FORMAT_DISABLED");
    String zone = told.text("timeZoneId").orElse("etc/UTC");
    String locale = told.text("locale").orElse("en");
    try {
      var moment = Instant.parse(Told.text(told, "timestamp")).atZone(zone(zone));
      String pattern = date(date) + time(time);
      var form = DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(locale));
      return told.with("timestamp", Told.text(told, "timestamp"))
          .with("timeZoneId", zone)
          .with("locale", locale)
          .with("dateFormat", date)
          .with("timeFormat", time)
          .with("displayText", form.format(moment));
    } catch (DateTimeException none) {
      throw new Amiss("The date element must have a valid timestamp and time zone.");
    }
  }

  private static ZoneId zone(String name) {
    return name.equalsIgnoreCase("etc/UTC") ? ZoneId.of("UTC") : ZoneId.of(name);
  }

  private static String date(String form) {
    return switch (form) {
      case "DATE_FORMAT_MONTH_DAY_ABBREVIATED" -> "MMM d";
      case "DATE_FORMAT_MONTH_DAY_FULL" -> "MMMM d";
      case "DATE_FORMAT_ISO8601" -> "yyyy-MM-dd";
      case "DATE_FORMAT_MONTH_DAY_YEAR_ABBREVIATED" -> "MMM d, yyyy";
      default -> throw new Amiss("The date format " + form + " cannot be set.");
    };
  }

  private static String time(String form) {
    return switch (form) {
      case "TIME_FORMAT_DISABLED" -> "";
      case "TIME_FORMAT_HOUR_MINUTE" -> " h:mm a";
      case "TIME_FORMAT_HOUR_MINUTE_TIMEZONE" -> " h:mm a z";
      default -> throw new Amiss("The time format " + form + " cannot be set.");
    };
  }
}
