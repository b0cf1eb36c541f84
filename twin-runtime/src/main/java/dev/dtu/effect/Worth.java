package dev.dtu.effect;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What a word is worth when words are put in order: a number before a moment before letters.
sealed interface Worth extends Comparable<Worth> {

  record Amount(BigDecimal value) implements Worth {}

  record Moment(Instant value) implements Worth {}

  record Letters(String small, String text) implements Worth {}

  /// Seconds since 1970 are fewer than this, milliseconds more.
  BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);

  int LONGEST = 40;

  DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][ZZZZZ][XX][X]", Locale.ROOT);

  static Worth of(String word) {
    boolean brief = !word.isEmpty() && word.length() <= LONGEST;
    if (brief && number(word)) {
      return new Amount(new BigDecimal(word));
    }
    boolean moment =
        brief && word.length() >= 10 && (word.charAt(4) == '-' || word.charAt(3) == ',');
    return moment ? moment(word) : letters(word);
  }

  private static boolean number(String word) {
    boolean point = false;
    for (int i = word.charAt(0) == '-' && word.length() > 1 ? 1 : 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '.' && !point && i > 0 && i < word.length() - 1) {
        point = true;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  private static Worth moment(String word) {
    try {
      if (word.length() == 10) {
        return new Moment(LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      if (word.charAt(3) == ',') {
        return new Moment(DateTimeFormatter.RFC_1123_DATE_TIME.parse(word, Instant::from));
      }
      return new Moment(
          MOMENT.withZone(ZoneOffset.UTC).parse(word.replace(' ', 'T'), Instant::from));
    } catch (DateTimeException otherwise) {
      return letters(word);
    }
  }

  private static Worth letters(String word) {
    return new Letters(word.toLowerCase(Locale.ROOT), word);
  }

  /// The same in the measure of the other: seconds or milliseconds since 1970 are a moment where the
  /// other is one.
  default Worth like(Worth other) {
    if (this instanceof Amount(BigDecimal value) && other instanceof Moment) {
      return new Moment(
          value.abs().compareTo(MILLIS_FROM) < 0
              ? Instant.ofEpochMilli(value.movePointRight(3).longValue())
              : Instant.ofEpochMilli(value.longValue()));
    }
    if (this instanceof Moment(Instant at) && other instanceof Amount(BigDecimal value)) {
      BigDecimal millis = BigDecimal.valueOf(at.toEpochMilli());
      return new Amount(value.abs().compareTo(MILLIS_FROM) < 0 ? millis.movePointLeft(3) : millis);
    }
    return this;
  }

  private int kind() {
    return switch (this) {
      case Amount _ -> 0;
      case Moment _ -> 1;
      case Letters _ -> 2;
    };
  }

  @Override
  default int compareTo(Worth other) {
    if (this instanceof Amount(BigDecimal one) && other instanceof Amount(BigDecimal two)) {
      return one.compareTo(two);
    }
    if (this instanceof Moment(Instant one) && other instanceof Moment(Instant two)) {
      return one.compareTo(two);
    }
    if (this instanceof Letters one && other instanceof Letters two) {
      int small = one.small.compareTo(two.small);
      return small == 0 ? one.text.compareTo(two.text) : small;
    }
    return Integer.compare(kind(), other.kind());
  }
}
