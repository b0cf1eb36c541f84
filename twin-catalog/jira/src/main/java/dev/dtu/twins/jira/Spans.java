package dev.dtu.twins.jira;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of work in words: a week has five days, a day eight hours.
///
/// - source: support.atlassian.com, time tracking, a site's usual settings, 2026-09-12
final class Spans {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 8 * HOUR;
  private static final long WEEK = 5 * DAY;
  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,4})?)([wdhm]?)\\s*");

  private Spans() {}

  /// The seconds that words tell; a number alone is minutes.
  static OptionalLong seconds(String words) {
    String text = words.strip();
    Matcher part = PART.matcher(text);
    double seconds = 0;
    int at = 0;
    while (at < text.length() && part.find(at) && part.start() == at) {
      seconds += Double.parseDouble(part.group(1)) * unit(part.group(2));
      at = part.end();
    }
    boolean whole = !text.isEmpty() && at == text.length();
    return whole ? OptionalLong.of(Math.round(seconds)) : OptionalLong.empty();
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "w" -> WEEK;
      case "d" -> DAY;
      case "h" -> HOUR;
      default -> MINUTE;
    };
  }

  /// Seconds in words; less than a minute is none.
  static String words(long seconds) {
    var words = new StringBuilder();
    long left = part(words, seconds, WEEK, "w");
    left = part(words, left, DAY, "d");
    left = part(words, left, HOUR, "h");
    part(words, left, MINUTE, "m");
    return words.isEmpty() ? "0m" : words.toString();
  }

  private static long part(StringBuilder words, long seconds, long unit, String letter) {
    if (seconds >= unit) {
      words.append(words.isEmpty() ? "" : " ").append(seconds / unit).append(letter);
    }
    return seconds % unit;
  }
}
