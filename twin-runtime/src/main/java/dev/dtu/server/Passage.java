package dev.dtu.server;

import dev.dtu.call.Headers;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.secret.Filing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// One request on its way to a service, and the answer on its way back: both streamed, both captured,
/// and filed before the client has all of the answer. In a thread that may wait. Mutable; one thread's.
final class Passage {

  /// How long the rest of an answer is waited for when the client went away.
  static final Duration REST = Duration.ofSeconds(5);

  private static final int BUFFER = 64 << 10;

  /// What all passages have in common.
  ///
  /// @param bodyBytes the longest body that is recorded
  record Gear(
      HttpClient client,
      OwnPorts ports,
      Filing filing,
      Recorder.Onlooker onlooker,
      int bodyBytes) {}

  private final Gear gear;
  private final Destination destination;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Stopwatch watch = new Stopwatch();
  private final Capture asked;

  Passage(
      Gear gear, Destination destination, Request request, Response response, Callback callback) {
    this.gear = gear;
    this.destination = destination;
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.asked = new Capture("request", gear.bodyBytes);
  }

  /// When it began.
  private static final class Stopwatch {
    private final long begun = System.nanoTime();

    Duration took() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }

  void go() throws IOException {
    String upgrade = request.getHeaders().get(HttpHeader.UPGRADE);
    boolean socket = upgrade != null && !upgrade.toLowerCase(Locale.ROOT).startsWith("h2c");
    if (socket || request.getMethod().equals("CONNECT")) {
      refuse(RecorderError.noUpgrade(socket ? upgrade : "CONNECT"));
      return;
    }
    var own = gear.ports.refusal(host(), port());
    if (own.isPresent()) {
      refuse(OwnError.ownPort(destination.to(), own.get()));
      return;
    }
    Headers headers = Outgoing.headers(request.getHeaders());
    HttpResponse<InputStream> answer;
    try (InputStream in = asked.tee(org.eclipse.jetty.io.Content.Source.asInputStream(request))) {
      var outgoing = Outgoing.of(request, destination, headers, in);
      if (asked.length() == 0) {
        asked.end();
      }
      answer = gear.client.send(outgoing, HttpResponse.BodyHandlers.ofInputStream());
      if (asked.length() == request.getLength()) {
        asked.end(); // the end itself need not be read
      }
    } catch (IllegalArgumentException bad) {
      refuse(RecorderError.badTarget(String.valueOf(bad.getMessage())));
      return;
    } catch (IOException lost) {
      lost(lost);
      return;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      lost(new IOException("the recorder ends", closing));
      return;
    }
    try (InputStream body = answer.body()) {
      back(headers, answer, body);
    }
  }

  private String host() {
    return URI.create(destination.to()).getHost();
  }

  private int port() {
    var uri = URI.create(destination.to());
    return uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
  }

  private void refuse(OwnError error) {
    gear.onlooker.failed(what(), error.what() + ": " + error.why());
    Outlet.send(error, response, Leftover.of(request, Limits.DEFAULT, callback));
  }

  /// No answer came.
  private void lost(IOException why) {
    if (asked.broken()) {
      gear.onlooker.failed(what(), "the client hung up before its request was whole");
      callback.failed(why);
      return;
    }
    boolean untrusted = why instanceof SSLException;
    String told = told(why);
    refuse(
        untrusted
            ? RecorderError.untrusted(destination.to(), told)
            : RecorderError.silent(destination.to(), told));
  }

  private static String told(Throwable why) {
    String said = why.getMessage();
    return said == null || said.isBlank() ? why.getClass().getSimpleName() : said;
  }

  /// The method and the path alone: queries may hold secrets.
  private String what() {
    return request.getMethod() + " " + destination.to() + request.getHttpURI().getPath();
  }

  private void back(Headers sent, HttpResponse<InputStream> answer, InputStream body)
      throws IOException {
    Instant moment = Instant.now();
    var hops = Hops.of(answer.headers().allValues("connection"));
    response.setStatus(answer.statusCode());
    List<Headers.Line> lines = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!hops.contains(lower) && !lower.startsWith(":")) {
            values.forEach(value -> {
              response.getHeaders().add(name, value);
              lines.add(Headers.Line.of(lower, value));
            });
          }
        });
    var said = new Capture("response", gear.bodyBytes);
    var taken = new Taken(sent, answer.statusCode(), new Headers(lines), said, moment);
    long length = answer.headers().firstValueAsLong("content-length").orElse(-1);
    int status = answer.statusCode();
    if (request.getMethod().equals("HEAD") || status == 204 || status == 304 || length == 0) {
      said.end();
      file(taken);
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
      return;
    }
    stream(taken, length, body);
  }

  /// What is known of the answer besides its body.
  private record Taken(Headers sent, int status, Headers answered, Capture said, Instant moment) {}

  /// Carries the body back; who has its end finds the exchange filed.
  private void stream(Taken taken, long length, InputStream body) throws IOException {
    Capture said = taken.said;
    var client = new Client();
    boolean filed = false;
    try {
      byte[] buffer = new byte[BUFFER];
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        said.add(buffer, 0, count);
        if (said.length() == length) {
          said.end();
          file(taken);
          filed = true;
        }
        client.write(buffer, count, body);
        if (client.gone && said.over()) {
          break;
        }
      }
      if (!client.gone || !said.over()) {
        said.end();
      }
    } catch (IOException broken) {
      if (!client.gone) {
        torn(broken, filed);
        return;
      }
    }
    if (!filed) {
      file(taken);
    }
    client.end();
  }

  /// The service broke off its answer.
  private void torn(IOException broken, boolean filed) {
    if (response.isCommitted()) {
      if (!filed) {
        gear.onlooker.failed(what(), "the answer broke off: " + told(broken));
      }
      callback.failed(broken);
    } else {
      response.reset();
      lost(broken);
    }
  }

  /// Who asked; may go away at any time.
  private final class Client {
    private final OutputStream out = org.eclipse.jetty.io.Content.Sink.asOutputStream(response);
    private boolean gone;

    void write(byte[] buffer, int count, InputStream body) {
      if (gone) {
        return;
      }
      try {
        out.write(buffer, 0, count);
        out.flush();
      } catch (IOException left) {
        gone = true;
        gear.onlooker.failed(what(), "the client hung up before it had its answer");
        var _ = Thread.ofVirtual().start(() -> closeLater(body));
      }
    }

    void end() {
      try {
        if (!gone) {
          out.close();
          callback.succeeded();
          return;
        }
      } catch (IOException left) {
        gone = true;
      }
      callback.failed(new IOException("the client hung up"));
    }

    private static void closeLater(InputStream body) {
      try (body) {
        Thread.sleep(REST);
      } catch (InterruptedException | IOException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void file(Taken taken) {
    if (destination.where().isEmpty()) {
      return;
    }
    List<String> flags = new ArrayList<>();
    Content request = asked.content(taken.sent, flags);
    Content answer = taken.said.content(taken.answered, flags);
    var exchange =
        new Exchange(
            new Exchange.Sent(
                this.request.getMethod(),
                destination.as() + Outgoing.target(this.request),
                destination.renamed(taken.sent),
                destination.renamed(request)),
            new Exchange.Answered(
                taken.status, destination.renamed(taken.answered), destination.renamed(answer)),
            "",
            Optional.of(taken.moment),
            flags);
    try {
      Duration took = watch.took();
      gear.onlooker.filed(gear.filing.file(destination.where().get(), exchange, took), took);
    } catch (IOException full) {
      gear.onlooker.failed(what(), "it could not be written: " + told(full));
    }
  }
}
