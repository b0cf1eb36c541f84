package dev.dtu.server;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.ledger.NotKept;
import dev.dtu.store.Blobs;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Abandoned;
import dev.dtu.universe.Crowd;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what comes in on the data port to its twin and brings back the reply; only sockets that no
/// twin opens go on to the handler behind it.
///
/// Most calls take some microseconds, less than a change of threads, and so are answered on the
/// thread that read them from the socket. That thread serves many connections and must not wait:
/// what would (a body not at hand, a universe that is busy, a call known as [Slow], a delay, a blob)
/// goes on in a virtual thread of its own. The only place that sleeps for a twin: a reply's delay is
/// waited for here, when its turn is long kept.
final class Gateway extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final Signpost signpost;
  private final Intake intake;
  private final Outlet outlet;
  private final Slow slow = new Slow();
  private final Meters meters;
  private final Limits limits;
  private final HeapGuard guard;
  private final Parcels parcels;
  private final Batches batches;
  private final Patience patience = new Patience();
  private final SocketDoor sockets;

  Gateway(Signpost signpost, Blobs blobs, Limits limits, Meters meters, HeapGuard guard) {
    this.meters = meters;
    this.guard = guard;
    this.signpost = signpost;
    this.intake = new Intake(limits, blobs);
    this.outlet = new Outlet(blobs);
    this.parcels = new Parcels(blobs, limits);
    this.batches = new Batches(blobs, limits);
    this.limits = limits;
    this.sockets = new SocketDoor(SocketLimits.of(limits));
  }

  Signpost signpost() {
    return signpost;
  }

  Limits limits() {
    return limits;
  }

  /// Who waits for the outside waits no longer: the server stops.
  void hurry() {
    patience.close();
    sockets.close();
  }

  /// What may wait.
  @FunctionalInterface
  private interface Rest {
    void run() throws Exception;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request request, Response response, Callback callback)
      throws Exception {
    var exchange = new Exchange(request, response, callback, meters);
    if (SocketDoor.asked(request)) {
      later(exchange, () -> socket(exchange));
      return true;
    }
    var head = HeadLines.request(request);
    Optional<OwnError> flaw =
        Target.flaw(head.path(), head.query(), limits).or(() -> guard.refusal(request.getLength()));
    if (flaw.isPresent()) {
      exchange.unread(limits).send(flaw.get());
      return true;
    }
    Way way = signpost.find(Visit.arrived(request), head);
    if (way instanceof Way.To to) {
      arrived(to, head, exchange);
    } else if (way instanceof Way.Nowhere nowhere) {
      exchange.unread(limits).send(nowhere.error());
    } else if (way instanceof Way.Misdirected misdirected) {
      later(exchange, () -> misdirected(misdirected, exchange.unread(limits)));
    }
    return true;
  }

  /// Goes on in a virtual thread, where waiting costs nobody anything.
  private void later(Exchange exchange, Rest rest) {
    VirtualThreads.getVirtualThreadsExecutor(getServer().getThreadPool())
        .execute(() -> {
          try {
            rest.run();
          } catch (NotKept trouble) {
            exchange.send(OwnError.notKept(trouble));
          } catch (Abandoned alone) {
            exchange.send(OwnError.abandoned(alone));
          } catch (Throwable broken) {
            exchange.callback().failed(broken);
          }
        });
  }

  private void socket(Exchange exchange) throws Exception {
    var head = HeadLines.request(exchange.request());
    Way way =
        Target.flaw(head.path(), head.query(), limits)
            .<Way>map(Way.Nowhere::new)
            .orElseGet(() -> signpost.find(Visit.arrived(exchange.request()), head));
    if (way instanceof Way.Misdirected misdirected) {
      misdirected(misdirected, exchange);
    } else if (way instanceof Way.To to && SocketDoor.board(to).isPresent()) {
      var plugging =
          new SocketDoor.Plugging(exchange.request(), exchange.response(), exchange.callback());
      sockets.open(to, SocketDoor.board(to).get(), head, plugging).ifPresent(exchange::send);
    } else if (!super.handle(exchange.request(), exchange.response(), exchange.callback())) {
      Response.writeError(exchange.request(), exchange.response(), exchange.callback(), 404);
    }
  }

  private static void misdirected(Way.Misdirected misdirected, Exchange exchange) {
    misdirected.named().act("gateway", misdirected.act(), _ -> {});
    LOG.info("{}", misdirected.act());
    exchange.send(misdirected.error());
  }

  private void arrived(Way.To to, Request head, Exchange exchange) throws IOException {
    Crowd crowd = to.universe().crowd();
    if (!crowd.counting()) {
      answer(to, head, exchange);
      return;
    }
    Crowd.Place place = crowd.enter(to.twin(), HeadLines.method(to, head), to.path());
    answer(to.beside(place.beside()), head, exchange.in(place));
  }

  private void answer(Way.To to, Request head, Exchange exchange) throws IOException {
    Intake.Taken taken = intake.now(exchange.request());
    if (taken instanceof Intake.Taken.Whole whole) {
      now(to, request(to, head, whole.body()), exchange);
    } else if (taken instanceof Intake.Taken.Begun begun) {
      later(
          exchange,
          () -> {
            boolean bytes = Parcels.mayBring(to.twin(), request(to, head, Body.None.NONE));
            answer(intake.rest(exchange.request(), begun, bytes), to, head, exchange);
          });
    } else {
      later(exchange, () -> answer(taken, to, head, exchange));
    }
  }

  /// Answers at once if nothing is in the way.
  private void now(Way.To to, Request request, Exchange exchange) throws IOException {
    if (Parcels.mayBring(to.twin(), request) || batch(to, request)) {
      later(exchange, () -> deliver(() -> awaited(to, request), exchange));
      return;
    }
    Optional<Turn> turn;
    try {
      turn = slow.expects(to, request) ? Optional.empty() : turn(to, request);
    } catch (NotKept trouble) {
      exchange.send(OwnError.notKept(trouble));
      return;
    }
    if (turn.isEmpty()) {
      later(exchange, () -> deliver(() -> awaited(to, request), exchange));
    } else if (waits(turn.get())) {
      later(exchange, () -> deliver(() -> patience.reply(to, turn.get()), exchange));
    } else {
      exchange.place().close();
      outlet.send(turn.get().reply(), exchange.response(), exchange.callback());
    }
  }

  private static boolean waits(Turn turn) {
    Reply reply = turn.reply();
    return turn.outcome() instanceof Turn.Outcome.Awaits
        || !reply.delivery().equals(Delivery.PROMPT)
        || reply.body() instanceof Body.Stored
        || reply.body() instanceof Body.Stretch;
  }

  private void answer(Intake.Taken taken, Way.To to, Request head, Exchange exchange)
      throws IOException {
    switch (taken) {
      case Intake.Taken.Whole(Body.Unread body) ->
          deliver(() -> awaited(to, request(to, head, body)), exchange.unread(limits));
      case Intake.Taken.Whole(Body body) ->
          deliver(() -> awaited(to, request(to, head, body)), exchange);
      case Intake.Taken.Spooled(Body.Stored body, var upload) -> {
        try (upload) {
          deliver(() -> awaited(to, request(to, head, body)), exchange);
        }
      }
      case Intake.Taken.Late _ -> {
        exchange.response().getHeaders().put(HttpHeader.CONNECTION, "close");
        exchange.send(OwnError.slowSender());
      }
      case Intake.Taken.Gone(Throwable cause) -> exchange.callback().failed(cause);
      case Intake.Taken.Begun _ -> throw new IllegalStateException("a body read in part");
    }
  }

  private static boolean batch(Way.To to, Request request) {
    return to.twin().batches(request.method(), request.path());
  }

  /// The reply, waited for; what an upload brings goes to the blobs first.
  private Reply awaited(Way.To to, Request request) throws IOException {
    if (batch(to, request) && !(request.body() instanceof Body.Unread)) {
      return batches.answer(to, request, this::settled);
    }
    if (!Parcels.mayBring(to.twin(), request)) {
      return settled(to, request);
    }
    try (Parcels.Packed packed = parcels.pack(to.universe(), to.twin(), request)) {
      return settled(to, request.with(packed.body()));
    }
  }

  private Reply settled(Way.To to, Request request) {
    Turn turn = turn(to, request).orElseGet(() -> patiently(to, request));
    return patience.reply(to, turn);
  }

  private Turn patiently(Way.To to, Request request) {
    long start = System.nanoTime();
    Turn turn = to.universe().turn(to.twin().name(), to.origin(), request, to.beside());
    meters.took(turn, System.nanoTime() - start);
    return turn;
  }

  /// The turn unless the universe is busy; notes how long it took.
  private Optional<Turn> turn(Way.To to, Request request) {
    long start = System.nanoTime();
    Optional<Turn> turn =
        to.universe().turnNow(to.twin().name(), to.origin(), request, to.beside());
    if (turn.isPresent()) {
      long nanos = System.nanoTime() - start;
      slow.took(turn.get(), nanos);
      meters.took(turn.get(), nanos);
    }
    return turn;
  }

  static Request request(Way.To to, Request head, Body body) {
    return new Request(HeadLines.method(to, head), to.path(), head.query(), head.headers(), body);
  }

  /// A reply that has to be waited for.
  @FunctionalInterface
  private interface Awaited {
    Reply reply() throws IOException;
  }

  private void deliver(Awaited awaited, Exchange exchange) throws IOException {
    Reply reply;
    try (var _ = Stillness.of(exchange.request())) {
      reply = awaited.reply();
      Duration delay = reply.delivery().delay();
      if (delay.isPositive()) {
        Thread.sleep(delay);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      exchange.callback().failed(closing);
      return;
    }
    exchange.place().close(); // before the client can know
    outlet.bent(reply, exchange.request(), exchange.response(), exchange.callback());
  }
}
