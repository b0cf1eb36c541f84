package dev.dtu.server;

import dev.dtu.recording.Tape;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The forward proxy of a [Recorder]: a tunnel to a host that is recorded ends here, as TLS or HTTP;
/// any other is joined to its host unread, or refused.
final class Crossing {

  private final RecorderOptions.Proxy options;
  private final HostNames hosts;
  private final Passage.Gear gear;
  private final Tunnels tunnels;

  Crossing(RecorderOptions.Proxy options, Passage.Gear gear, Tunnels tunnels) {
    this.options = options;
    this.hosts = new HostNames(options.hosts());
    this.gear = gear;
    this.tunnels = tunnels;
  }

  void take(Visit visit, Request request, Response response, Callback callback) throws Exception {
    if (visit.inTunnel()) {
      // what a tunnel was asked for counts, not what is said in it
      String scheme = request.isSecure() ? "https" : "http";
      pass(scheme, visit.tunnel(), request, response, callback);
    } else if (request.getMethod().equals("CONNECT")) {
      tunnel(visit, request, response, callback);
    } else if (own(request)) {
      Outlet.send(RecorderError.noProxyRequest(), response, leftover(request, callback));
    } else {
      pass("http", place(request, 80), request, response, callback);
    }
  }

  /// Whether the proxy itself is asked, as if it were a service.
  private boolean own(Request request) {
    return gear.ports()
        .refusal(Request.getServerName(request), Request.getServerPort(request))
        .isPresent();
  }

  private static Callback leftover(Request request, Callback callback) {
    return Leftover.of(request, Limits.DEFAULT, callback);
  }

  private static String place(Request request, int usual) {
    int port = Request.getServerPort(request);
    return Request.getServerName(request).toLowerCase(Locale.ROOT)
        + ":"
        + (port > 0 ? port : usual);
  }

  private static String name(String place) {
    String host = place.substring(0, place.lastIndexOf(':'));
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /// A request to a host, recorded if that is one of ours.
  ///
  /// @param place host and port
  private void pass(
      String scheme, String place, Request request, Response response, Callback callback)
      throws IOException {
    String usual = scheme.equals("https") ? ":443" : ":80";
    String to =
        scheme
            + "://"
            + (place.endsWith(usual) ? place.substring(0, place.length() - usual.length()) : place);
    Optional<Tape.Where> where = where(place, request);
    boolean ours = hosts.real(name(place)) != null;
    if (!ours && options.only()) {
      gear.onlooker().refused(place);
      Outlet.send(RecorderError.notAsked(place), response, leftover(request, callback));
      return;
    }
    new Passage(gear, new Destination(to, to, where), request, response, callback).go();
  }

  /// What an exchange is marked with; empty when its path is no service's that is recorded.
  private Optional<Tape.Where> where(String place, Request request) {
    HostNames.Meant meant = hosts.real(name(place));
    if (meant == null) {
      return Optional.empty();
    }
    String path = String.valueOf(request.getHttpURI().getPath());
    var asked = dev.dtu.call.Request.of(request.getMethod(), path);
    HostNames.Claim claim = meant.claim(asked, options.twins());
    boolean below = meant.claims().stream().anyMatch(each -> each.prefix(path) != null);
    return below ? Optional.ofNullable(options.where().get(claim.twin())) : Optional.empty();
  }

  private void tunnel(Visit visit, Request request, Response response, Callback callback)
      throws Exception {
    String place = place(request, 443);
    if (hosts.real(name(place)) != null) {
      visit.into(place, request, response, callback);
      return;
    }
    if (options.only()) {
      gear.onlooker().refused(place);
      refuse(RecorderError.notAsked(place), response, callback);
      return;
    }
    int colon = place.lastIndexOf(':');
    int port = Integer.parseInt(place.substring(colon + 1));
    SocketChannel reached;
    try {
      reached = tunnels.reach(place.substring(0, colon).replaceAll("[\\[\\]]", ""), port);
    } catch (Tunnels.Forbidden own) {
      refuse(OwnError.ownPort(place, String.valueOf(own.getMessage())), response, callback);
      return;
    } catch (IOException unreached) {
      gear.onlooker().failed("CONNECT " + place, unreached.toString());
      refuse(OwnError.unreached(place, unreached.toString()), response, callback);
      return;
    }
    gear.onlooker().passed(place);
    tunnels.join(request, response, callback, reached);
  }

  /// What follows a tunnel that was refused is not for us, so the connection ends.
  private static void refuse(OwnError error, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    Outlet.send(error, response, callback);
  }
}
