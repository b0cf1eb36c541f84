package dev.dtu.junit;

import dev.dtu.question.Expectation;
import dev.dtu.question.Question;
import dev.dtu.question.Verification;
import dev.dtu.question.Waiting;
import dev.dtu.question.Watch;
import dev.dtu.question.Watches;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Entries of a journal of which so many are expected. Who says how many fails the test when there
/// are others, and is told what came nearest.
public final class Expected {

  private final Universe universe;
  private final Question question;
  private final Duration longest;

  Expected(Universe universe, Question question, Duration longest) {
    this.universe = universe;
    this.question = question;
    this.longest = longest;
  }

  /// The same, waited for in real time until it holds, or can hold no more.
  ///
  /// @param time of at most [Waiting#LIMIT]
  public Expected within(Duration time) {
    if (time.isNegative() || time.compareTo(Waiting.LIMIT) > 0) {
      throw new IllegalArgumentException(
          "expected a duration from nothing up to " + Waiting.LIMIT + ", found " + time);
    }
    return new Expected(universe, question, time);
  }

  public void exactly(long times) {
    hold(Expectation.exactly(times, question));
  }

  public void atLeast(long times) {
    hold(Expectation.atLeast(times, question));
  }

  public void atMost(long times) {
    hold(Expectation.atMost(times, question));
  }

  public void never() {
    exactly(0);
  }

  private void hold(Expectation expectation) {
    try (Watch watch = new Watches(1).open(universe).orElseThrow()) {
      var verification = new Verification(universe, List.of(expectation), 0);
      World.hold(universe, Waiting.of(watch, verification, longest, InstantSource.system()));
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while it was waited for: " + expectation, over);
    }
  }
}
