package dev.dtu.fault;

import dev.dtu.call.Dice;
import java.time.Duration;

/// How long something takes, drawn for each call.
public sealed interface Latency {

  /// The longest an answer may be held back.
  Duration LIMIT = Duration.ofMinutes(10);

  Duration draw(Dice dice);

  /// Always the same.
  record Fixed(Duration time) implements Latency {
    public Fixed {
      inLimit(time);
    }

    @Override
    public Duration draw(Dice dice) {
      return time;
    }
  }

  /// Each time between two as likely as the other.
  record Between(Duration least, Duration most) implements Latency {
    public Between {
      inLimit(least);
      inLimit(most);
      if (least.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "expected least up to most, found " + least + " " + most);
      }
    }

    @Override
    public Duration draw(Dice dice) {
      long span = most.toNanos() - least.toNanos();
      return least.plusNanos((long) ((double) span * part(dice.draw(0))));
    }
  }

  /// As services take it: half of the answers come by the median, one in a hundred after the other
  /// time (a log-normal distribution through both).
  record Tailed(Duration median, Duration hundredth) implements Latency {
    /// How many standard deviations above the mean one in a hundred lies.
    private static final double HUNDREDTH = 2.3263478740408408;

    public Tailed {
      inLimit(median);
      inLimit(hundredth);
      if (median.isZero() || median.compareTo(hundredth) > 0) {
        throw new IllegalArgumentException(
            "expected a median above 0 up to p99, found " + median + " and " + hundredth);
      }
    }

    @Override
    public Duration draw(Dice dice) {
      double sigma =
          StrictMath.log((double) hundredth.toNanos() / (double) median.toNanos()) / HUNDREDTH;
      // Box and Muller, A Note on the Generation of Random Normal Deviates, 1958
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - part(dice.draw(0))));
      double normal = radius * StrictMath.cos(2 * StrictMath.PI * part(dice.draw(1)));
      double nanos = (double) median.toNanos() * StrictMath.exp(sigma * normal);
      return Duration.ofNanos((long) Math.min(nanos, (double) LIMIT.toNanos()));
    }
  }

  /// A draw as a number from 0 to below 1.
  static double part(long draw) {
    return (double) (draw >>> 11) * 0x1.0p-53;
  }

  private static void inLimit(Duration time) {
    if (time.isNegative() || time.compareTo(LIMIT) > 0) {
      throw new IllegalArgumentException("expected a time up to " + LIMIT + ", found " + time);
    }
  }
}
