package dev.dtu.event;

import java.time.Duration;

/// How a service holds a call until the outside answered. It says `unanswered` when the answer is
/// another one, or none comes in time.
///
/// @param within how long it waits, at most
public record Patience(Duration within) {

  /// How many calls of one universe may wait at once; the outside is not asked for more of them, and
  /// they are refused as if it had not answered.
  public static final int LIMIT = 100;

  /// The longest that a call may wait.
  public static final Duration LONGEST = Duration.ofMinutes(1);
}
