package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.dtu.event.Subscriptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;

/// What is asked of what twins tell the outside, in a universe `w` whose clock stands still.
///
/// @param data where its twins answer
record Telling(Visitor visitor, String data) {

  private static final String HOME = "/universes/w";
  private static final String STRAY = HOME + "/faults/stray";
  private static final List<String> SENDING = List.of("queued", "sending");

  Telling(Visitor visitor, Running running) {
    this(visitor, running.server.dataUrl());
  }

  private int ask(String method, String path, String body) throws Exception {
    return visitor.ask(method, HOME + path, body).statusCode();
  }

  private int subscribe(String url) throws Exception {
    return ask(
        "POST",
        "/subscriptions",
        "{\"twin\": \"notes\", \"url\": \"%s\", \"events\": [\"note.*\"], \"secret\": \"s\","
                .formatted(url)
            + " \"headers\": [{\"name\": \"x-of\", \"value\": \"w\"}]}");
  }

  /// A note is made, of which is told.
  private void create() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(data + "/u/w/notes/api/v1/notes"))
            .header("authorization", "Token any")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"a\"}"))
            .build();
    var made = visitor.client().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(made.statusCode()).isEqualTo(201);
  }

  /// What is told once and lost: delivery `d1` of subscription `s1`.
  void lost() throws Exception {
    subscribe("http://localhost:1/");
    visitor.ask(
        "PUT", STRAY, "{\"on\": {\"event\": \"note.*\"}, \"fault\": {\"courier\": \"lose\"}}");
    create();
    assertThat(shown("d1")).contains("\"state\":\"lost\"");
    connect();
  }

  /// Opens a socket, `k1` where it is the first.
  private WebSocket connect() throws Exception {
    return SocketTest.connect(visitor.client(), URI.create(data + "/u/w/notes/dial")).socket();
  }

  private void sockets() throws Exception {
    visitor.ask("DELETE", HOME + "/subscriptions/s2", "");
    WebSocket socket = connect();
    create();
    assertThat(ask("GET", "/sockets", "")).isEqualTo(200);
    assertThat(ask("POST", "/sockets/k1/end", "{\"reason\": \"whim\"}")).isEqualTo(400);
    assertThat(ask("POST", "/sockets/k1/end", "{\"reason\": \"warning\"}")).isEqualTo(200);
    assertThat(ask("DELETE", "/sockets/k1", "")).isEqualTo(204);
    assertThat(ask("DELETE", "/sockets/k1", "")).isEqualTo(409);
    assertThat(ask("POST", "/sockets/k1/end", "{\"reason\": \"warning\"}")).isEqualTo(409);
    assertThat(ask("DELETE", "/sockets/k9", "")).isEqualTo(404);
    assertThat(visitor.ask("GET", HOME + "/journal?kind=frame", "").body())
        .contains("\"socket\":\"k1\",\"what\":\"opened\"");
    socket.abort();
  }

  private String shown(String delivery) throws Exception {
    return visitor.ask("GET", HOME + "/deliveries/" + delivery, "").body();
  }

  void course() throws Exception {
    var outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    outside.start();
    try {
      deliveries("http://localhost:" + outside.getAddress().getPort() + "/");
    } finally {
      outside.stop(0);
    }
    subscriptions();
    sockets();
    assertThat(ask("GET", "/events", "")).isEqualTo(200);
    assertThat(ask("PUT", "/reach", "{\"hosts\": [\"loopback\", \"*.test:443\"]}")).isEqualTo(200);
    assertThat(ask("GET", "/reach", "")).isEqualTo(200);
    String host = "x".repeat(70_000);
    assertThat(ask("PUT", "/reach", "{\"hosts\": [\"" + host + "\"]}")).isEqualTo(413);
  }

  private void deliveries(String url) throws Exception {
    assertThat(subscribe(url)).isEqualTo(201);
    visitor.ask("PUT", STRAY, "{\"fault\": {\"courier\": \"lose\"}, \"when\": {\"first\": 1}}");
    create();
    visitor.ask("PUT", STRAY, "{\"fault\": {\"courier\": \"delay\", \"by\": \"PT1H\"}}");
    create();
    assertThat(ask("POST", "/deliveries/d1/redeliver", "")).isEqualTo(201);
    assertThat(ask("POST", "/deliveries/d2/redeliver", "")).isEqualTo(409);
    assertThat(ask("POST", "/deliveries/d9/redeliver", "")).isEqualTo(404);
    assertThat(ask("GET", "/deliveries/d9", "")).isEqualTo(404);
    visitor.ask("DELETE", STRAY, "");
    String third = shown("d3");
    while (SENDING.stream().anyMatch(third::contains)) {
      Thread.onSpinWait();
      third = shown("d3");
    }
    assertThat(third).contains("\"state\":\"delivered\"", "\"again\":\"d1\"", "\"status\":204");
    assertThat(ask("GET", "/deliveries?state=lost&twin=notes&event=note.made&limit=1", ""))
        .isEqualTo(200);
    assertThat(ask("GET", "/deliveries?after=d1", "")).isEqualTo(200);
    assertThat(ask("GET", "/deliveries?state=lots", "")).isEqualTo(400);
    assertThat(visitor.ask("GET", HOME + "/journal?kind=heard", "").body())
        .contains("\"kind\":\"heard\",\"delivery\":\"d3\"");
  }

  private void subscriptions() throws Exception {
    assertThat(ask("GET", "/subscriptions", "")).isEqualTo(200);
    assertThat(ask("DELETE", "/subscriptions/s1", "")).isEqualTo(204);
    assertThat(ask("DELETE", "/subscriptions/s1", "")).isEqualTo(404);
    assertThat(subscribe("http://localhost/" + "x".repeat(70_000))).isEqualTo(413);
    String far = visitor.ask("POST", HOME + "/subscriptions", far()).body();
    assertThat(far).contains("\"refused\":");
    for (int there = 1; there < Subscriptions.LIMIT; there++) {
      assertThat(ask("POST", "/subscriptions", far())).isEqualTo(201);
    }
    assertThat(ask("POST", "/subscriptions", far())).isEqualTo(409);
  }

  private static String far() {
    return "{\"twin\": \"notes\", \"url\": \"https://hooks.example.com/\"}";
  }
}
