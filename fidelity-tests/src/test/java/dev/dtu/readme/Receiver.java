package dev.dtu.readme;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Software that hears of events: a server which keeps what it is told.
final class Receiver implements AutoCloseable {

  /// One thing it was told.
  record Heard(String method, Headers headers, String body) {
    String header(String name) {
      String value = headers.getFirst(name);
      return value == null ? "" : value;
    }

    Obj json() {
      return (Obj) Json.trusted(body);
    }
  }

  /// What it answers.
  interface Answers {
    Answer to(Heard heard);
  }

  record Answer(int status, String body) {}

  private final HttpServer server;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private volatile Answers answers = _ -> new Answer(200, "");

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var one = new Heard(exchange.getRequestMethod(), exchange.getRequestHeaders(), body);
      Answer answer = answers.to(one);
      byte[] said = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
      exchange.getResponseBody().write(said);
      heard.add(one);
    }
  }

  /// From now on it answers so.
  void answers(Answers other) {
    answers = other;
  }

  /// From now on it answers with that status and nothing else.
  void answers(int status) {
    answers(_ -> new Answer(status, ""));
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook";
  }

  /// What it was told next; waits for it.
  Heard next() throws InterruptedException {
    Heard next = heard.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("expected to be told something, heard nothing for 20 s");
    }
    return next;
  }

  /// How many things it was told that nobody looked at.
  int left() {
    return heard.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
