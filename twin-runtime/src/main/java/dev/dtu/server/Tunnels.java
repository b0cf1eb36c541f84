package dev.dtu.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ConnectHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/// Tunnels to hosts outside, in which nothing is read.
///
/// A host is looked up once, and its address is checked and called: a name that leads elsewhere the
/// next time gains nothing.
final class Tunnels extends ConnectHandler {

  /// How long reaching a host may take.
  static final Duration CONNECT = Duration.ofSeconds(10);

  /// How long a tunnel may be silent.
  static final Duration SILENCE = Duration.ofMinutes(5);

  private static final String REACHED = "dev.dtu.reached";

  private final OwnPorts ownPorts;

  Tunnels(OwnPorts ownPorts) {
    this.ownPorts = ownPorts;
    setIdleTimeout(SILENCE.toMillis());
  }

  /// Why a host is not called.
  static final class Forbidden extends IOException {
    private static final long serialVersionUID = 1L;

    Forbidden(String why) {
      super(why);
    }
  }

  /// A connection to a host; waits for it.
  ///
  /// @throws Forbidden when the host is this server
  SocketChannel reach(String host, int port) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    var refusal = ownPorts.refusal(address, port);
    if (refusal.isPresent()) {
      throw new Forbidden(refusal.get());
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
      channel.socket().setTcpNoDelay(true);
      return channel;
    } catch (IOException | RuntimeException unreached) {
      channel.close();
      throw unreached;
    }
  }

  /// Makes the connection of a request a tunnel to one that was reached.
  void join(Request request, Response response, Callback callback, SocketChannel reached)
      throws Exception {
    reached.configureBlocking(false);
    request.setAttribute(REACHED, reached);
    handle(request, response, callback);
  }

  @Override
  protected void connectToServer(
      Request request, String host, int port, Promise<SocketChannel> promise) {
    if (request.getAttribute(REACHED) instanceof SocketChannel reached) {
      promise.succeeded(reached);
    } else {
      promise.failed(new IOException("nobody reached " + host + ":" + port));
    }
  }
}
