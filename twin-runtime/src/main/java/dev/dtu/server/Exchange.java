package dev.dtu.server;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// A request with its response, on its way through the gateway.
record Exchange(Request request, Response response, Callback callback, Meters meters) {

  void send(OwnError error) {
    meters.own(error.name());
    Outlet.send(error, response, callback);
  }

  /// The same, of which the body may still be coming.
  Exchange unread(Limits limits) {
    return new Exchange(request, response, Leftover.of(request, limits, callback), meters);
  }
}
