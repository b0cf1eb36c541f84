package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.universe.Wish;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent to bring a server down, to reach what is not one's own, or to speak with its voice.
class AttackTest {

  private static final String NOTES = "/u/default/notes/api/v1/notes";
  private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token any\r\n";

  @TempDir Path folder;

  /// Asked by a client of its own: a connection that was silent may just be on its way out.
  private static void assertAlive(Running running) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var asked = running.to(NOTES).build();
      assertThat(client.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  private static byte[] bomb(long bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    byte[] blank = new byte[1 << 16];
    try (var gzip = new GZIPOutputStream(packed)) {
      for (long left = bytes; left > 0; left -= blank.length) {
        gzip.write(blank);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void a_body_that_inflates_without_end_is_refused_at_the_limit() throws Exception {
    try (var running = new Running(folder, Limits.DEFAULT.withBodyBytes(1 << 20))) {
      byte[] bomb = bomb(256L << 20);
      assertThat(bomb.length).isLessThan(1 << 20);
      HttpResponse<String> refused =
          running.send(
              running
                  .to(NOTES)
                  .header("content-type", "application/json")
                  .header("content-encoding", "gzip")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(bomb)));
      assertThat(refused.statusCode()).isEqualTo(413);
      assertAlive(running);
    }
  }

  @Test
  void a_file_that_inflates_without_end_is_refused_and_leaves_nothing() throws Exception {
    try (var running =
        new Running(folder, Limits.DEFAULT.withBodyBytes(1000).withBlobBytes(1 << 20))) {
      HttpResponse<String> refused =
          running.send(
              running
                  .to("/u/default/notes/echo")
                  .header("content-type", "image/png")
                  .header("content-encoding", "gzip")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(bomb(64L << 20))));
      assertThat(refused.statusCode()).isEqualTo(413);
      try (var files = Files.walk(folder)) {
        assertThat(files.filter(Files::isRegularFile)).isEmpty();
      }
      assertAlive(running);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/u/default/../other/notes/api/v1/notes",
        "/u/default/%2e%2e/other/notes/api/v1/notes",
        "/u/default/..%2fother/notes/api/v1/notes",
        "/u/default/notes/api/v1/notes/../../../../../other/notes/api/v1/notes",
        "/u/default/notes/api/v1/notes/%2e%2e%2f%2e%2e%2f%2e%2e",
        "/u/default//other/notes/api/v1/notes",
        "/u/default;/../other/notes/api/v1/notes",
        "/u/default/notes/api/v1/notes/n1;x=/../../other",
        "/u/default%00/notes/api/v1/notes",
        "/u/default\\..\\other\\notes",
        "/u/default%5c..%5cother/notes/api/v1/notes",
        "/%75/other%2f..%2fdefault/notes/api/v1/notes",
      })
  void a_path_leads_to_no_other_universe(String path) throws Exception {
    try (var running = new Running(folder)) {
      running.universes.create(Wish.ANYTHING.named("other"));
      String told = running.raw("GET " + path + HEAD + "Connection: close\r\n\r\n");
      assertThat(told).startsWith("HTTP/1.1 4");
      assertThat(running.universe("other").current().turn()).isZero();
    }
  }

  @Test
  void the_control_port_is_not_reached_through_the_data_port() throws Exception {
    try (var running = new Running(folder)) {
      String control = running.server.controlUrl();
      String authority = URI.create(control).getAuthority();
      for (String line :
          List.of(
              "GET " + control + "/universes HTTP/1.1\r\nHost: " + authority,
              "GET /universes HTTP/1.1\r\nHost: " + authority,
              "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority)) {
        try (var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
          String ask = line + "\r\nAuthorization: Bearer secret\r\n\r\n";
          socket.getOutputStream().write(ask.getBytes(StandardCharsets.ISO_8859_1));
          String told =
              new String(socket.getInputStream().readNBytes(10), StandardCharsets.ISO_8859_1);
          assertThat(told).isEqualTo("HTTP/1.1 4");
        }
      }
    }
  }

  @Test
  void a_fault_whose_header_has_several_lines_is_refused() throws Exception {
    try (var running = new Running(folder)) {
      String evil = "n1\\r\\nSet-Cookie: stolen=1\\r\\n\\r\\n<script>";
      HttpResponse<String> fault =
          running.control(
              "POST",
              "/universes/default/faults",
              "{\"fault\": {\"refuse\": \"rate-limited\", \"headers\": {\"x-told\": \""
                  + evil
                  + "\"}}}");
      assertThat(fault.statusCode()).isEqualTo(400);
      assertThat(fault.body()).contains("headers", "one line");
    }
  }

  @Test
  void who_does_not_read_what_he_asked_for_is_let_go() throws Exception {
    Limits limits = Limits.DEFAULT.withTimes(Duration.ofMillis(300), Duration.ofSeconds(30), 1024);
    try (var running = new Running(folder, limits)) {
      String text = "x".repeat(60_000);
      for (int i = 0; i < 20; i++) {
        running.send(
            running
                .to(NOTES)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}")));
      }
      try (var socket = new Socket()) {
        socket.setReceiveBufferSize(4096);
        socket.connect(
            new java.net.InetSocketAddress("127.0.0.1", running.data("/").getPort()), 5_000);
        socket.setSoTimeout(30_000);
        String ask = "GET " + NOTES + HEAD + "\r\n";
        try {
          for (int i = 0; i < 40; i++) {
            socket.getOutputStream().write(ask.getBytes(StandardCharsets.ISO_8859_1));
          }
          assertAlive(running);
          awaitClosed(socket);
        } catch (SocketException reset) {
          // let go already
        }
      }
      assertAlive(running);
    }
  }

  /// Sends on until the other side is gone; the test's own time-out ends it otherwise.
  private static void awaitClosed(Socket socket) throws Exception {
    while (true) {
      socket.getOutputStream().write('x');
      Thread.onSpinWait();
    }
  }

  @Test
  void thousands_of_silent_connections_keep_nobody_out() throws Exception {
    Limits limits = Limits.DEFAULT.withConnections(4_000);
    List<Socket> silent = new ArrayList<>();
    try (var running = new Running(folder, limits)) {
      try {
        for (int i = 0; i < 2_000; i++) {
          silent.add(new Socket("127.0.0.1", running.data("/").getPort()));
        }
        int before = Thread.activeCount();
        assertAlive(running);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 20);
      } finally {
        for (Socket socket : silent) {
          socket.close();
        }
      }
    }
  }

  @Test
  void what_is_too_large_in_any_part_is_refused_and_others_are_served() throws Exception {
    try (var running = new Running(folder)) {
      String close = HEAD + "Connection: close\r\n";
      for (String request :
          List.of(
              "G".repeat(40_000) + " " + NOTES + close + "\r\n",
              "GET /" + "a".repeat(40_000) + close + "\r\n",
              "GET " + NOTES + "?" + "a=b&".repeat(10_000) + close + "\r\n",
              "GET " + NOTES + close + "X".repeat(40_000) + ": y\r\n\r\n",
              "GET " + NOTES + close + "X: " + "y".repeat(40_000) + "\r\n\r\n",
              "GET " + NOTES + close + "X: y\r\n".repeat(10_000) + "\r\n",
              "GET " + NOTES + " HTTP/" + "1".repeat(40_000) + "\r\n\r\n")) {
        assertThat(running.rawUntilReset(request)).startsWith("HTTP/1.1 4");
      }
      assertThat(running.turns()).isZero();
      assertAlive(running);
    }
  }
}
