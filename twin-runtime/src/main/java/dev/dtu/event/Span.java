package dev.dtu.event;

import dev.dtu.call.Dice;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/// A time until something, or one drawn between two: `PT60S`, `PT5M..PT15M`.
public record Span(Duration least, Duration most) {

  private static final String TO = "..";

  /// Empty when the text is none.
  public static Optional<Span> of(String text) {
    int to = text.indexOf(TO);
    try {
      Duration least = Duration.parse(to < 0 ? text : text.substring(0, to));
      Duration most = to < 0 ? least : Duration.parse(text.substring(to + TO.length()));
      return least.isNegative() || most.compareTo(least) < 0
          ? Optional.empty()
          : Optional.of(new Span(least, most));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  Duration draw(Dice dice) {
    long span = most.toMillis() - least.toMillis();
    return span == 0 ? least : least.plusMillis(Long.remainderUnsigned(dice.draw(0), span + 1));
  }
}
