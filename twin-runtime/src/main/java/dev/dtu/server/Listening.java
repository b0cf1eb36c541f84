package dev.dtu.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One port: HTTP/1.1 and HTTP/2 without TLS on virtual threads, within the limits.
final class Listening implements LatePort.Serving {

  /// Connections that wait to be accepted.
  private static final int WAITING = 1024;

  static final int ACCEPTORS = 1;

  /// How long replies under way may take once the port closes.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final Javalin javalin;
  private final ServerConnector connector;
  private final GracefulHandler underWay;
  private final List<LatePort> beside = new CopyOnWriteArrayList<>();

  private Listening(Javalin javalin, ServerConnector connector, GracefulHandler underWay) {
    this.javalin = javalin;
    this.connector = connector;
    this.underWay = underWay;
  }

  /// What one port has of its own.
  ///
  /// @param who and
  /// @param option tell it from others in error texts
  /// @param two whether it speaks HTTP/2 besides, of which a stream that is silent for long is ended
  record Port(String who, String bind, int number, String option, boolean two) {}

  /// A port and the socket bound to it.
  record Bound(Port port, ServerSocketChannel channel) {}

  /// Listens; who calls waits until it is open.
  ///
  /// @param front takes a request before Javalin does
  static Listening start(
      Port port, Limits limits, Handler.Wrapper front, Consumer<JavalinConfig> behind)
      throws PortTaken {
    // bound here and not by Javalin, which would log a failure as its own
    return on(new Bound(port, bound(port)), limits, front, behind);
  }

  /// Listens where a socket is bound already; who calls waits until it is open.
  static Listening on(
      Bound place, Limits limits, Handler.Wrapper front, Consumer<JavalinConfig> behind) {
    Port port = place.port();
    var underWay = new GracefulHandler(front);
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.jetty.threadPool = threads(port.who());
          config.jetty.addConnector(
              (server, _) -> connector(server, place.channel(), limits, port.two()));
          config.jetty.modifyServer(server -> {
            server.setErrorHandler(new OwnErrors());
            // idle connections are nothing to wait for; close() waits for what is under way
            server.setStopTimeout(0);
            server.setHandler(underWay);
            SocketDoor.furnish(server);
          });
          behind.accept(config);
        });
    javalin.start();
    var connector = (ServerConnector) javalin.jettyServer().server().getConnectors()[0];
    return new Listening(javalin, connector, underWay);
  }

  static ServerSocketChannel bound(Port port) throws PortTaken {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel.bind(new InetSocketAddress(port.bind(), port.number()), WAITING);
      } catch (IOException | UnresolvedAddressException failed) {
        channel.close();
        throw failed;
      }
    } catch (UnresolvedAddressException unresolved) {
      throw new PortTaken(port, new IOException("unresolved address", unresolved));
    } catch (IOException failed) {
      throw new PortTaken(port, failed);
    }
  }

  static QueuedThreadPool threads(String who) {
    var pool = new QueuedThreadPool(200, 8);
    pool.setName("dtu-" + who);
    pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(who + "-"));
    return pool;
  }

  private static ServerConnector connector(
      Server server, ServerSocketChannel channel, Limits limits, boolean two) {
    HttpConfiguration http = Protocols.http(limits);
    var connector =
        new ServerConnector(
            server,
            ACCEPTORS,
            Runtime.getRuntime().availableProcessors(),
            new HttpConnectionFactory(http));
    if (two) {
      connector.addConnectionFactory(new BodilessUpgrade(http));
    }
    try {
      connector.open(channel);
    } catch (IOException failed) {
      throw new UncheckedIOException("listening on " + channel, failed);
    }
    connector.setAccepting(false);
    return within(limits, connector);
  }

  /// A connector that holds its clients to the limits.
  static ServerConnector within(Limits limits, ServerConnector connector) {
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.addBean(new HeadClock(connector, limits.head()));
    connector.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    return connector;
  }

  @Override
  public ServerConnector connector() {
    return connector;
  }

  /// What requests of other ports are handed to.
  Server server() {
    return javalin.jettyServer().server();
  }

  int port() {
    return javalin.port();
  }

  /// Takes along a port that hands its requests to this one's server: both close together.
  void beside(LatePort port) {
    beside.add(port);
  }

  /// From now on calls are taken, also those that waited.
  void open() {
    connector.setAccepting(true);
    beside.forEach(LatePort::open);
  }

  /// Takes no more requests; ends when the replies under way are out, or after five seconds.
  @Override
  public void close() {
    connector.close();
    beside.forEach(LatePort::end);
    try {
      underWay.shutdown().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.warn("closing with {} replies still under way", underWay.getCurrentRequestCount());
    } catch (ExecutionException failed) {
      LOG.warn("closing without waiting for the replies under way", failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    beside.forEach(LatePort::close);
    javalin.stop();
  }
}
