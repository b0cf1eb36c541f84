package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cleartext connection that goes on in HTTP/2.
@Timeout(120)
class UpgradeTest {

  private static final String NOTES = "/u/default/notes/api/v1/notes";
  private static final String ASK =
      "GET "
          + NOTES
          + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token any\r\n"
          + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: \r\n\r\n";

  /// The preface and settings that change nothing.
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";

  @TempDir Path folder;

  private static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String head(DataInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  @Test
  void nothing_comes_behind_the_101_before_the_client_has_begun() throws Exception {
    try (var running = new Running(folder);
        var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      var in = new DataInputStream(socket.getInputStream());
      send(socket, ASK);
      assertThat(head(in)).startsWith("HTTP/1.1 101");
      assertThat(running.send(running.to("/notes/echo").POST(text("x"))).statusCode())
          .isEqualTo(200);
      assertThat(running.turns()).as("calls that were taken").isEqualTo(1);
      assertThat(in.available()).isZero();
      send(socket, PREFACE);
      assertThat(Http2.Frame.next(in).type()).isEqualTo(Http2.SETTINGS);
      while (Http2.Frame.next(in).type() != Http2.DATA) {
        assertThat(running.turns()).isLessThanOrEqualTo(2);
      }
      assertThat(running.turns()).isEqualTo(2);
    }
  }

  private static HttpRequest.BodyPublisher text(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  @Test
  void a_client_that_begins_before_it_may_is_answered_too() throws Exception {
    try (var running = new Running(folder);
        var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      var in = new DataInputStream(socket.getInputStream());
      send(socket, ASK + PREFACE);
      assertThat(head(in)).startsWith("HTTP/1.1 101");
      assertThat(Http2.Frame.next(in).type()).isEqualTo(Http2.SETTINGS);
      while (Http2.Frame.next(in).type() != Http2.DATA) {
        assertThat(running.turns()).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void a_beginning_in_single_bytes_is_put_together() throws Exception {
    try (var running = new Running(folder);
        var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      socket.setTcpNoDelay(true);
      var in = new DataInputStream(socket.getInputStream());
      send(socket, ASK);
      assertThat(head(in)).startsWith("HTTP/1.1 101");
      for (int i = 0; i < PREFACE.length(); i++) {
        send(socket, PREFACE.substring(i, i + 1));
      }
      while (Http2.Frame.next(in).type() != Http2.DATA) {
        assertThat(running.turns()).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void who_never_begins_is_cut_off_and_nothing_was_called() throws Exception {
    Limits limits = Limits.DEFAULT.withTimes(Duration.ofSeconds(1), Duration.ofSeconds(30), 1024);
    try (var running = new Running(folder, limits)) {
      assertThat(running.raw(ASK)).startsWith("HTTP/1.1 101").endsWith("\r\n\r\n");
      try (var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
        send(socket, ASK);
        socket.shutdownOutput();
        assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
      }
      assertThat(running.turns()).isZero();
    }
  }

  /// Java's client, by its default; what came right behind the 101 was one reply in a hundred lost
  /// or malformed, of this size.
  @Test
  void every_first_reply_of_javas_client_comes_whole() throws Exception {
    try (var running = new Running(folder)) {
      for (int i = 0; i < 40; i++) {
        running.send(
            running
                .to(NOTES)
                .header("content-type", "application/json")
                .POST(text("{\"text\": \"" + "y".repeat(1_000) + "\"}")));
      }
      int length = running.send(running.to(NOTES)).body().length();
      assertThat(length).isGreaterThan(40_000);
      for (int round = 0; round < 30; round++) {
        List<HttpClient> clients = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          HttpClient client = HttpClient.newHttpClient();
          clients.add(client);
          answers.add(
              client.sendAsync(running.to(NOTES).build(), HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> each : answers) {
          HttpResponse<String> answer = each.get(60, TimeUnit.SECONDS);
          assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
          assertThat(answer.body()).hasSize(length);
        }
        clients.forEach(HttpClient::shutdownNow);
      }
    }
  }
}
