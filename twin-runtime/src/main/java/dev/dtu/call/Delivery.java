package dev.dtu.call;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a reply travels: data for the gateway, which is the only one that sleeps, tears or drops.
///
/// @param delay how long the reply is held back
/// @param drip how its body is parted; empty when it comes as it can
/// @param end what arrives of it
public record Delivery(Duration delay, Optional<Drip> drip, End end) {

  public static final Delivery PROMPT = late(Duration.ZERO);

  /// How much arrives before the connection ends.
  public sealed interface End {

    /// All of it; the connection stays.
    enum Whole implements End {
      WHOLE
    }

    /// Nothing; the connection is reset.
    enum Lost implements End {
      LOST
    }

    /// The head, and so many bytes of the body; then the connection is reset.
    record Torn(long bytes) implements End {}
  }

  /// A body in pieces.
  ///
  /// @param bytes of a piece
  /// @param every the time between two
  public record Drip(int bytes, Duration every) {}

  public Delivery {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("expected a delay of 0 or more, found " + delay);
    }
  }

  // By hand, as the JVM makes classes for those of records when a start first comes by.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Delivery delivery
        && delay.equals(delivery.delay)
        && drip.equals(delivery.drip)
        && end.equals(delivery.end);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * delay.hashCode() + drip.hashCode()) + end.hashCode();
  }

  /// Whole, but held back.
  public static Delivery late(Duration delay) {
    return new Delivery(delay, Optional.empty(), End.Whole.WHOLE);
  }

  /// A copy that is held back longer.
  public Delivery later(Duration more) {
    return new Delivery(delay.plus(more), drip, end);
  }

  public Delivery with(Drip parted) {
    return new Delivery(delay, Optional.of(parted), end);
  }

  public Delivery with(End changed) {
    return new Delivery(delay, drip, changed);
  }
}
