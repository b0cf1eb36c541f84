package dev.dtu.server;

import static dev.dtu.server.Http2.DATA;
import static dev.dtu.server.Http2.END_HEADERS;
import static dev.dtu.server.Http2.END_STREAM;
import static dev.dtu.server.Http2.GOAWAY;
import static dev.dtu.server.Http2.HEADERS;
import static dev.dtu.server.Http2.RESET;
import static dev.dtu.server.Http2.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests in frames of HTTP/2 that two readers could take for different ones, and readers that open no
/// window.
@Timeout(60)
class FramesTest {

  private static final String NOTES = "/u/default/notes/api/v1/notes";

  @TempDir Path folder;

  /// A head as HPACK (RFC 7541) without a table: each line a literal.
  private static byte[] head(String... lines) {
    var out = new ByteArrayOutputStream();
    for (String line : lines) {
      int colon = line.indexOf(':', 1);
      out.write(0);
      text(out, line.substring(0, colon));
      text(out, line.substring(colon + 1));
    }
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(bytes.length).isLessThan(127);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static DataOutputStream begun(Socket socket, byte[] settings) throws IOException {
    var out = new DataOutputStream(socket.getOutputStream());
    Http2.begin(out, settings);
    return out;
  }

  /// What ends stream 1 or the connection: a type of frame, [#GOAWAY] also when it is just closed, or
  /// [#DATA] for an answer.
  private static int end(Socket socket) throws IOException {
    try {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        Http2.Frame frame = Http2.Frame.next(in);
        boolean over = frame.stream() == 1 && (frame.type() == RESET || frame.last());
        if (frame.type() == GOAWAY || over) {
          return frame.last() ? DATA : frame.type();
        }
      }
    } catch (EOFException | SocketException closed) {
      return GOAWAY;
    }
  }

  private static String[] post(String... more) {
    String[] usual = {
      ":method:POST",
      ":scheme:http",
      ":authority:localhost",
      ":path:" + NOTES,
      "authorization:Token any",
      "content-type:application/json"
    };
    String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return all;
  }

  private int asked(Running running, String body, String... lines) throws IOException {
    try (var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      socket.setSoTimeout(20_000);
      DataOutputStream out = begun(socket, new byte[0]);
      frame(out, HEADERS, END_HEADERS, 1, head(lines));
      frame(out, DATA, END_STREAM, 1, body.getBytes(StandardCharsets.ISO_8859_1));
      return end(socket);
    } catch (SocketException closed) {
      return GOAWAY;
    }
  }

  /// Without this the others would prove nothing.
  @Test
  void a_request_in_frames_is_answered() throws Exception {
    try (var running = new Running(folder)) {
      assertThat(asked(running, "{\"text\": \"a\"}", post("content-length:13"))).isEqualTo(DATA);
      assertThat(running.universe("default").store().table("notes/note").orElseThrow().size())
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length:5",
        "content-length:500",
        "content-length:13, 5",
        "connection:keep-alive",
        "x-a:b\r\ntransfer-encoding: chunked",
        "x-a:b\nGET /u/default/notes/api/v1/notes HTTP/1.1",
        "x-a:b\u0000c",
        "x a:b",
        "X-Upper:b",
        ":path:/u/default/memos/rest/notes",
        ":method:GET",
        ":unknown:x",
      })
  void a_head_that_could_mean_another_request_makes_nothing(String line) throws Exception {
    try (var running = new Running(folder)) {
      int end = asked(running, "{\"text\": \"a\"}", post(line));
      assertThat(running.universe("default").store().hash())
          .as("%s, ended by %d", line, end)
          .isEqualTo(running.universe("default").begin().hash());
      assertThat(running.send(running.to(NOTES)).statusCode()).isEqualTo(200);
    }
  }

  /// Frames tell where a body ends, whatever lines of HTTP/1.1 say.
  @ParameterizedTest
  @ValueSource(strings = {"content-length:-1", "transfer-encoding:chunked", "upgrade:h2c"})
  void a_line_of_the_other_protocol_makes_no_second_request(String line) throws Exception {
    try (var running = new Running(folder)) {
      asked(running, "{\"text\": \"a\"}", post(line));
      assertThat(running.turns()).isLessThanOrEqualTo(1);
      assertThat(running.send(running.to(NOTES)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void who_opens_no_window_for_the_reply_is_let_go() throws Exception {
    Limits limits =
        Limits.DEFAULT.withTimes(Duration.ofMillis(1_500), Duration.ofSeconds(30), 1024);
    try (var running = new Running(folder, limits);
        var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      socket.setSoTimeout(20_000);
      // SETTINGS_INITIAL_WINDOW_SIZE (4) is 0
      DataOutputStream out = begun(socket, new byte[] {0, 4, 0, 0, 0, 0});
      byte[] ask =
          head(
              ":method:GET",
              ":scheme:http",
              ":authority:localhost",
              ":path:" + NOTES,
              "authorization:Token any");
      frame(out, HEADERS, END_HEADERS | END_STREAM, 1, ask);
      assertThat(end(socket)).isIn(RESET, GOAWAY);
      assertThat(running.turns()).isEqualTo(1);
    }
  }
}
