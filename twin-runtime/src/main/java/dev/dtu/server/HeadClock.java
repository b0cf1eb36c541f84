package dev.dtu.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/// Closes connections whose request head takes too long, however steadily it drips.
///
/// The idle timeout starts anew with each byte, so it never ends a slow drip. What another thread
/// parses is read here without a lock: at worst a connection is closed one round later.
final class HeadClock extends AbstractLifeCycle {

  private final ServerConnector connector;
  private final Duration limit;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("dtu-head-clock").factory());

  HeadClock(ServerConnector connector, Duration limit) {
    this.connector = connector;
    this.limit = limit;
  }

  @Override
  protected void doStart() {
    long round = Math.max(10, Math.min(1000, limit.toMillis() / 4));
    var _ = timer.scheduleWithFixedDelay(this::round, round, round, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
  }

  private void round() {
    long now = System.nanoTime();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      if (endPoint.getConnection() instanceof HttpConnection connection
          && inHead(connection.getParser())
          && now - connection.getParser().getBeginNanoTime() > limit.toNanos()) {
        endPoint.close();
      }
    }
  }

  private static boolean inHead(HttpParser parser) {
    return !parser.isStart() && parser.inHeaderState();
  }
}
