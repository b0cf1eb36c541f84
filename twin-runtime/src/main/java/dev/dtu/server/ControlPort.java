package dev.dtu.server;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.control.Answer;
import dev.dtu.control.Ask;
import dev.dtu.control.Audit;
import dev.dtu.control.Control;
import dev.dtu.control.Flow;
import dev.dtu.control.Operator;
import dev.dtu.control.Operators;
import dev.dtu.control.Route;
import dev.dtu.control.Wrong;
import dev.dtu.ledger.NotKept;
import dev.dtu.store.Row;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator's door over HTTP: a bearer token, then the routes of [Control].
final class ControlPort implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPort.class);

  private static final String BEARER = "Bearer ";

  /// The longest file that is taken.
  static final int FILE_BYTES = 256 << 20;

  private final Control control;
  private final Operators operators;
  private final Audit audit;
  private final int bodyBytes;
  private final Meters meters;
  private final String token;

  ControlPort(Control control, String token, Limits limits, Meters meters) {
    this.meters = meters;
    this.token = token;
    this.control = control;
    this.operators = new Operators(token);
    this.audit = new Audit(InstantSource.system());
    control.openedTo(operators, audit);
    this.bodyBytes = limits.controlBodyBytes();
  }

  void configure(JavalinConfig config) {
    config.router.treatMultipleSlashesAsSingleSlash = false;
    config.jetty.modifyServletContextHandler(
        // a row's key may hold slashes, which its URL has as %2F
        context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
    for (Route route : control.routes()) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method()), route.path(), context -> serve(context, route));
    }
    config.routes.after(
        context -> meters.asked(context.method().name(), context.status().getCode()));
    config.routes.exception(Wrong.class, (wrong, context) -> refuse(context, wrong));
    config.routes.exception(
        NotKept.class, (trouble, context) -> refuse(context, Wrong.notKept(trouble)));
    config.routes.exception(
        Row.TooLarge.class, (_, context) -> refuse(context, Wrong.rowTooLarge()));
    config.routes.exception(HttpResponseException.class, (_, context) -> unknown(context));
    config.routes.exception(Exception.class, this::defect);
  }

  private void serve(Context context, Route route) throws Wrong, IOException {
    Operator by = route.open() ? Operator.FIRST : authenticated(context);
    try {
      if (!by.role().covers(route.needs())) {
        throw Wrong.forbidden(by, route.needs());
      }
      done(by, context, route);
    } catch (Wrong wrong) {
      note(by, context, wrong.answer().status());
      throw wrong;
    }
  }

  /// Keeps who did what; those who only look leave no trace.
  private void note(Operator by, Context context, int status) {
    String method = context.method().name();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      audit.note(by, method, context.path(), status);
      LOG.info("{}: {} {}: {}", by.name(), method, context.path(), status);
    }
  }

  private void done(Operator by, Context context, Route route) throws Wrong, IOException {
    var path = new java.util.TreeMap<String, String>(context.pathParamMap());
    String query = context.queryString();
    Ask ask =
        new Ask(
            by,
            path,
            Query.parse(query == null ? "" : query),
            body(context, route.takesFile() ? FILE_BYTES : bodyBytes),
            headers(context));
    Answer answer = route.does().answer(ask);
    if (answer.flow().isPresent()) {
      flow(context, answer, answer.flow().get());
      return;
    }
    note(by, context, answer.status());
    write(context, answer);
  }

  private static Headers headers(Context context) {
    List<Headers.Line> lines = new ArrayList<>();
    context
        .headerMap()
        .forEach(
            (name, value) -> lines.add(new Headers.Line(name.toLowerCase(Locale.ROOT), value)));
    return new Headers(lines);
  }

  private Operator authenticated(Context context) throws Wrong {
    String line = context.header("authorization");
    String token = line != null && line.startsWith(BEARER) ? line.substring(BEARER.length()) : "";
    return operators.of(token).orElseThrow(() -> Wrong.unauthenticated(line == null));
  }

  private static byte[] body(Context context, int most) throws Wrong, IOException {
    try (InputStream in = context.bodyInputStream()) {
      byte[] body = in.readNBytes(most + 1);
      if (body.length > most) {
        throw Wrong.tooLarge(most);
      }
      return body;
    }
  }

  /// Past Javalin, which would hold a body back to compress it.
  private static void flow(Context context, Answer answer, Flow flow) throws IOException {
    var response = context.res();
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setContentType(flow.type());
    try {
      flow.writing().to(response.getOutputStream());
    } catch (IOException gone) {
      LOG.debug("the reader of {} is gone, or too slow", context.path());
    }
  }

  private static void write(Context context, Answer answer) {
    context.status(answer.status());
    answer.body().ifPresent(body -> context.contentType("application/json").result(body.bytes()));
    answer.headers().forEach(context::header);
  }

  /// No route takes the request; only who may ask at all is told which routes there are.
  private void unknown(Context context) {
    Wrong wrong;
    try {
      authenticated(context);
      wrong = control.unknown(context.method().name(), context.path());
    } catch (Wrong unauthenticated) {
      wrong = unauthenticated;
    }
    refuse(context, wrong);
  }

  /// Answers no. What was sent is read first: a stream that is ended before breaks in the client's
  /// hands, with the answer.
  private void refuse(Context context, Wrong wrong) {
    try {
      context.bodyInputStream().skip(bodyBytes);
    } catch (IOException gone) {
      LOG.debug("the sender of {} is gone", context.path());
    }
    write(context, wrong.answer());
  }

  private void defect(Exception defect, Context context) {
    LOG.error("defect on the control port", defect);
    write(context, Wrong.defect().answer());
  }

  /// What opens it, as a bearer token.
  String token() {
    return token;
  }

  /// Lets go who waits here, and counts no more.
  @Override
  public void close() {
    control.close();
    meters.close();
  }
}
