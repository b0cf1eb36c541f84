package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.store.DiskBlobs;
import dev.dtu.store.Row;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a hostile, broken or slow client gets: the service's refusal, else a clear error of our own.
class BadInputTest {

  private static final String NOTES = "/u/default/notes/api/v1/notes";
  private static final String HEAD =
      " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token any\r\nConnection: close\r\n";

  @TempDir Path folder;

  private HttpResponse<String> create(Running running, String type, byte[] body) throws Exception {
    HttpRequest.Builder request =
        running.to(NOTES).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return running.send(type.isEmpty() ? request : request.header("content-type", type));
  }

  private static void assertOwn(String answer, int status, String name) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("x-dtu-gateway: " + name)
        .contains("{\"dtu\":{\"what\":")
        .doesNotContain("Exception")
        .doesNotContain("jetty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"text\": ", "{\"text\": \"a\"} x", "{'text': 1}", "[NaN]"})
  void malformed_json_is_refused_by_the_service(String body) throws Exception {
    try (var running = new Running(folder)) {
      var response = create(running, "application/json", body.getBytes(StandardCharsets.UTF_8));
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(Running.json(response).text("trouble")).contains("malformed");
    }
  }

  @Test
  void of_two_members_with_one_name_the_last_counts() throws Exception {
    try (var running = new Running(folder)) {
      byte[] body = "{\"text\": \"a\", \"text\": \"b\"}".getBytes(StandardCharsets.UTF_8);
      var response = create(running, "application/json", body);
      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(Running.json(response).text("text")).contains("b");
    }
  }

  @Test
  void json_too_deep_long_numbers_and_bad_utf_8_are_refused_by_the_service() throws Exception {
    try (var running = new Running(folder)) {
      byte[][] bodies = {
        "[".repeat(5000).getBytes(StandardCharsets.UTF_8),
        ("{\"text\": " + "9".repeat(1000) + "}").getBytes(StandardCharsets.UTF_8),
        {'{', '"', 't', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'}
      };
      for (byte[] body : bodies) {
        var response = create(running, "application/json", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Running.json(response).text("trouble")).contains("malformed");
      }
    }
  }

  @Test
  void a_wrong_content_type_is_refused_by_the_service() throws Exception {
    try (var running = new Running(folder)) {
      var response =
          create(running, "text/plain", "{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_8));
      assertThat(response.statusCode()).isEqualTo(415);
      assertThat(Running.json(response).text("trouble")).contains("unsupported-media");
    }
  }

  @Test
  void a_body_over_the_limit_is_refused_by_the_service() throws Exception {
    try (var running = new Running(folder, Limits.DEFAULT.withBodyBytes(10_000))) {
      byte[] body = ("{\"text\": \"" + "x".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8);
      var response = create(running, "application/json", body);
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(Running.json(response).text("trouble")).contains("too-large");
      assertThat(response.body()).contains("10000");
      assertThat(running.turns()).as("the refusal is journalled").isEqualTo(1);
    }
  }

  @Test
  void a_document_that_no_row_has_room_for_is_refused_by_the_service() throws Exception {
    try (var running = new Running(folder)) {
      int most = Row.LIMIT_BYTES;
      byte[] body = ("{\"text\": \"" + "x".repeat(most) + "\"}").getBytes(StandardCharsets.UTF_8);
      var response = create(running, "application/json", body);
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(Running.json(response).text("trouble")).contains("too-large");
      assertThat(response.body()).contains(Integer.toString(most));
    }
  }

  @Test
  void who_still_sends_a_body_nobody_reads_gets_the_reply_all_the_same() throws Exception {
    try (var running = new Running(folder, Limits.DEFAULT.withBodyBytes(10_000))) {
      byte[] body = new byte[8 << 20];
      var tooLarge = create(running, "application/json", body);
      assertThat(tooLarge.statusCode()).isEqualTo(413);
      for (String path : new String[] {"/u/nowhere/notes/echo", "/u/default/notes/./echo"}) {
        String head = "POST " + path + HEAD + "Content-Length: " + body.length + "\r\n\r\n";
        assertThat(running.raw(head + "x".repeat(body.length)))
            .containsIgnoringCase("x-dtu-gateway: ");
      }
    }
  }

  @Test
  void a_chunked_body_over_the_limit_is_refused_by_the_service() throws Exception {
    try (var running = new Running(folder, Limits.DEFAULT.withBodyBytes(10_000))) {
      String chunk = "1000\r\n" + "x".repeat(4096) + "\r\n";
      String answer =
          running.raw(
              "POST "
                  + NOTES
                  + HEAD
                  + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + chunk.repeat(5)
                  + "0\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 413").contains("too-large");
    }
  }

  @Test
  void an_upload_over_the_limit_leaves_nothing_behind() throws Exception {
    Limits limits = Limits.DEFAULT.withBodyBytes(10_000).withBlobBytes(50_000);
    try (var running = new Running(folder, limits)) {
      String chunk = "4000\r\n" + "x".repeat(16384) + "\r\n";
      String answer =
          running.raw(
              "POST /u/default/notes/echo"
                  + HEAD
                  + "Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + chunk.repeat(5)
                  + "0\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 413").contains("50000");
      assertThat(files()).isEmpty();
    }
  }

  private Stream<Path> files() throws IOException {
    return Files.walk(folder).filter(Files::isRegularFile);
  }

  @Test
  void broken_and_unknown_encodings_are_refused_by_the_service() throws Exception {
    try (var running = new Running(folder)) {
      for (String encoding : new String[] {"gzip", "deflate", "br"}) {
        var response =
            running.send(
                running
                    .to(NOTES)
                    .header("content-type", "application/json")
                    .header("content-encoding", encoding)
                    .POST(HttpRequest.BodyPublishers.ofString("not compressed at all")));
        assertThat(response.statusCode()).isEqualTo(encoding.equals("br") ? 415 : 400);
        assertThat(Running.json(response).has("trouble")).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a%", "/a%2", "/a%zz", "/a%00b", "/../x", "/a/%2e%2E/b", "/a%ff", "/./a"})
  void an_illegal_path_is_our_own_400(String path) throws Exception {
    try (var running = new Running(folder)) {
      assertOwn(running.raw("GET " + path + HEAD + "\r\n"), 400, "bad-path");
      assertThat(running.turns()).isZero();
    }
  }

  @Test
  void what_is_not_http_is_our_own_400() throws Exception {
    try (var running = new Running(folder)) {
      assertOwn(running.raw("nonsense\r\n\r\n"), 400, "bad-message");
      assertOwn(running.raw("GET / HTTP/1.1\r\n\r\n"), 400, "bad-message");
      assertOwn(
          running.raw("POST " + NOTES + HEAD + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx"),
          400,
          "bad-message");
      assertOwn(
          running.raw(
              "POST "
                  + NOTES
                  + HEAD
                  + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
          400,
          "bad-message");
    }
  }

  @Test
  void a_path_and_query_too_long_are_our_own_414() throws Exception {
    try (var running = new Running(folder)) {
      assertOwn(
          running.raw("GET /x?" + "y".repeat(17_000) + HEAD + "\r\n"), 414, "target-too-long");
      assertOwn(
          running.raw("GET /x?" + "y".repeat(99_000) + HEAD + "\r\n"), 414, "target-too-long");
    }
  }

  @Test
  void a_flood_of_headers_is_our_own_431() throws Exception {
    try (var running = new Running(folder)) {
      var flood = new StringBuilder();
      for (int i = 0; i < 2000; i++) {
        flood.append("X-Flood-").append(i).append(": ").append("z".repeat(20)).append("\r\n");
      }
      assertOwn(running.raw("GET " + NOTES + HEAD + flood + "\r\n"), 431, "head-too-large");
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws Exception {
    try (var running = new Running(folder)) {
      String post =
          "POST /u/default/notes/echo?n=%d HTTP/1.1\r\nHost: x\r\nAuthorization: Token a\r\n";
      String answers =
          running.raw(
              post.formatted(1)
                  + "Content-Length: 2\r\n\r\nab"
                  + post.formatted(2)
                  + "Content-Length: 2\r\n\r\ncd"
                  + post.formatted(3)
                  + "Connection: close\r\nContent-Length: 2\r\n\r\nef");
      assertThat(answers.indexOf("n=1")).isPositive().isLessThan(answers.indexOf("n=2"));
      assertThat(answers.indexOf("n=2")).isLessThan(answers.indexOf("n=3"));
    }
  }

  @Test
  void a_defect_shows_nothing_of_itself() throws Exception {
    var universes = Notes.universes();
    try (var server = Server.start(ServerOptions.anyPorts(), universes, new DiskBlobs(folder, 1))) {
      try (var socket = new Socket("127.0.0.1", java.net.URI.create(server.dataUrl()).getPort())) {
        socket
            .getOutputStream()
            .write(
                ("GET /u/default/notes/broken" + HEAD + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .startsWith("HTTP/1.1 500")
            .contains("x-dtu-twin: defect")
            .doesNotContain("secret")
            .doesNotContain("Exception");
      }
    }
  }

  @Test
  void a_port_in_use_is_said_with_what_to_do() throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      var blobs = new DiskBlobs(folder, 1);
      int port = taken.getLocalPort();
      assertThatThrownBy(() ->
              Server.start(ServerOptions.anyPorts().withPorts(port, 0), Notes.universes(), blobs))
          .isInstanceOf(PortTaken.class)
          .hasMessage(
              "the data port needs 127.0.0.1:"
                  + port
                  + ", which another program uses; end that program, or name another port"
                  + " (--data-port; 0 is any free one)");
      assertThatThrownBy(() ->
              Server.start(ServerOptions.anyPorts().withPorts(0, port), Notes.universes(), blobs))
          .isInstanceOf(PortTaken.class)
          .hasMessageContaining("the control port needs");
    }
  }

  @Test
  void an_address_of_another_machine_is_said_with_what_to_do() {
    var blobs = new DiskBlobs(folder, 1);
    for (String address : new String[] {"203.0.113.7", "no-such-host.invalid"}) {
      assertThatThrownBy(() ->
              Server.start(ServerOptions.anyPorts().withBind(address), Notes.universes(), blobs))
          .isInstanceOf(PortTaken.class)
          .hasMessageContaining("'" + address + "' is not an address of this machine");
    }
  }

  @Test
  void a_socket_nobody_serves_is_our_own_404() throws Exception {
    try (var running = new Running(folder)) {
      String upgrade =
          "Host: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
      String asked = "GET /nowhere HTTP/1.1\r\n" + upgrade + "\r\n";
      String closing = "GET /nowhere" + HEAD + "\r\n";
      assertThat(running.raw(asked + closing)).containsIgnoringCase("x-dtu-gateway: no-socket");
    }
  }

  @Test
  void a_delayed_reply_is_late_and_whole() throws Exception {
    try (var running = new Running(folder)) {
      assertThat(running.send(running.to("/notes/late").GET()).body()).isEqualTo("late");
    }
  }
}
