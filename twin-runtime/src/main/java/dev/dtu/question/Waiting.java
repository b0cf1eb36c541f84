package dev.dtu.question;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Holds expectations against a journal until they hold, can hold no more, or it was long enough.
public final class Waiting {

  /// The longest a wait may take, in real time.
  public static final Duration LIMIT = Duration.ofMinutes(5);

  private Waiting() {}

  /// The verdict as soon as it is final, or at the end of the wait.
  ///
  /// @param real the time that is waited in
  public static Verdict of(
      Watch watch, Verification verification, Duration within, InstantSource real)
      throws InterruptedException {
    Instant end = real.instant().plus(within);
    while (true) {
      verification.goOn();
      if (watch.begunAnew()) {
        verification.restart(); // what was looked at may be of both journals
        continue;
      }
      Duration left = Duration.between(real.instant(), end);
      boolean settled = verification.holds() || verification.lost();
      if (settled || !left.isPositive() || watch.await(left) == Watch.News.OVER) {
        return verification.verdict();
      }
    }
  }
}
