package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that two readers could take for different ones: none of them brings a second in with it.
class SmugglingTest {

  private static final String NOTES = "/u/default/notes/api/v1/notes";
  private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token any\r\n";
  private static final String TYPE = "Content-Type: application/json\r\n";

  /// What a body may hide.
  private static final String HIDDEN =
      "POST " + NOTES + HEAD + TYPE + "Content-Length: 20\r\n\r\n{\"text\": \"smuggled\"}";

  @TempDir Path folder;

  /// Sends all and reads what comes until the server closes, or until nothing more comes.
  private static String told(Running running, String bytes) throws Exception {
    var told = new StringBuilder();
    try (var socket = new Socket("127.0.0.1", running.data("/").getPort())) {
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        told.append((char) next);
      }
    } catch (SocketException reset) {
      // closed before all of it was read
    }
    return told.toString();
  }

  private static int statuses(String told) {
    return told.split("HTTP/1\\.1 \\d", -1).length - 1;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 0\r\nContent-Length: 4\r\n",
        "Content-Length: 4, 0\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: +4\r\n",
        "Content-Length: 0x4\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Transfer-Encoding:\u000bchunked\r\n",
        "X: y\r\n Transfer-Encoding: chunked\r\n",
        "Content-Length\u0000: 4\r\n",
      })
  void a_length_told_in_two_ways_or_in_none_is_refused_and_the_connection_closed(String length)
      throws Exception {
    try (var running = new Running(folder)) {
      String told =
          told(running, "POST " + NOTES + HEAD + TYPE + length + "\r\n0\r\n\r\n" + HIDDEN);
      assertThat(told).startsWith("HTTP/1.1 4");
      assertThat(statuses(told)).as(told).isEqualTo(1);
      assertThat(told).doesNotContain("smuggled");
      assertThat(running.turns()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "fffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}xx\r\n0\r\n\r\n",
        "2 2\r\n{}\r\n0\r\n\r\n",
      })
  void chunks_that_are_none_are_refused_and_the_connection_closed(String chunks) throws Exception {
    try (var running = new Running(folder)) {
      String told =
          told(
              running,
              "POST "
                  + NOTES
                  + HEAD
                  + TYPE
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + chunks
                  + HIDDEN);
      assertThat(statuses(told)).as(told).isLessThanOrEqualTo(1);
      assertThat(told).doesNotContain("smuggled");
      assertThat(running.universe("default").store().hash())
          .isEqualTo(running.universe("default").begin().hash());
    }
  }

  @Test
  void a_body_that_looks_like_a_request_is_a_body() throws Exception {
    try (var running = new Running(folder)) {
      String told =
          told(
              running,
              "POST "
                  + NOTES
                  + HEAD
                  + TYPE
                  + "Connection: close\r\nContent-Length: "
                  + HIDDEN.length()
                  + "\r\n\r\n"
                  + HIDDEN);
      assertThat(statuses(told)).isEqualTo(1);
      assertThat(told).startsWith("HTTP/1.1 400").contains("malformed");
      assertThat(running.turns()).as("the one refusal").isEqualTo(1);
    }
  }
}
