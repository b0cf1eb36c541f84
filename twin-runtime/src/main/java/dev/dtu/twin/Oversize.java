package dev.dtu.twin;

import dev.dtu.call.Request;
import dev.dtu.store.Row;
import java.util.Optional;

/// Documents that fit a body and no row. A service that keeps larger ones tells its own limits; of all
/// others this one is told, as a body's is.
final class Oversize {

  /// A call that brought so much is why a row became too large; else the twin is.
  static final int BROUGHT_BYTES = Row.LIMIT_BYTES / 2;

  private Oversize() {}

  /// How a call is refused that ended so; empty when it is not the caller's fault.
  static Optional<Refusal> told(Throwable ended, Request request) {
    return ended instanceof Row.TooLarge && request.body().length() >= BROUGHT_BYTES
        ? Optional.of(
            Refusal.of(Problem.TOO_LARGE).with("limit", Integer.toString(Row.LIMIT_BYTES)))
        : Optional.empty();
  }
}
