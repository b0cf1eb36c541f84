package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.event.Deliveries;
import dev.dtu.event.NotesEvents;
import dev.dtu.event.Reach;
import dev.dtu.event.Subscriptions;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Climate;
import dev.dtu.twin.NotesTwin;
import dev.dtu.twin.RateLimits;
import dev.dtu.universe.Move;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How tries to tell the outside something go by HTTP.
@Timeout(60)
class HttpCourierTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final HttpServer outside;
  private final AtomicInteger asked = new AtomicInteger();
  private Universe universe;
  private Universes universes;
  private HttpCourier courier = new HttpCourier(new OwnPorts(Set.of()));

  HttpCourierTest() throws Exception {
    outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.start();
    universes = universes(Duration.ofSeconds(20));
    universe = begun();
  }

  private static Universes universes(Duration patience) {
    var events = NotesEvents.of(false, patience);
    var twin = NotesTwin.twin().with(new Climate(new TreeMap<>(), RateLimits.NONE, events));
    return new Universes(Map.of("notes", twin), 1, InstantSource.fixed(NOON));
  }

  private Universe begun() throws Universes.Refused {
    Universe begun = universes.create(Wish.ANYTHING.named("a").takingAnyCredential());
    begun.time("test", Move.Freeze.FREEZE);
    universes.sendBy(courier);
    return begun;
  }

  @AfterEach
  void stop() {
    courier.close();
    outside.stop(0);
    assertThat(universe.replay().differences()).isEmpty();
  }

  private void by(HttpCourier other) {
    courier.close();
    courier = other;
    universes.sendBy(other);
  }

  private String url(String path) {
    return "http://localhost:" + outside.getAddress().getPort() + path;
  }

  private void answers(int status, String... header) {
    outside.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          if (header.length == 2) {
            exchange.getResponseHeaders().add(header[0], header[1]);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private void tell(String url) {
    Obj told =
        Obj.of("twin", Json.of("notes"), "url", Json.of(url)).with("events", Json.array(List.of()));
    universe.act(
        "test", "subscribe", draft -> Subscriptions.add(draft, told, NotesEvents.of(false), NOON));
    create();
  }

  private void create() {
    universe.turn(
        "notes",
        new Origin("http", "notes.example.com", ""),
        Request.of("POST", "/notes")
            .with("authorization", "Bearer x")
            .withJson(Obj.of("text", Json.of("a"))));
  }

  /// The delivery of that number once it is no more under way.
  private Obj settled(int number) {
    Instant end = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(end)) {
      var rows = universe.store().table(Deliveries.TABLE);
      if (rows.size() > number) {
        Obj item = rows.at(number).value().obj("item").orElse(Obj.EMPTY);
        if (!item.text("state").equals(java.util.Optional.of("sending"))) {
          return item;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("still under way after 30 s");
  }

  private static String tried(Obj item) {
    return item.items("tries").items().getLast().asObj().orElseThrow().text("outcome").orElse("");
  }

  @Test
  void an_answer_settles_it() {
    answers(204);
    tell(url("/"));
    assertThat(settled(0).text("state")).contains("delivered");
  }

  @Test
  void who_never_answers_is_a_timeout_and_who_is_not_there_a_failed_connection() throws Exception {
    universes = universes(Duration.ofMillis(500));
    universe = begun();
    var never = new CountDownLatch(1);
    outside.createContext("/", exchange -> hang(exchange, never));
    tell(url("/"));
    assertThat(tried(settled(0))).isEqualTo("timeout");
    never.countDown();
    int free;
    try (var gone = new ServerSocket(0)) {
      free = gone.getLocalPort();
    }
    tell("http://localhost:" + free + "/");
    assertThat(tried(settled(2))).isEqualTo("connection");
  }

  private static void hang(HttpExchange exchange, CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  @Test
  void who_closes_without_a_word_gave_no_answer() throws Exception {
    try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sayAll(mute, ""));
      tell("http://localhost:" + mute.getLocalPort() + "/");
      assertThat(tried(settled(0))).isEqualTo("answer");
    }
  }

  private static void sayAll(ServerSocket at, String words) {
    try {
      while (!at.isClosed()) {
        try (Socket one = at.accept()) {
          int read = one.getInputStream().read(new byte[1 << 16]);
          assertThat(read).isPositive();
          one.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
          if (!words.isEmpty()) {
            // who closes at once may be reset before the words are read
            one.getInputStream().readAllBytes();
          }
        }
      }
    } catch (IOException ended) {
      // the test is over
    }
  }

  @Test
  void who_speaks_no_tls_where_it_is_spoken_is_a_failure_of_tls() throws Exception {
    try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sayAll(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));
      tell("https://localhost:" + plain.getLocalPort() + "/");
      assertThat(tried(settled(0))).isEqualTo("tls");
    }
  }

  @Test
  void an_answer_without_end_is_read_to_its_limit() {
    outside.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 64; i++) {
              out.write(new byte[HttpCourier.ANSWER_BYTES]);
            }
          } catch (IOException closed) {
            exchange.close();
          }
        });
    tell(url("/"));
    assertThat(settled(0).text("state")).contains("delivered");
  }

  @Test
  void it_goes_no_further_where_an_answer_sends_it_on() {
    answers(307, "location", "/elsewhere");
    tell(url("/"));
    assertThat(settled(0).text("state")).contains("failed");
    assertThat(asked).hasValue(1);
  }

  @Test
  void our_own_ports_are_refused_under_every_name() {
    by(new HttpCourier(new OwnPorts(Set.of(outside.getAddress().getPort()))));
    universe.act("test", "reach", new Reach(List.of("*"))::keep);
    answers(200);
    tell(url("/"));
    tell(url("/").replace("localhost", "127.0.0.1"));
    tell(url("/").replace("localhost", "127.1.2.3"));
    tell(url("/").replace("localhost", "[::1]"));
    tell(url("/").replace("localhost", "0.0.0.0"));
    tell(url("/").replace("localhost", "[::ffff:127.0.0.1]"));
    for (int i = 0; i < universe.store().table(Deliveries.TABLE).size(); i++) {
      assertThat(settled(i).text("state")).contains("refused");
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void more_than_may_wait_is_refused() {
    by(new HttpCourier(new OwnPorts(Set.of()), 0));
    answers(200);
    tell(url("/"));
    assertThat(settled(0).text("state")).contains("refused");
    assertThat(settled(0).toString()).contains("expected at most 0 deliveries of all universes");
  }

  @Test
  void an_address_that_is_none_is_refused_and_not_a_defect() {
    answers(200);
    universe.act("test", "reach", new Reach(List.of("*"))::keep);
    tell("http://bad host/");
    tell("http://host_with_underscore/");
    tell("http://localhost:99999/");
    for (int i = 0; i < universe.store().table(Deliveries.TABLE).size(); i++) {
      assertThat(settled(i).text("state").orElse("")).isIn("refused", "failed", "queued");
    }
  }
}
