package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.secure.Authority;
import dev.dtu.secure.Trust;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sockets over TLS: at the TLS port, and under a service's own name behind the proxy.
@Timeout(60)
class SecureSocketTest {

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() throws Exception {
    running = new Running(folder);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpClient.Builder trusting() throws Exception {
    var authority = Authority.of(folder.resolve("authority")).certificate();
    return HttpClient.newBuilder().sslContext(Trust.client(List.of(authority)));
  }

  /// An app that dials, is greeted, told of a note, acknowledges it and goes.
  private void talks(HttpClient client, String service) throws Exception {
    String url = SocketTest.address(client, URI.create(service + "/dial"));
    assertThat(url).startsWith(service.replaceFirst("^https", "wss") + "/socket?ticket=");
    SocketTest.End end = SocketTest.dialled(client, url);
    assertThat(end.json().text("hello")).contains("app");
    var made =
        client.send(
            HttpRequest.newBuilder(URI.create(service + "/api/v1/notes"))
                .header("authorization", "Token any")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"by TLS\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(made.statusCode()).isEqualTo(201);
    end.acknowledge(end.json());
    SocketTest.until(running.universe("default"), "delivered");
    end.socket().sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
    assertThat(end.next()).startsWith("bye 1000");
  }

  @Test
  void an_app_dials_and_talks_at_the_tls_port() throws Exception {
    try (HttpClient client = trusting().build()) {
      talks(client, running.server.tlsUrl().orElseThrow() + "/u/default/notes");
    }
  }

  @Test
  void an_app_dials_and_talks_under_the_services_own_name_behind_the_proxy() throws Exception {
    URI proxy = URI.create("http://" + running.server.proxy().orElseThrow());
    var by = new InetSocketAddress(proxy.getHost(), proxy.getPort());
    try (HttpClient client = trusting().proxy(ProxySelector.of(by)).build()) {
      talks(client, "https://notes.example");
    }
  }

  @Test
  void a_ticket_is_good_once_over_tls_too() throws Exception {
    try (HttpClient client = trusting().build()) {
      String service = running.server.tlsUrl().orElseThrow() + "/u/default/notes";
      String url = SocketTest.address(client, URI.create(service + "/dial"));
      SocketTest.End end = SocketTest.dialled(client, url);
      assertThat(end.next()).contains("hello");
      var again = HttpRequest.newBuilder(URI.create(url.replaceFirst("^wss", "https"))).build();
      assertThat(client.send(again, HttpResponse.BodyHandlers.ofString()).statusCode())
          .as("a request that asks for no socket")
          .isEqualTo(404);
      assertThatThrownBy(() -> SocketTest.dialled(client, url))
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
      end.socket().abort();
      client.shutdownNow();
    }
  }
}
