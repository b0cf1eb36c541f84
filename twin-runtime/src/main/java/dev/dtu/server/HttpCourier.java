package dev.dtu.server;

import dev.dtu.call.Headers;
import dev.dtu.event.Outcome;
import dev.dtu.event.Parcel;
import dev.dtu.universe.Courier;
import dev.dtu.universe.Errand;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes outside what twins tell, by HTTP: only to where the universe may send, never to the ports of
/// this server, and no further where an answer sends it on. A virtual thread each.
final class HttpCourier implements Courier, AutoCloseable {

  /// How many requests are under way at once, for all universes.
  static final int AT_ONCE = 128;

  /// How many may be under way or wait for it; what comes beyond is refused.
  static final int WAITING = 10_000;

  /// How much of an answer is read.
  static final int ANSWER_BYTES = 16 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(HttpCourier.class);

  private final OwnPorts ownPorts;
  private final int waiting;
  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean closed;
  private @Nullable HttpClient client;

  /// @param ownPorts where this server listens
  HttpCourier(OwnPorts ownPorts) {
    this(ownPorts, WAITING);
  }

  /// @param waiting how many may be under way or wait for it
  HttpCourier(OwnPorts ownPorts, int waiting) {
    this.ownPorts = ownPorts;
    this.waiting = waiting;
  }

  @Override
  public void take(Errand errand) {
    boolean full = taken.incrementAndGet() > waiting;
    var _ =
        Thread.ofVirtual()
            .name("courier-" + errand.universe())
            .start(() -> {
              try {
                carry(errand, full);
              } finally {
                taken.decrementAndGet();
              }
            });
  }

  private void carry(Errand errand, boolean full) {
    try {
      String many = "expected at most " + waiting + " deliveries of all universes";
      Outcome outcome = full ? new Outcome.Refused(many) : outcome(errand);
      if (!closed) {
        errand.heard(outcome);
      }
    } catch (RuntimeException defect) {
      LOG.error("defect while telling for universe {}", errand.universe(), defect);
    }
  }

  private Outcome outcome(Errand errand) {
    Parcel parcel = errand.parcel();
    Optional<String> refusal =
        errand.reach().refusal(parcel.url()).or(() -> own(URI.create(parcel.url())));
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    free.acquireUninterruptibly();
    try {
      return sent(parcel);
    } catch (IllegalArgumentException noRequest) {
      return new Outcome.Failed("connection", String.valueOf(noRequest.getMessage()));
    } finally {
      free.release();
    }
  }

  /// Why it may not go to one of our own ports, whatever name leads there.
  private Optional<String> own(URI to) {
    int port = to.getPort() >= 0 ? to.getPort() : to.getScheme().equals("https") ? 443 : 80;
    return ownPorts.refusal(to.getHost(), port);
  }

  private Outcome sent(Parcel parcel) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request(parcel), _ -> new FirstBytes(ANSWER_BYTES));
    try {
      return answered(answer.get(parcel.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Outcome.Failed("timeout", "no whole answer within " + parcel.timeout());
    } catch (ExecutionException failed) {
      return failed(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("connection", "the server closes");
    }
  }

  private static HttpRequest request(Parcel parcel) {
    var body =
        parcel.body().isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(parcel.body());
    var request = HttpRequest.newBuilder(URI.create(parcel.url())).method(parcel.method(), body);
    for (Headers.Line line : parcel.headers()) {
      try {
        request.header(line.name(), line.value());
      } catch (IllegalArgumentException ours) {
        // a line that the connection writes itself, such as Host
      }
    }
    return request.build();
  }

  private static Outcome answered(HttpResponse<byte[]> response) {
    Headers lines = Headers.NONE;
    for (var header : response.headers().map().entrySet()) {
      for (String value : header.getValue()) {
        lines = lines.with(header.getKey().toLowerCase(Locale.ROOT), value);
      }
    }
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return new Outcome.Answered(response.statusCode(), lines, body);
  }

  private static Outcome failed(Throwable cause) {
    String what =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return switch (cause) {
      case HttpConnectTimeoutException _ -> new Outcome.Failed("connection", what);
      case HttpTimeoutException _ -> new Outcome.Failed("timeout", what);
      case SSLException _ -> new Outcome.Failed("tls", what);
      case ConnectException _ -> new Outcome.Failed("connection", what);
      case UnknownHostException _ -> new Outcome.Failed("connection", what);
      case Throwable _ -> new Outcome.Failed("answer", what);
    };
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      client = made;
    }
    return made;
  }

  /// What is under way is not waited for: it is still to be told when its universe is back.
  @Override
  public void close() {
    closed = true;
    HttpClient made;
    synchronized (this) {
      made = client;
    }
    if (made != null) {
      made.shutdownNow();
    }
  }
}
