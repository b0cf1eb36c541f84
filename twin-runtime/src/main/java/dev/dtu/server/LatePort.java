package dev.dtu.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A port that costs a socket and a thread that waits, until its first client comes or there is time:
/// only then is made what serves it. Mutable; guarded by itself.
final class LatePort implements AutoCloseable {

  /// What serves a port; closing it ends its connections.
  interface Serving extends AutoCloseable {
    ServerConnector connector();

    @Override
    void close();
  }

  /// Makes what serves the port, and lets it begin; when it fails, it is asked again for the next
  /// client.
  @FunctionalInterface
  interface Making {
    Serving make(ServerSocketChannel channel) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(LatePort.class);

  private final String who;
  private final ServerSocketChannel channel;
  private final Making making;
  private @Nullable Serving serving;
  private boolean closed;

  LatePort(Listening.Port port, Making making) throws PortTaken {
    this.who = port.who();
    this.channel = Listening.bound(port);
    this.making = making;
  }

  /// From now on clients are served, also those that waited.
  void open() {
    // a virtual one would have the JVM make ready what wakes those that wait, in the middle of a
    // start
    var _ = Thread.ofPlatform().daemon().name("dtu-" + who + "-first").start(this::first);
  }

  /// Makes what serves clients without waiting for the first of them.
  void prepare() {
    try {
      serving();
    } catch (ClosedChannelException ended) {
      LOG.debug("the {} port was closed before anybody came", who);
    } catch (Exception defect) {
      if (stopped(defect)) {
        LOG.debug("the {} port was closed while it was made ready", who, defect);
      } else {
        LOG.error("the {} port cannot serve", who, defect);
      }
    }
  }

  /// Whether somebody who stops the server interrupted it.
  private static boolean stopped(Throwable defect) {
    Throwable cause = defect;
    while (cause != null && !(cause instanceof InterruptedException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  int number() {
    return channel.socket().getLocalPort();
  }

  private void first() {
    try {
      for (SocketChannel client = channel.accept(); !served(client); client = channel.accept()) {
        client.close();
      }
    } catch (ClosedChannelException ended) {
      LOG.debug("nobody came to the {} port", who);
    } catch (IOException failed) {
      LOG.error("the {} port is out of order", who, failed);
    }
  }

  private boolean served(SocketChannel client) {
    try {
      hand(client, null);
      return true;
    } catch (IOException unusable) {
      LOG.error("the {} port cannot serve: {}", who, unusable.getMessage());
    } catch (Exception defect) {
      LOG.error("the {} port cannot serve", who, defect);
    }
    return false;
  }

  /// Serves a client that came another way.
  ///
  /// @param with what its [Visit] is to know; null when it knows nothing
  void hand(SocketChannel client, @Nullable Object with) throws Exception {
    client.configureBlocking(false);
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    serving().getSelectorManager().accept(client, with);
  }

  /// Whether one more client may come.
  boolean free() {
    Serving made;
    synchronized (this) {
      made = serving;
    }
    return made == null || made.connector().isAccepting();
  }

  private synchronized ServerConnector serving() throws Exception {
    if (closed) {
      throw new ClosedChannelException();
    }
    Serving made = serving;
    if (made == null) {
      made = making.make(channel);
      serving = made;
    }
    return made.connector();
  }

  /// Takes no more clients.
  synchronized void end() {
    closed = true;
    try {
      channel.close();
    } catch (IOException failed) {
      LOG.warn("closing the {} port", who, failed);
    }
  }

  @Override
  public synchronized void close() {
    end();
    if (serving != null) {
      serving.close();
    }
  }
}
