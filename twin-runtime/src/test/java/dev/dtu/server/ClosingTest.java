package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.store.DiskBlobs;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How ports open and close.
class ClosingTest {

  @TempDir Path folder;

  private final Universes universes = Notes.universes();

  private Server start(ServerOptions options) throws IOException {
    return Server.start(options, universes, new DiskBlobs(folder, 1000));
  }

  private static int port(String url) {
    return URI.create(url).getPort();
  }

  private static void ask(Socket socket, String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Token any\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Test
  void a_reply_under_way_still_goes_out() throws IOException {
    Server server = start(ServerOptions.anyPorts());
    try (var socket = new Socket("127.0.0.1", port(server.dataUrl()))) {
      ask(socket, "/u/default/notes/late");
      while (universes.find(Universes.DEFAULT).orElseThrow().current().turn() == 0) {
        Thread.onSpinWait();
      }
      server.close();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").endsWith("late");
    }
  }

  @Test
  void idle_connections_end_with_the_port() throws Exception {
    Server server = start(ServerOptions.anyPorts());
    try (var socket = new Socket("127.0.0.1", port(server.dataUrl()));
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      ask(socket, "/u/default/notes/api/v1/notes");
      InputStream in = socket.getInputStream();
      assertThat(in.read()).isEqualTo('H');
      var request =
          HttpRequest.newBuilder(URI.create(server.dataUrl() + "/u/default/notes/late"))
              .header("authorization", "Token any")
              .build();
      client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).version())
          .isEqualTo(HttpClient.Version.HTTP_2);
      server.close();
      in.readAllBytes();
      assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_port_opened_to_other_machines_leaves_the_operators_door_on_loopback() throws Exception {
    try (Server server = start(ServerOptions.anyPorts().withBind("0.0.0.0"))) {
      // 127.0.0.2 stands for any address but the one named
      new Socket("127.0.0.2", port(server.dataUrl())).close();
      assertThatThrownBy(() -> new Socket("127.0.0.2", port(server.controlUrl())).close())
          .isInstanceOf(ConnectException.class);
    }
  }
}
