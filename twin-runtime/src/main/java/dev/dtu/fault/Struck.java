package dev.dtu.fault;

import dev.dtu.call.Dice;
import java.time.Duration;

/// A fault that struck a call, with what was drawn for it.
///
/// @param rule the name of the rule
/// @param delay what a [Fault.Delay] drew; else nothing
/// @param turn the turn whose state a [Fault.Stale] showed; else 0
public record Struck(String rule, Fault fault, Duration delay, long turn) {

  static Struck by(Rule rule, Dice dice) {
    Duration delay =
        rule.fault() instanceof Fault.Delay(Latency latency)
            ? latency.draw(dice.at("delay"))
            : Duration.ZERO;
    return new Struck(rule.name(), rule.fault(), delay, 0);
  }

  /// The same, answered from the state after that turn.
  public Struck from(long older) {
    return new Struck(rule, fault, delay, older);
  }
}
