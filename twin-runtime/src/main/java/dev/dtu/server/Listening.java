package dev.dtu.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// One port: HTTP/1.1 and HTTP/2 without TLS on virtual threads, within the limits.
final class Listening implements AutoCloseable {

  /// Connections that wait to be accepted.
  private static final int WAITING = 1024;

  private final Javalin javalin;

  private Listening(Javalin javalin) {
    this.javalin = javalin;
  }

  /// How one port is told from another in error texts.
  record Port(String who, String bind, int number, String option) {}

  static Listening start(
      Port port, Limits limits, Consumer<Server> front, Consumer<JavalinConfig> behind)
      throws PortTaken {
    // bound here and not by Javalin, which would log a failure as its own
    ServerSocketChannel channel = bound(port);
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.jetty.threadPool = threads(port.who());
          config.jetty.addConnector((server, _) -> connector(server, channel, limits));
          config.jetty.modifyServer(server -> {
            server.setErrorHandler(new OwnErrors());
            server.setStopTimeout(5_000);
            front.accept(server);
          });
          behind.accept(config);
        });
    javalin.start();
    return new Listening(javalin);
  }

  private static ServerSocketChannel bound(Port port) throws PortTaken {
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

  private static QueuedThreadPool threads(String who) {
    var pool = new QueuedThreadPool(200, 8);
    pool.setName("dtu-" + who);
    pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(who + "-"));
    return pool;
  }

  private static ServerConnector connector(
      Server server, ServerSocketChannel channel, Limits limits) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(limits.headBytes());
    // what a path may hold is the gateway's to say, in its own words; services use %2F in ids
    http.setUriCompliance(UriCompliance.UNSAFE);
    var connector =
        new ServerConnector(server, new HttpConnectionFactory(http), new BodilessUpgrade(http));
    try {
      connector.open(channel);
    } catch (IOException failed) {
      throw new UncheckedIOException("listening on " + channel, failed);
    }
    connector.setIdleTimeout(limits.idle().toMillis());
    server.addBean(new HeadClock(connector, limits.head()));
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    return connector;
  }

  int port() {
    return javalin.port();
  }

  /// Ends when the replies under way are out, or after five seconds.
  @Override
  public void close() {
    javalin.stop();
  }
}
