package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import java.util.Optional;
import java.util.OptionalLong;

/// What becomes of the work that is left when work is noted, changed or taken back.
///
/// - source: developer.atlassian.com, platform REST v3, issue worklogs, `adjustEstimate`, 2026-09-12
final class Estimates {

  private Estimates() {}

  /// @param seconds of work more; less than none where some is taken back
  static Tracking adjusted(Play play, Tracking now, long seconds) {
    OptionalLong left = now.remaining();
    return switch (play.asked("adjustEstimate").orElse("auto")) {
      case "leave" -> now;
      case "new" -> now.leaving(OptionalLong.of(told(play, "newEstimate")));
      case "manual" ->
          play.asked("increaseBy").isPresent()
              ? now.leaving(OptionalLong.of(left.orElse(0) + told(play, "increaseBy")))
              : now.leaving(OptionalLong.of(left.orElse(0) - told(play, "reduceBy")));
      default -> left.isEmpty() ? now : now.leaving(OptionalLong.of(left.getAsLong() - seconds));
    };
  }

  private static long told(Play play, String parameter) {
    Optional<String> words = play.asked(parameter);
    if (words.isEmpty()) {
      throw Said.field("adjustEstimate", "You must supply a valid %s.".formatted(parameter));
    }
    OptionalLong seconds = Spans.seconds(words.get());
    if (seconds.isEmpty()) {
      throw Said.field(parameter, "Invalid time duration entered.");
    }
    return seconds.getAsLong();
  }
}
