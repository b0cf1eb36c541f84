package dev.dtu.server;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what the protocol layer refuses in the gateway's own shape: no page, no stack trace.
final class OwnErrors extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(OwnErrors.class);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause
        && response.getStatus() >= 500) {
      LOG.error("defect in the server", cause);
    }
    Outlet.send(OwnError.protocol(response.getStatus()), response, callback);
    return true;
  }
}
