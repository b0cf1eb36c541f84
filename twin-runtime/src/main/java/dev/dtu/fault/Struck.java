package dev.dtu.fault;

import dev.dtu.call.Dice;
import java.time.Duration;

/// A fault that struck a call, with what was drawn for it.
///
/// @param rule the name of the rule
/// @param delay what a [Fault.Delay] or a [Fault.Courier] drew; else nothing
/// @param turn the turn whose state a [Fault.Stale] showed; which of the turn's tellings a
///     [Fault.Courier] struck, from 1; else 0
public record Struck(String rule, Fault fault, Duration delay, long turn) {

  static Struck by(Rule rule, Dice dice) {
    Duration delay =
        switch (rule.fault()) {
          case Fault.Delay(Latency latency) -> latency.draw(dice.at("delay"));
          case Fault.Courier(var _, Latency late) -> late.draw(dice.at("delay"));
          case Fault.Refuse _,
              Fault.Lose _,
              Fault.Drip _,
              Fault.Cut _,
              Fault.Garble _,
              Fault.Retype _,
              Fault.Stale _ ->
              Duration.ZERO;
        };
    return new Struck(rule.name(), rule.fault(), delay, 0);
  }

  /// The same, answered from the state after that turn, or of that telling.
  public Struck from(long older) {
    return new Struck(rule, fault, delay, older);
  }
}
