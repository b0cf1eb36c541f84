package dev.dtu.cli;

import dev.dtu.contract.OperationLine;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.sample.Chance;
import dev.dtu.sample.Sampler;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Starts what `dtu up` starts, asks it what the first callers ask, and ends. The launcher runs it once
/// after a build, so that the JVM keeps what it learned for every later start; past the reader of all
/// commands, whose classes the JVM cannot keep and would look for at every start.
final class Rehearsal {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String AUTHORIZATION = "Authorization: ";
  private static final String OWN = "/u/rehearsal/";
  private static final String DEFAULT = "/u/default/";
  private static final int END_OF_HEAD = 4;

  private Rehearsal() {}

  public static void main(String[] none) throws Stopped, IOException, InterruptedException {
    rehearse();
    System.exit(0);
  }

  private static void rehearse() throws Stopped, IOException, InterruptedException {
    Obj line = started();
    String control = line.text("control").orElseThrow();
    String token = "Bearer " + line.text("token").orElseThrow();
    ask("GET", control + "/health", token, "");
    Obj made = object(ask("POST", control + "/universes", token, "{\"name\":\"rehearsal\"}"));
    Obj reached = made.obj("twins").orElse(Obj.EMPTY);
    for (Twin twin : Company.of(List.of(), List.of()).twins().values()) {
      call(twin, reached.obj(twin.name()).orElse(Obj.EMPTY));
    }
    ask("POST", control + "/universes", token, "{\"fork\":\"rehearsal\"}");
    ask("GET", control + "/universes/rehearsal/journal", token, "");
    ask("DELETE", control + "/universes/rehearsal", token, "");
  }

  /// What the server printed once it was there; it goes on in this process until that ends.
  private static Obj started() throws Stopped, InterruptedException {
    BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    var out =
        new StringWriter() {
          @Override
          public void flush() {
            printed.add(toString());
          }
        };
    String[] words = {"up", "--json", "--data-port", "0", "--control-port", "0"};
    PrintWriter err = Main.writer(System.err);
    Thread.ofPlatform().daemon().start(() -> Main.run(new PrintWriter(out), err, words));
    String line = printed.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    Obj told = object(line == null ? "" : line);
    if (told.isEmpty()) {
      throw new Stopped("expected the server's line of JSON, found '" + line + "'");
    }
    return told;
  }

  /// Calls a twin as its client does, with the credential it has, and reads as somebody who has none of
  /// the universe.
  private static void call(Twin twin, Obj reached) throws IOException {
    for (Json each : reached.items("credentials")) {
      String header = each.asObj().flatMap(own -> own.text("header")).orElse("");
      if (header.startsWith(AUTHORIZATION)) {
        var called =
            new Called(
                twin, reached.text("url").orElse(""), header.substring(AUTHORIZATION.length()));
        var stranger = new Called(twin, called.url.replace(OWN, DEFAULT), any(called.credential));
        for (OperationLine line : twin.contract().lines()) {
          if (line.path().indexOf('{') < 0) {
            call(called, line);
            if (line.method().equals("GET")) {
              call(stranger, line);
            }
          }
        }
        return;
      }
    }
  }

  private static String any(String credential) {
    return credential.substring(0, credential.indexOf(' ') + 1) + "any";
  }

  /// A twin, where it answers, and what lets in.
  private record Called(Twin twin, String url, String credential) {}

  /// Reads, or makes something, reads it and deletes it.
  private static void call(Called called, OperationLine line) throws IOException {
    String url = called.url + line.path();
    if (line.method().equals("GET")) {
      ask("GET", url, called.credential, "");
    } else if (line.method().equals("POST")) {
      String body =
          called.twin.contract().operation(line).body().flatMap(Rehearsal::sent).orElse("");
      String id = object(ask("POST", url, called.credential, body)).text("id").orElse("");
      for (String next : id.isEmpty() ? List.<String>of() : List.of("GET", "DELETE")) {
        ask(next, url + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8), called.credential, "");
      }
    }
  }

  /// The least that a client may send.
  private static Optional<String> sent(RequestBody body) {
    return body.schemaFor("application/json")
        .flatMap(schema ->
            new Sampler(SchemaCheck.Direction.REQUEST, Chance.of(1))
                .sample(schema, Sampler.Optionals.NONE))
        .map(Json::toString);
  }

  private static Obj object(String body) {
    try {
      return Json.parse(body).asObj().orElse(Obj.EMPTY);
    } catch (Malformed other) {
      return Obj.EMPTY;
    }
  }

  /// Asks by a bare socket: each class of a client would be one that every later start reads.
  ///
  /// @return the body of the answer
  private static String ask(String method, String url, String credential, String body)
      throws IOException {
    URI address = URI.create(url);
    byte[] sent = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + address.getRawPath()
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nAuthorization: "
            + credential
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + sent.length
            + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(sent);
      byte[] answer = socket.getInputStream().readAllBytes();
      String line = new String(answer, 0, Math.min(answer.length, 12), StandardCharsets.ISO_8859_1);
      if (!line.matches("HTTP/1\\.1 ([1-4]..|501)")) {
        throw new IOException("expected an answer, found '" + line + "' at " + url);
      }
      String whole = new String(answer, StandardCharsets.UTF_8);
      return whole.substring(whole.indexOf("\r\n\r\n") + END_OF_HEAD);
    }
  }
}
