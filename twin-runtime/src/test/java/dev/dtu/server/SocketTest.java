package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dtu.event.Deliveries;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Move;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sockets on the data port, as software opens them.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketTest {

  @TempDir Path folder;

  /// One end: what came, in order; `ping`, and `bye` with the code at its end.
  record End(WebSocket socket, LinkedBlockingQueue<String> came) {

    String next() throws InterruptedException {
      String next;
      do {
        next = came.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("nothing came for 20 s").isNotNull();
      } while ("ping".equals(next));
      return next;
    }

    Obj json() throws InterruptedException {
      return (Obj) Json.trusted(next());
    }

    void acknowledge(Obj envelope) {
      String name = envelope.text("envelope").orElseThrow();
      socket.sendText("{\"envelope\":\"" + name + "\"}", true).join();
    }
  }

  private static final class Hearing implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> came = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        came.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      came.add("ping");
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      came.add("bye " + code + " " + reason);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      came.add("broken");
    }
  }

  /// Asks for an address and opens it.
  static End connect(HttpClient client, URI dial) throws Exception {
    End end = dialled(client, address(client, dial));
    assertThat(end.next()).contains("\"hello\":\"app\"");
    return end;
  }

  static End dialled(HttpClient client, String url) throws Exception {
    var hearing = new Hearing();
    WebSocket socket =
        client.newWebSocketBuilder().buildAsync(URI.create(url), hearing).get(20, TimeUnit.SECONDS);
    return new End(socket, hearing.came);
  }

  static String address(HttpClient client, URI dial) throws Exception {
    var request =
        HttpRequest.newBuilder(dial)
            .header("authorization", "Token any")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ((Obj) Json.trusted(answer.body())).text("url").orElseThrow();
  }

  private static Universe frozen(Running running, String name) throws Exception {
    Universe made = running.universes.create(Wish.ANYTHING.named(name).takingAnyCredential());
    made.time("test", Move.Freeze.FREEZE);
    return made;
  }

  private static URI dial(Running running, String universe) {
    return running.data("/u/" + universe + "/notes/dial");
  }

  private static void note(Running running, String universe, String text) throws Exception {
    var made =
        running.send(
            running
                .to("/u/" + universe + "/notes/api/v1/notes")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}")));
    assertThat(made.statusCode()).isEqualTo(201);
  }

  static void until(Universe universe, String... states) {
    List<String> found = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    do {
      Thread.yield();
      assertThat(System.nanoTime()).as("waited for a minute, found " + found).isLessThan(end);
      found.clear();
      universe
          .store()
          .table(Deliveries.TABLE)
          .rows(0)
          .forEachRemaining(
              row -> found.add(row.value().obj("item").orElseThrow().text("state").orElseThrow()));
    } while (!found.equals(List.of(states)));
  }

  @Test
  void software_connects_hears_acknowledges_and_is_told_again_what_it_does_not() throws Exception {
    try (var running = new Running(folder)) {
      Universe lab = frozen(running, "lab");
      End one = connect(running.client, dial(running, "lab"));
      End two = connect(running.client, dial(running, "lab"));
      note(running, "lab", "a");
      one.acknowledge(one.json());
      until(lab, "delivered");
      note(running, "lab", "b");
      Obj envelope = two.json();
      lab.time("test", new Move.Advance(Duration.ofSeconds(3)));
      Obj again = one.json();
      assertThat(again.text("envelope")).isEqualTo(envelope.text("envelope"));
      assertThat(again.text("reason")).contains("slow");
      one.acknowledge(again);
      until(lab, "delivered", "delivered");
      one.socket().sendClose(WebSocket.NORMAL_CLOSURE, "done").join();
      assertThat(one.next()).startsWith("bye 1000");
      two.socket().abort();
    }
  }

  @Test
  void the_service_pings_and_ends_sockets_when_an_operator_asks() throws Exception {
    try (var running = new Running(folder)) {
      Universe lab = frozen(running, "lab");
      End end = connect(running.client, dial(running, "lab"));
      String ping;
      do {
        ping = end.came().poll(20, TimeUnit.SECONDS);
      } while (!"ping".equals(ping));
      running.control("POST", "/universes/lab/sockets/k1/end", "{\"reason\": \"warning\"}");
      assertThat(end.json().text("bye")).contains("warning");
      lab.time("test", new Move.Advance(Duration.ofSeconds(10)));
      assertThat(end.json().text("bye")).contains("refresh");
      assertThat(end.next()).isEqualTo("bye 1000 service: refresh");
      connect(running.client, dial(running, "lab"));
      assertThat(running.control("DELETE", "/universes/lab/sockets/k2", "").statusCode())
          .isEqualTo(204);
    }
  }

  @Test
  void an_address_by_host_or_credential_leads_to_its_universe() throws Exception {
    try (var running = new Running(folder)) {
      frozen(running, "lab");
      int port = running.data("/").getPort();
      String answer =
          running.raw(
              "POST /dial HTTP/1.1\r\nHost: notes.lab.localhost:"
                  + port
                  + "\r\n"
                  + "Authorization: Token any\r\n"
                  + "Content-Length: 0\r\n"
                  + "Connection: close\r\n\r\n");
      String document = answer.substring(answer.indexOf("{\"url\""), answer.lastIndexOf('}') + 1);
      String url = ((Obj) Json.trusted(document)).text("url").orElseThrow();
      assertThat(url).startsWith("ws://notes.lab.localhost:" + port + "/socket?ticket=");
      // by the ticket alone, where neither host nor path tell
      String bare = url.replace("notes.lab.localhost", "127.0.0.1");
      End end = dialled(running.client, bare);
      assertThat(end.next()).contains("hello");
      refused(running, bare, 403);
      refused(running, dial(running, "lab").toString().replace("/dial", "/socket?ticket=no"), 403);
      refused(running, dial(running, "lab").toString().replace("/dial", "/nowhere"), 404);
      frozen(running, "other");
      String elsewhere =
          address(running.client, dial(running, "lab")).replace("/u/lab", "/u/other");
      refused(running, elsewhere, 421);
      end.socket().abort();
    }
  }

  private static void refused(Running running, String url, int status) {
    var failed =
        catchThrowableOfType(
            ExecutionException.class,
            () ->
                running
                    .client
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(url.replaceFirst("^http", "ws")), new Hearing())
                    .get(20, TimeUnit.SECONDS));
    var shaken = (WebSocketHandshakeException) failed.getCause();
    assertThat(shaken.getResponse().statusCode()).isEqualTo(status);
    assertThat(shaken.getResponse().headers().firstValue(OwnError.MARK)).isPresent();
  }

  @Test
  void a_message_that_is_too_long_closes_its_socket_and_no_other() throws Exception {
    try (var running = new Running(folder)) {
      frozen(running, "lab");
      End one = connect(running.client, dial(running, "lab"));
      End two = connect(running.client, dial(running, "lab"));
      one.socket().sendText("x".repeat(SocketLimits.MESSAGE_BYTES + 1), true).join();
      assertThat(one.next()).startsWith("bye 1009");
      two.socket().sendText("x".repeat(SocketLimits.MESSAGE_BYTES), true).join();
      note(running, "lab", "a");
      Obj envelope = two.json();
      two.acknowledge(envelope);
      until(running.universe("lab"), "delivered");
    }
  }

  private static String handshake(String url) {
    URI to = URI.create(url);
    return "GET "
        + to.getPath()
        + "?"
        + to.getQuery()
        + " HTTP/1.1\r\nHost: "
        + to.getAuthority()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  }

  private static String why(Running running) throws Exception {
    Obj shown = Running.json(running.control("GET", "/universes/lab/sockets", ""));
    return ((Obj) shown.items("sockets").items().getFirst()).text("why").orElse("");
  }

  private static void untilClosed(Running running) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (why(running).isEmpty()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
    }
  }

  @Test
  void who_does_not_answer_pings_is_closed() throws Exception {
    Limits limits = Limits.DEFAULT.withTimes(Duration.ofMillis(100), Duration.ofSeconds(10), 1);
    try (var running = new Running(folder, limits)) {
      frozen(running, "lab");
      String seen = running.rawUntilReset(handshake(address(running.client, dial(running, "lab"))));
      assertThat(seen).startsWith("HTTP/1.1 101").contains("hello");
      untilClosed(running);
    }
  }

  @Test
  void who_does_not_read_is_cut() throws Exception {
    try (var running = new Running(folder);
        var raw = new java.net.Socket("127.0.0.1", running.data("/").getPort())) {
      frozen(running, "lab");
      String asked = handshake(address(running.client, dial(running, "lab")));
      raw.getOutputStream().write(asked.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String text = "x".repeat(30_000);
      for (int i = 0; i < 900 && why(running).isEmpty(); i++) {
        note(running, "lab", text);
      }
      untilClosed(running);
    }
  }

  @Test
  void a_server_has_so_many_sockets_and_no_more() throws Exception {
    try (var running = new Running(folder, Limits.DEFAULT.withConnections(20))) {
      for (String name : List.of("one", "two", "three", "lab")) {
        frozen(running, name);
      }
      List<End> ends = new ArrayList<>();
      for (String name : List.of("one", "two", "three")) {
        for (int i = 0; i < 3; i++) {
          ends.add(connect(running.client, dial(running, name)));
        }
      }
      ends.add(connect(running.client, dial(running, "lab")));
      refused(running, address(running.client, dial(running, "lab")), 503);
      ends.forEach(end -> end.socket().abort());
    }
  }

  @Test
  void a_server_that_stops_says_so() throws Exception {
    End end;
    HttpClient client = HttpClient.newHttpClient();
    try (var running = new Running(folder)) {
      frozen(running, "lab");
      end = connect(client, dial(running, "lab"));
    }
    assertThat(end.next()).isEqualTo("bye 1000 the server stops");
    client.close();
  }

  @Test
  void twenty_sockets_hear_fifty_events_each_in_order_and_none_is_lost() throws Exception {
    try (var running = new Running(folder)) {
      List<Thread> threads = new ArrayList<>();
      var broken = new LinkedBlockingQueue<Throwable>();
      for (int i = 0; i < 20; i++) {
        String name = "lab" + i;
        frozen(running, name); // so that no time for an acknowledgement is over
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    heard(running, name);
                  } catch (Throwable wrong) {
                    broken.add(wrong);
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(broken).isEmpty();
      String[] all = new String[50];
      Arrays.fill(all, "delivered");
      for (int i = 0; i < 20; i++) {
        until(running.universe("lab" + i), all);
      }
    }
  }

  private static void heard(Running running, String universe) throws Exception {
    End end = connect(running.client, dial(running, universe));
    for (int i = 0; i < 50; i++) {
      note(running, universe, "n" + i);
    }
    for (int i = 0; i < 50; i++) {
      Obj envelope = end.json();
      assertThat(envelope.obj("note").orElseThrow().text("text")).contains("n" + i);
      end.acknowledge(envelope);
    }
  }
}
