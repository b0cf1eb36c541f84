package dev.dtu.server;

import dev.dtu.universe.Crowd;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// A request with its response, on its way through the gateway.
///
/// @param place of its call among those under way
record Exchange(
    Request request, Response response, Callback callback, Meters meters, Crowd.Place place) {

  Exchange(Request request, Response response, Callback callback, Meters meters) {
    this(request, response, callback, meters, Crowd.Place.NOWHERE);
  }

  /// The same, whose call is under way until it is replied to, however that ends.
  Exchange in(Crowd.Place taken) {
    return taken == Crowd.Place.NOWHERE
        ? this
        : new Exchange(request, response, Callback.from(taken::close, callback), meters, taken);
  }

  void send(OwnError error) {
    meters.own(error.name());
    Outlet.send(error, response, callback);
  }

  /// The same, of which the body may still be coming.
  Exchange unread(Limits limits) {
    return new Exchange(request, response, Leftover.of(request, limits, callback), meters, place);
  }
}
