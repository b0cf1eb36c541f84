package dev.dtu.server;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
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
    int status = response.getStatus();
    if (request.getAttribute(ERROR_EXCEPTION) instanceof Throwable cause
        && status >= 500
        && !(cause instanceof HttpException)
        && !(cause instanceof QuietException)) {
      LOG.error("defect in the server", cause);
    }
    OwnError error =
        status == 400 && brokenTarget(request)
            ? OwnError.badPath("expected a path that can be read, found a broken escape or '..'")
            : OwnError.protocol(status);
    if (request.getMethod().equals("CONNECT")) {
      // what follows a tunnel that was refused is no request
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    Outlet.send(error, response, callback);
    return true;
  }

  /// Whether the target was so broken that the protocol layer refused it before the gateway saw it;
  /// the cause's type is all it tells.
  private static boolean brokenTarget(Request request) {
    return request.getAttribute(ERROR_EXCEPTION) instanceof Throwable refused
        && refused.getCause() instanceof IllegalArgumentException;
  }
}
