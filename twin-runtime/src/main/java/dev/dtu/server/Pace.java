package dev.dtu.server;

import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;

/// How fast a body comes. Used by the one thread that reads it.
final class Pace {

  /// The body came too slowly; without a trace, as it tells nothing of our code.
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("the body came more slowly than the limit");
    }
  }

  private final long begin = System.nanoTime();
  private final long graceNanos;
  private final int slowestBytesPerSecond;

  Pace(Limits limits) {
    graceNanos = limits.idle().toNanos();
    slowestBytesPerSecond = limits.slowestBytesPerSecond();
  }

  /// Refuses to go on when so few bytes have come by now.
  void check(long bytes) throws TooSlow {
    long allowedNanos = graceNanos + 1_000_000_000L * bytes / slowestBytesPerSecond;
    if (System.nanoTime() - begin > allowedNanos) {
      throw new TooSlow();
    }
  }

  /// Waits until more of the request can be read.
  static void await(Request request) throws IOException {
    try (Blocker.Runnable more = Blocker.runnable()) {
      request.demand(more);
      more.block();
    }
  }
}
