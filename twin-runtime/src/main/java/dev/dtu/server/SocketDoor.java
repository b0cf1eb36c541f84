package dev.dtu.server;

import dev.dtu.event.Events;
import dev.dtu.event.Switchboard;
import dev.dtu.universe.Wires;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// Where software opens the sockets that its service promised it, on the data port.
///
/// A handshake is answered when the ticket is good; the ticket is used up when the socket is open.
final class SocketDoor implements AutoCloseable {

  /// So long a server that stops waits at most for its sockets to be told.
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final SocketLimits limits;
  private final Set<Plug> plugs = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("dtu-pings").unstarted(task));
  private volatile boolean closed;

  SocketDoor(SocketLimits limits) {
    this.limits = limits;
  }

  /// Whether a request asks for a socket or a tunnel, and for no document.
  static boolean asked(Request request) {
    return request.getMethod().equals("CONNECT")
        || (request.getMethod().equals("GET")
            && request.getHeaders().contains(HttpHeader.UPGRADE, "websocket"));
  }

  /// Where a server's sockets are upgraded; to be asked for before it starts.
  static void furnish(Server server) {
    ServerWebSocketContainer.ensure(server);
  }

  /// Where a way leads to, if sockets are opened there.
  static Optional<Switchboard> board(Way.To to) {
    return to.twin().climate().herald() instanceof Events events
        ? events.switchboard().filter(board -> board.at(to.path()))
        : Optional.empty();
  }

  /// Opens a socket, or tells why not.
  Optional<OwnError> open(
      Way.To to, Switchboard board, dev.dtu.call.Request head, Plugging plugging) {
    String ticket = head.parameters().find(board.parameter()).orElse("");
    Wires wires = to.universe().wires();
    if (closed || plugs.size() >= limits.sockets()) {
      return Optional.of(OwnError.tooManySockets(limits.sockets()));
    }
    if (!wires.promised(board, ticket)) {
      return Optional.of(OwnError.noTicket(board.parameter()));
    }
    var plug = new Plug(this, to.universe(), board, new Switchboard.Opening(ticket, to.origin()));
    ServerWebSocketContainer container =
        ServerWebSocketContainer.get(plugging.request.getContext());
    boolean upgraded =
        container.upgrade(
            (_, _, _) -> plug, plugging.request, plugging.response, plugging.callback);
    return upgraded ? Optional.empty() : Optional.of(OwnError.noSocket());
  }

  /// A request that may become a socket.
  record Plugging(Request request, Response response, Callback callback) {}

  void limit(Session session) {
    session.setMaxTextMessageSize(limits.messageBytes());
    session.setMaxBinaryMessageSize(limits.messageBytes());
    session.setMaxOutgoingFrames(limits.pending());
    session.setIdleTimeout(limits.idle());
  }

  void in(Plug plug, Duration ping) {
    plugs.add(plug);
    long millis = ping.toMillis();
    if (millis > 0) {
      var _ = pings.schedule(() -> ping(plug, millis), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void ping(Plug plug, long millis) {
    if (plug.silent(limits.idle())) {
      plug.cut(); // what is sent to it would keep it from being idle
    } else if (plugs.contains(plug) && plug.ping() && !closed) {
      var _ = pings.schedule(() -> ping(plug, millis), millis, TimeUnit.MILLISECONDS);
    }
  }

  void out(Plug plug) {
    plugs.remove(plug);
  }

  /// How many are open.
  int open() {
    return plugs.size();
  }

  /// Closes all: the server stops. Waits a moment for the word to go out, as the connections are cut
  /// next.
  @Override
  public void close() {
    closed = true;
    pings.shutdownNow();
    List<Plug> open = List.copyOf(plugs);
    var told = new CountDownLatch(open.size());
    open.forEach(plug -> plug.close("the server stops", told::countDown));
    try {
      var _ = told.await(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
