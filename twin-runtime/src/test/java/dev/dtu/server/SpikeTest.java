package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.store.DiskBlobs;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must pass the core handler in front of Javalin, tried before anything was built on it.
class SpikeTest {

  @TempDir Path folder;

  @Test
  void a_web_socket_reaches_the_route_behind_the_gateway() throws Exception {
    try (var running =
        new Running(
            folder,
            Limits.DEFAULT,
            config ->
                config.routes.ws(
                    "/sockets/echo",
                    socket ->
                        socket.onMessage(frame -> frame.send("you said " + frame.message()))))) {
      var heard = new CompletableFuture<String>();
      var listener =
          new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
              heard.complete(text.toString());
              return CompletableFuture.completedFuture(null);
            }
          };
      String address = running.server.dataUrl().replace("http", "ws") + "/sockets/echo";
      WebSocket socket =
          running
              .client
              .newWebSocketBuilder()
              .buildAsync(java.net.URI.create(address), listener)
              .get(20, TimeUnit.SECONDS);
      socket.sendText("hello", true);
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("you said hello");
      socket.abort();
    }
  }

  @Test
  void http_2_is_spoken_after_an_upgrade() throws Exception {
    try (var running = new Running(folder);
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      client.send(
          running.to("/notes/api/v1/notes").GET().build(), HttpResponse.BodyHandlers.ofString());
      for (int i = 0; i < 3; i++) {
        var response =
            client.send(
                running
                    .to("/notes/echo?n=" + i)
                    .POST(HttpRequest.BodyPublishers.ofString("two"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(Running.json(response).text("body")).contains("two");
        assertThat(Running.json(response).text("origin"))
            .contains(running.server.dataUrl() + "/notes");
      }
    }
  }

  @Test
  void http_2_is_spoken_by_prior_knowledge() throws Exception {
    try (var running = new Running(folder);
        var socket = new java.net.Socket("127.0.0.1", running.data("/").getPort())) {
      socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes());
      socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
      socket.getOutputStream().flush();
      byte[] frame = socket.getInputStream().readNBytes(9);
      assertThat(frame[3]).as("the type of the first frame: SETTINGS").isEqualTo((byte) 4);
    }
  }

  @Test
  void a_gzip_body_is_read_inflated() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write("{\"text\": \"small\"}".getBytes());
    }
    assertCreates("gzip", bytes.toByteArray());
  }

  @Test
  void a_deflate_body_is_read_inflated() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(bytes)) {
      deflate.write("{\"text\": \"small\"}".getBytes());
    }
    assertCreates("deflate", bytes.toByteArray());
  }

  private void assertCreates(String encoding, byte[] body) throws Exception {
    try (var running = new Running(folder)) {
      var response =
          running.send(
              running
                  .to("/notes/api/v1/notes")
                  .header("content-type", "application/json")
                  .header("content-encoding", encoding)
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(Running.json(response).text("text")).contains("small");
    }
  }

  @Test
  void the_limit_of_a_compressed_body_is_that_of_its_content() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[2_000_000]);
    }
    try (var running = new Running(folder, Limits.DEFAULT.withBodyBytes(100_000))) {
      var response =
          running.send(
              running
                  .to("/notes/api/v1/notes")
                  .header("content-type", "application/json")
                  .header("content-encoding", "gzip")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(Running.json(response).text("trouble")).contains("too-large");
    }
  }

  @Test
  void multipart_arrives_as_it_was_sent() throws Exception {
    try (var running = new Running(folder)) {
      String body = "--edge\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n1\r\n--edge--\r\n";
      var response =
          running.send(
              running
                  .to("/notes/echo")
                  .header("content-type", "multipart/form-data; boundary=edge")
                  .POST(HttpRequest.BodyPublishers.ofString(body)));
      assertThat(Running.json(response).text("body")).contains(body);
      assertThat(Running.json(response).text("type"))
          .contains("multipart/form-data; boundary=edge");
    }
  }

  @Test
  void a_post_may_say_which_method_it_means() throws Exception {
    try (var running = new Running(folder)) {
      var put =
          running.send(
              running
                  .to("/notes/api/v1/notes/n1")
                  .header("content-type", "application/json")
                  .header("X-HTTP-Method-Override", "put")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"x\"}")));
      assertThat(put.statusCode()).isEqualTo(200);
      var read =
          running.send(
              running
                  .to("/notes/api/v1/notes/n1")
                  .header("X-HTTP-Method-Override", "DELETE")
                  .GET());
      assertThat(read.statusCode()).as("only a POST may").isEqualTo(200);
    }
  }

  @Test
  void an_upload_of_100_megabytes_streams_to_the_blobs() throws Exception {
    long size = 100L << 20;
    var sent = new Zeros(size);
    var watched = new WatchedBlobs(new DiskBlobs(folder, size), () -> sent.left);
    try (var server = Server.start(ServerOptions.anyPorts(), Notes.universes(), watched);
        var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(java.net.URI.create(server.dataUrl() + "/notes/echo"))
              .header("authorization", "Token any")
              .header("content-type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofInputStream(() -> sent));
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(Running.json(response).find("size")).contains(Json.of(size));
      String sha256 = Running.json(response).text("sha256").orElseThrow();
      assertThat(folder.resolve(sha256.substring(0, 2)).resolve(sha256)).hasSize(size);
    }
    assertThat(watched.largestWrite).as("bytes held at once").isLessThan(2 << 20);
    assertThat(watched.unsentAtFirstWrite).as("unsent when writing began").isGreaterThan(80L << 20);
  }

  /// So many zeros, made as they are read.
  private static final class Zeros extends InputStream {
    private volatile long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int n = (int) Math.min(length, left);
      left -= n;
      return n == 0 ? -1 : n;
    }
  }
}
