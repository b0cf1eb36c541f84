package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what comes in on the data port to its twin and brings back the reply; only sockets go on to
/// the handler behind it.
///
/// The only place that sleeps for a twin: a reply's delay is waited for here, on the request's own
/// virtual thread, when its turn is long kept.
final class Gateway extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final String OVERRIDE = "x-http-method-override";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "POST");

  private final Signpost signpost;
  private final Intake intake;
  private final Outlet outlet;
  private final Limits limits;

  Gateway(Signpost signpost, Intake intake, Outlet outlet, Limits limits) {
    this.signpost = signpost;
    this.intake = intake;
    this.outlet = outlet;
    this.limits = limits;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.BLOCKING;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback)
      throws Exception {
    if (asksForSocket(request)) {
      return super.handle(request, response, callback);
    }
    HttpURI target = request.getHttpURI();
    String path = target.getPath() == null ? "" : target.getPath();
    String query = target.getQuery() == null ? "" : target.getQuery();
    Optional<OwnError> flaw = Target.flaw(path, query, limits);
    if (flaw.isPresent()) {
      Outlet.send(flaw.get(), response, Leftover.of(request, limits, callback));
      return true;
    }
    var head = new Request(request.getMethod(), path, query, headers(request), Body.None.NONE);
    switch (signpost.find(target.getScheme(), authority(request), head)) {
      case Way.To to -> answer(to, head, request, response, callback);
      case Way.Nowhere(OwnError error) ->
          Outlet.send(error, response, Leftover.of(request, limits, callback));
      case Way.Misdirected misdirected -> {
        misdirected.named().act("gateway", misdirected.act(), _ -> {});
        LOG.info("{}", misdirected.act());
        Outlet.send(misdirected.error(), response, Leftover.of(request, limits, callback));
      }
    }
    return true;
  }

  private static boolean asksForSocket(org.eclipse.jetty.server.Request request) {
    return request.getMethod().equals("CONNECT")
        || (request.getMethod().equals("GET")
            && request.getHeaders().contains(HttpHeader.UPGRADE, "websocket"));
  }

  /// Host and port the client believes in, the scheme's own port left out.
  private static String authority(org.eclipse.jetty.server.Request request) {
    String host = org.eclipse.jetty.server.Request.getServerName(request);
    int port = org.eclipse.jetty.server.Request.getServerPort(request);
    int own = request.isSecure() ? 443 : 80;
    return port == own || port <= 0 ? host : host + ":" + port;
  }

  /// Names in lower case; without the encoding of the body, which the twin sees decoded.
  private static Headers headers(org.eclipse.jetty.server.Request request) {
    HttpFields fields = request.getHeaders();
    boolean encoded = fields.contains(HttpHeader.CONTENT_ENCODING);
    var lines = new Headers.Line[fields.size() - (encoded ? count(fields) : 0)];
    int size = 0;
    for (HttpField field : fields) {
      if (!encoded || field.getHeader() != HttpHeader.CONTENT_ENCODING) {
        String value = field.getValue();
        lines[size++] = new Headers.Line(field.getLowerCaseName(), value == null ? "" : value);
      }
    }
    return new Headers(List.of(lines));
  }

  private static int count(HttpFields fields) {
    int count = 0;
    for (HttpField field : fields) {
      count += field.getHeader() == HttpHeader.CONTENT_ENCODING ? 1 : 0;
    }
    return count;
  }

  private void answer(
      Way.To to,
      Request head,
      org.eclipse.jetty.server.Request request,
      Response response,
      Callback callback)
      throws IOException {
    switch (intake.read(request)) {
      case Intake.Taken.Whole(Body.Unread body) ->
          deliver(
              reply(to, request(to, head, body)), response, Leftover.of(request, limits, callback));
      case Intake.Taken.Whole(Body body) ->
          deliver(reply(to, request(to, head, body)), response, callback);
      case Intake.Taken.Spooled(Body.Stored body, var upload) -> {
        try (upload) {
          deliver(reply(to, request(to, head, body)), response, callback);
        }
      }
      case Intake.Taken.Late _ -> {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Outlet.send(OwnError.slowSender(), response, callback);
      }
      case Intake.Taken.Gone(Throwable cause) -> callback.failed(cause);
    }
  }

  private static Reply reply(Way.To to, Request request) {
    return to.universe().answer(to.twin().name(), to.origin(), request);
  }

  private static Request request(Way.To to, Request head, Body body) {
    return new Request(method(to, head), to.path(), head.query(), head.headers(), body);
  }

  /// A POST may say which method it means; HEAD is GET unless the service has a HEAD of its own.
  private static String method(Way.To to, Request head) {
    String method = head.method();
    if (method.equals("POST")) {
      return head.headers()
          .find(OVERRIDE)
          .map(value -> value.strip().toUpperCase(Locale.ROOT))
          .filter(METHODS::contains)
          .orElse(method);
    }
    return method.equals("HEAD") && !to.twin().knows("HEAD", to.path(), false) ? "GET" : method;
  }

  private void deliver(Reply reply, Response response, Callback callback) throws IOException {
    Duration delay = reply.delivery().delay();
    if (delay.isPositive()) {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        callback.failed(closing);
        return;
      }
    }
    outlet.send(reply, response, callback);
  }
}
