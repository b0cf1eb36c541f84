package dev.dtu.server;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/// A client's connection to the proxy, from its first byte to its last. Mutable: once it is a tunnel it
/// stays one, whatever goes through it.
final class Visit extends SocketChannelEndPoint {

  /// The attribute of a request that the proxy let in without a tunnel: its universe.
  private static final String UNIVERSE = "dev.dtu.universe";

  private final String own;
  private volatile String tunnel = "";

  /// What a key has with it is the universe whose own port the client came to.
  Visit(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
    this.own = key.attachment() instanceof String universe ? universe : "";
  }

  /// The universe whose own port it is; empty at the port of all.
  String own() {
    return own;
  }

  /// Whether the proxy has nothing more to say of it.
  boolean inTunnel() {
    return !tunnel.isEmpty();
  }

  /// Where it leads, once it is a tunnel: a universe, or a host and its port.
  String tunnel() {
    return tunnel;
  }

  /// From now on all that comes is for a universe's twins, or for a host; the connection goes on as one
  /// of TLS or HTTP, as its first byte says.
  void into(String place, Request request, Response response, Callback callback) {
    tunnel = place;
    Connector connector = request.getConnectionMetaData().getConnector();
    ConnectionFactory either = connector.getConnectionFactory(DetectorConnectionFactory.class);
    Connection next = either.newConnection(connector, this);
    request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, next);
    response.setStatus(200);
    callback.succeeded();
  }

  /// The visit a request is of; empty where it came to another port.
  static Optional<Visit> of(Request request) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    while (end instanceof EndPoint.Wrapper wrapper) {
      end = wrapper.unwrap();
    }
    return end instanceof Visit visit ? Optional.of(visit) : Optional.empty();
  }

  /// Lets a single request into a universe.
  static void let(Request request, String universe) {
    request.setAttribute(UNIVERSE, universe);
  }

  /// How a request came in: host and port the client believes in, and what the proxy said.
  static Signpost.Arrived arrived(Request request) {
    String host = Request.getServerName(request);
    int port = Request.getServerPort(request);
    int usual = request.isSecure() ? 443 : 80;
    String authority = port == usual || port <= 0 ? host : host + ":" + port;
    return new Signpost.Arrived(request.getHttpURI().getScheme(), authority, bound(request));
  }

  private static String bound(Request request) {
    Optional<Visit> visit = of(request);
    if (visit.isEmpty()) {
      return "";
    }
    return visit.get().inTunnel()
        ? visit.get().tunnel
        : request.getAttribute(UNIVERSE) instanceof String universe ? universe : "";
  }
}
