package dev.dtu.universe;

import java.time.Duration;
import java.time.Instant;

/// What can be done to a universe's clock.
public sealed interface Move {

  /// Goes on as the real time does, from the moment it is.
  enum Run implements Move {
    RUN;

    @Override
    public Clock changed(Clock clock) {
      return Clock.Running.REAL;
    }

    @Override
    public String what() {
      return "run";
    }
  }

  /// Stands still at the moment it is.
  enum Freeze implements Move {
    FREEZE;

    @Override
    public Clock changed(Clock clock) {
      return new Clock.Frozen(Clock.FIRST);
    }

    @Override
    public String what() {
      return "freeze";
    }
  }

  /// Goes forward by so much, and on as it did.
  record Advance(Duration by) implements Move {
    public Advance {
      if (by.isNegative()) {
        throw new IllegalArgumentException(
            "expected a duration of 0 or more, as time does not go back; found " + by);
      }
    }

    @Override
    public Instant target(Instant now) {
      if (by.compareTo(Duration.between(now, Clock.LAST)) > 0) {
        throw new IllegalArgumentException(
            "expected a duration up to " + Clock.LAST + ", found " + by);
      }
      return now.plus(by);
    }

    @Override
    public String what() {
      return "advance " + by;
    }
  }

  /// Goes forward to a moment, and on as it did.
  record Set(Instant moment) implements Move {
    public Set {
      if (moment.isBefore(Clock.FIRST) || moment.isAfter(Clock.LAST)) {
        throw new IllegalArgumentException(
            "expected a moment from " + Clock.FIRST + " to " + Clock.LAST + ", found " + moment);
      }
    }

    @Override
    public Instant target(Instant now) {
      return moment;
    }

    @Override
    public String what() {
      return "set " + moment;
    }
  }

  /// Where it leads to from a moment.
  default Instant target(Instant now) {
    return now;
  }

  /// The kind of clock it is afterwards; its moment is set by who moves it.
  default Clock changed(Clock clock) {
    return clock;
  }

  /// In a few words.
  String what();
}
