package dev.dtu.call;

import java.time.Duration;

/// How a reply travels: data for the gateway, which is the only one that sleeps or drops.
///
/// @param delay how long the reply is held back
public record Delivery(Duration delay) {

  public static final Delivery PROMPT = new Delivery(Duration.ZERO);

  public Delivery {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("expected a delay of 0 or more, found " + delay);
    }
  }
}
