package dev.dtu.recording;

import dev.dtu.call.Headers;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Moments as recordings and headers write them.
public final class Dates {

  private Dates() {}

  /// `Tue, 25 Jul 2023 15:39:31 GMT`, or as ISO 8601 has it.
  public static Optional<Instant> read(String text) {
    try {
      return Optional.of(
          text.indexOf(',') > 0
              ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  /// When an answer was made: as it says itself, else as its recorder does.
  static Optional<Instant> of(Headers answered, Optional<String> recorded) {
    Optional<Instant> told = answered.find("date").flatMap(Dates::read);
    return told.isPresent() ? told : recorded.flatMap(Dates::read);
  }
}
