package dev.dtu.server;

import dev.dtu.universe.Exits;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.jspecify.annotations.Nullable;

/// Lets programs that were not changed into a universe: a tunnel (CONNECT) or a request for a host of a
/// twin goes to that twin, what an operator allowed goes outside, all else is refused and journalled.
///
/// A tunnel to a twin ends here: the connection goes on as one of TLS or HTTP, as its first byte says,
/// and is the universe's for good. Requests that came to other ports pass.
final class ForwardProxy extends Handler.Wrapper {

  private static final String CHALLENGE = "Basic realm=\"dtu\"";

  private final Signpost signpost;
  private final Passport passport;
  private final OwnPorts ownPorts;
  private final Meters meters;
  private final Limits limits;
  private @Nullable Tunnels tunnels;

  /// @param gateway what takes the requests that are for twins
  ForwardProxy(Gateway gateway, Universes universes, OwnPorts ownPorts, Meters meters) {
    super(gateway);
    this.limits = gateway.limits();
    this.signpost = gateway.signpost();
    this.passport = new Passport(universes);
    this.ownPorts = ownPorts;
    this.meters = meters;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /// A request that was let in.
  ///
  /// @param host in lower case; an address of version 6 in brackets
  private record Asked(
      Universe universe,
      String host,
      int port,
      Request request,
      Response response,
      Callback callback) {

    boolean tunnel() {
      return request.getMethod().equals("CONNECT");
    }

    String to() {
      return host + ":" + port;
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Visit visit = Visit.of(request).filter(each -> !each.inTunnel()).orElse(null);
    if (visit == null) {
      return super.handle(request, response, callback);
    }
    switch (passport.check(request, visit)) {
      case Passport.Check.Out(String why) -> {
        response.getHeaders().put(HttpHeader.PROXY_AUTHENTICATE, CHALLENGE);
        send(OwnError.notLetIn(why), request, response, callback);
      }
      case Passport.Check.In(Universe universe) -> {
        String host = host(request);
        int port = Request.getServerPort(request);
        if (host.isEmpty() || port < 1 || port > 65_535) {
          send(OwnError.noPlace(request.getHttpURI().toString()), request, response, callback);
        } else {
          go(visit, new Asked(universe, host, port, request, response, callback));
        }
      }
    }
    return true;
  }

  /// The host that is meant, in lower case; empty when none is named.
  private static String host(Request request) {
    String named = Request.getServerName(request);
    String host = named == null ? "" : named.toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private void go(Visit visit, Asked asked) throws Exception {
    HostNames.Meant meant = signpost.hosts().find(asked.host);
    if (meant == null) {
      later(asked, () -> outside(asked));
      return;
    }
    String name = asked.universe.name();
    if (!meant.real() && !meant.universe().equals(name)) {
      later(asked, () -> refuse(asked, OwnError.otherUniverse(asked.to(), name)));
    } else if (meant.claims().stream()
        .noneMatch(claim -> asked.universe.twins().containsKey(claim.twin()))) {
      later(asked, () -> outside(asked));
    } else if (asked.tunnel()) {
      tunnel(visit, asked);
    } else {
      Visit.let(asked.request, name);
      super.handle(new Unmarked(asked.request), asked.response, asked.callback);
    }
  }

  private static void tunnel(Visit visit, Asked asked) {
    visit.into(asked.universe.name(), asked.request, asked.response, asked.callback);
  }

  /// A request as the twin is to see it, without what was meant for the proxy.
  private static final class Unmarked extends Request.Wrapper {
    private final HttpFields headers;

    Unmarked(Request wrapped) {
      super(wrapped);
      headers =
          HttpFields.build(wrapped.getHeaders())
              .remove(HttpHeader.PROXY_AUTHORIZATION)
              .remove(HttpHeader.PROXY_CONNECTION)
              .asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }

  /// What may wait.
  @FunctionalInterface
  private interface Rest {
    void run() throws Exception;
  }

  private void later(Asked asked, Rest rest) {
    VirtualThreads.getVirtualThreadsExecutor(getServer().getThreadPool())
        .execute(() -> {
          try {
            rest.run();
          } catch (Throwable broken) {
            asked.callback.failed(broken);
          }
        });
  }

  private void outside(Asked asked) throws Exception {
    Exits exits = Exits.of(asked.universe.store());
    String name = asked.universe.name();
    if (!exits.lead(asked.host, asked.port)) {
      var known = new TreeSet<String>();
      asked.universe.twins().values().forEach(twin -> known.addAll(twin.cover().hosts()));
      refuse(asked, OwnError.unknownHost(asked.to(), name, String.join(", ", known)));
      return;
    }
    if (!asked.tunnel() && asked.request.isSecure()) {
      refuse(asked, OwnError.tunnelsOnly(asked.to()));
      return;
    }
    String host = asked.host.replaceAll("[\\[\\]]", "");
    SocketChannel reached;
    try {
      reached = tunnels().reach(host, asked.port);
    } catch (Tunnels.Forbidden own) {
      refuse(asked, OwnError.ownPort(asked.to(), String.valueOf(own.getMessage())));
      return;
    } catch (IOException unreached) {
      refuse(asked, OwnError.unreached(asked.to(), unreached.toString()));
      return;
    }
    asked.universe.act("proxy", "let out " + what(asked), _ -> {});
    if (asked.tunnel()) {
      tunnels().join(asked.request, asked.response, asked.callback, reached);
    } else {
      PlainOutside.send(asked.request, asked.response, asked.callback, limits.bodyBytes(), reached);
    }
  }

  private static String what(Asked asked) {
    return asked.request.getMethod() + " " + asked.to();
  }

  private synchronized Tunnels tunnels() throws Exception {
    Tunnels made = tunnels;
    if (made == null) {
      made = new Tunnels(ownPorts);
      made.setServer(getServer());
      made.start();
      tunnels = made;
    }
    return made;
  }

  /// Says no, and writes it into the universe's journal.
  private void refuse(Asked asked, OwnError error) {
    asked.universe.act("proxy", "refused " + what(asked) + ": " + error.name(), _ -> {});
    send(error, asked.request, asked.response, asked.callback);
  }

  /// What follows a tunnel that was refused is not for us, so the connection ends.
  private void send(OwnError error, Request request, Response response, Callback callback) {
    meters.own(error.name());
    if (request.getMethod().equals("CONNECT")) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      Outlet.send(error, response, callback);
    } else {
      Outlet.send(error, response, Leftover.of(request, limits, callback));
    }
  }

  @Override
  protected void doStop() throws Exception {
    Tunnels made;
    synchronized (this) {
      made = tunnels;
    }
    if (made != null) {
      made.stop();
    }
    super.doStop();
  }
}
