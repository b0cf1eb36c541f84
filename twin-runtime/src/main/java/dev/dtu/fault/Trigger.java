package dev.dtu.fault;

import dev.dtu.call.Dice;
import java.time.Instant;
import java.util.Optional;

/// When a rule strikes, among the calls it is for; all that is said must hold.
///
/// @param first only so many of them, from the first on; 0 is all
/// @param nth only this one, from 1; 0 is any
/// @param every only each so many-th; 0 is any
/// @param chance of each of them, from 0 to 1
/// @param from not before this moment of the universe's clock
/// @param until not from this moment on
public record Trigger(
    long first,
    long nth,
    long every,
    double chance,
    Optional<Instant> from,
    Optional<Instant> until) {

  /// Always, until the rule is cleared.
  public static final Trigger ALWAYS = new Trigger(0, 0, 0, 1, Optional.empty(), Optional.empty());

  public Trigger {
    if (first < 0 || nth < 0 || every < 0) {
      throw new IllegalArgumentException("expected counts of 1 or more");
    }
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("expected a chance from 0 to 1, found " + chance);
    }
  }

  /// Whether it is time for it at all; calls at other times are not counted.
  boolean open(Instant moment) {
    return from.filter(moment::isBefore).isEmpty()
        && until.filter(end -> !moment.isBefore(end)).isEmpty();
  }

  /// @param seen the how-many-th call it is, from 1
  boolean strikes(long seen, Dice dice) {
    return (first == 0 || seen <= first)
        && (nth == 0 || seen == nth)
        && (every == 0 || seen % every == 0)
        && (chance >= 1 || Latency.part(dice.draw(0)) < chance);
  }
}
