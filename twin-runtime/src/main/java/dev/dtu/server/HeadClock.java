package dev.dtu.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/// Closes connections whose request head takes too long, however steadily it drips.
///
/// The idle timeout starts anew with each byte, so it never ends a slow drip. Every round looks at
/// all connections; [Heads] tells which of them were in the same head for the whole limit.
final class HeadClock extends AbstractLifeCycle {

  private final ServerConnector connector;
  private final long roundMillis;
  private final Heads<EndPoint> heads;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("dtu-head-clock").factory());

  HeadClock(ServerConnector connector, Duration limit) {
    this.connector = connector;
    this.roundMillis = Math.max(10, Math.min(1000, limit.toMillis() / 4));
    this.heads = new Heads<>(limit);
  }

  @Override
  protected void doStart() {
    var _ =
        timer.scheduleWithFixedDelay(this::round, roundMillis, roundMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
  }

  private void round() {
    heads.begin(System.nanoTime());
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      if (late(endPoint)) {
        endPoint.close();
      }
    }
  }

  /// A handshake is part of the head.
  private boolean late(EndPoint endPoint) {
    Connection outer = endPoint.getConnection();
    Connection inner =
        outer instanceof SslConnection ssl ? ssl.getSslEndPoint().getConnection() : outer;
    return switch (inner) {
      case HttpConnection http -> heads.late(endPoint, http.getParser());
      case NegotiatingServerConnection _ -> heads.late(endPoint, endPoint.getCreatedTimeStamp());
      case null -> false;
      case Connection _ -> false;
    };
  }
}
