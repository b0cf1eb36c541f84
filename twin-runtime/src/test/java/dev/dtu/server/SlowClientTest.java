package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients get that are slow, go away, or are too many.
class SlowClientTest {

  private static final String NOTES = "/u/default/notes/api/v1/notes";
  private static final String HEAD =
      " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token any\r\nConnection: close\r\n";

  @TempDir Path folder;

  private static void assertOwn(String answer, int status, String name) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("x-dtu-gateway: " + name);
  }

  @Test
  void a_sender_that_falls_silent_is_our_own_408() throws Exception {
    Limits limits = Limits.DEFAULT.withTimes(Duration.ofMillis(200), Duration.ofSeconds(30), 1024);
    try (var running = new Running(folder, limits)) {
      String begun = "POST " + NOTES + HEAD + "Content-Type: application/json\r\n";
      assertOwn(running.raw(begun + "Content-Length: 100\r\n\r\n{"), 408, "slow-sender");
      assertOwn(
          running.raw(begun + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"), 408, "slow-sender");
      assertThat(running.turns()).isZero();
    }
  }

  @Test
  void a_body_that_drips_is_our_own_408() throws Exception {
    Limits limits =
        Limits.DEFAULT.withTimes(Duration.ofMillis(300), Duration.ofSeconds(30), 1_000_000);
    try (var running = new Running(folder, limits);
        var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      send(socket, "POST " + NOTES + HEAD + "Content-Length: 60000\r\n\r\n");
      assertOwn(drip(socket), 408, "slow-sender");
    }
  }

  @Test
  void a_head_that_drips_is_cut_off() throws Exception {
    Limits limits = Limits.DEFAULT.withTimes(Duration.ofHours(1), Duration.ofMillis(300), 1024);
    try (var running = new Running(folder, limits);
        var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      send(socket, "GET " + NOTES + HEAD + "X-Long: ");
      assertThat(drip(socket)).isEmpty();
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Sends a byte whenever none came for 20 ms, until the server closes.
  private static String drip(Socket socket) throws IOException {
    socket.setSoTimeout(20);
    var heard = new StringBuilder();
    InputStream in = socket.getInputStream();
    boolean sending = true;
    while (true) {
      try {
        int c = in.read();
        if (c < 0) {
          return heard.toString();
        }
        heard.append((char) c);
      } catch (java.net.SocketTimeoutException silence) {
        try {
          if (sending) {
            send(socket, "x");
          }
        } catch (IOException closed) {
          sending = false;
        }
      } catch (java.net.SocketException reset) {
        return heard.toString();
      }
    }
  }

  @Test
  void a_client_that_hangs_up_half_way_leaves_no_entry_and_no_file() throws Exception {
    var watched = new WatchedBlobs(new DiskBlobs(folder, 1 << 30), () -> 0);
    var universes = Notes.universes();
    Limits limits = Limits.DEFAULT.withBodyBytes(1000);
    try (var server =
        Server.start(ServerOptions.anyPorts().withLimits(limits), universes, watched)) {
      int port = java.net.URI.create(server.dataUrl()).getPort();
      for (String type : new String[] {"application/json", "image/png"}) {
        try (var socket = new Socket("127.0.0.1", port)) {
          String begun = "POST /u/default/notes/echo" + HEAD + "Content-Length: 900000\r\n";
          boolean file = type.startsWith("image");
          send(socket, begun.replace("900000", file ? "900000" : "900"));
          send(socket, "Content-Type: " + type + "\r\n\r\n" + "x".repeat(file ? 100_000 : 100));
          while (file && watched.open.get() == 0) {
            Thread.onSpinWait();
          }
        }
      }
      while (watched.open.get() > 0) {
        Thread.onSpinWait();
      }
    }
    assertThat(universes.find(Universes.DEFAULT).orElseThrow().current().turn()).isZero();
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void connections_over_the_limit_wait_for_their_turn() throws Exception {
    try (var running = new Running(folder, Limits.DEFAULT.withConnections(2))) {
      int port = running.data("/").getPort();
      String request = "GET " + NOTES + HEAD.replace("close", "keep-alive") + "\r\n";
      try (var first = new Socket("127.0.0.1", port);
          var second = new Socket("127.0.0.1", port);
          var third = new Socket("127.0.0.1", port)) {
        send(first, request);
        assertThat(first.getInputStream().read()).isEqualTo('H');
        send(second, request);
        assertThat(second.getInputStream().read()).isEqualTo('H');
        send(third, request);
        third.setSoTimeout(100);
        assertThatThrownBy(() -> third.getInputStream().read())
            .isInstanceOf(java.net.SocketTimeoutException.class);
        first.shutdownOutput();
        third.setSoTimeout(0);
        assertThat(third.getInputStream().read()).isEqualTo('H');
      }
    }
  }
}
