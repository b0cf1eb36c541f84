package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.secure.Authority;
import dev.dtu.secure.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Replies that are waited for longer than a connection may be silent.
@Timeout(60)
class StillnessTest {

  private static final String NOTES = "/u/default/notes/api/v1/notes";
  private static final Duration IDLE = Duration.ofMillis(1_500);

  /// More than twice as long.
  private static final Duration LONG = Duration.ofMillis(3_200);

  @TempDir Path folder;
  private Running running;

  /// How a client comes.
  private enum Road {
    ONE,
    UPGRADED,
    SECURED_ONE,
    SECURED_TWO;

    HttpClient.Version version() {
      return this == ONE || this == SECURED_ONE
          ? HttpClient.Version.HTTP_1_1
          : HttpClient.Version.HTTP_2;
    }

    boolean secured() {
      return this == SECURED_ONE || this == SECURED_TWO;
    }
  }

  @BeforeEach
  void start() throws IOException {
    running = new Running(folder, Limits.DEFAULT.withTimes(IDLE, Duration.ofSeconds(30), 1));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpClient client(Road road) throws IOException {
    return HttpClient.newBuilder()
        .version(road.version())
        .sslContext(Trust.client(List.of(Authority.of(folder.resolve("authority")).certificate())))
        .build();
  }

  private HttpRequest.Builder to(Road road, String path) {
    String base = road.secured() ? running.server.tlsUrl().orElseThrow() : running.server.dataUrl();
    return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Token any");
  }

  private static String sent(HttpClient client, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private void strike(String fault) throws Exception {
    var answer =
        running.control("PUT", "/universes/default/faults/f", "{\"fault\": " + fault + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /// What is done on one of the roads.
  private interface Trip {
    void go(Road road, HttpClient client) throws Exception;
  }

  /// On all roads at once.
  private void everywhere(Trip trip) throws Exception {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (Road road : Road.values()) {
      var done = new CompletableFuture<Void>();
      all.add(done);
      Thread.ofVirtual()
          .start(() -> {
            try (HttpClient client = client(road)) {
              trip.go(road, client);
              done.complete(null);
            } catch (Throwable failed) {
              done.completeExceptionally(new AssertionError("by " + road, failed));
            }
          });
    }
    for (CompletableFuture<Void> each : all) {
      each.get(50, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_reply_that_a_fault_delays_comes_whole_and_its_connection_goes_on() throws Exception {
    strike("{\"delay\": \"%s\"}".formatted(LONG));
    String body = "x".repeat(1_000);
    everywhere((road, client) -> {
      var request = to(road, "/u/default/notes/echo").POST(text(body));
      assertThat(sent(client, request)).contains("\"size\":1000");
      assertThat(sent(client, to(road, NOTES))).isEqualTo("[]");
    });
  }

  private static HttpRequest.BodyPublisher text(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  @Test
  void a_reply_that_drips_more_slowly_than_silence_lasts_comes_whole() throws Exception {
    strike("{\"drip\": {\"bytes\": 100, \"every\": \"%s\"}}".formatted(LONG));
    everywhere((road, client) ->
        assertThat(sent(client, to(road, "/u/default/notes/echo").POST(text("drop"))))
            .contains("\"body\":\"drop\"")
            .endsWith("}"));
  }

  @Test
  void who_waits_for_a_busy_universe_is_answered_when_it_is_free() throws Exception {
    var begun = new CountDownLatch(1);
    Thread busy = Thread.ofVirtual().start(() -> occupy(begun));
    begun.await();
    everywhere((road, client) -> assertThat(sent(client, to(road, NOTES))).isEqualTo("[]"));
    busy.join();
  }

  private void occupy(CountDownLatch begun) {
    running
        .universe("default")
        .act(
            "test",
            "take long",
            _ -> {
              begun.countDown();
              try {
                Thread.sleep(LONG);
              } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Test
  void who_keeps_the_server_waiting_is_still_cut_off() throws Exception {
    var never =
        HttpRequest.BodyPublishers.fromPublisher(subscriber -> {
          // says that a body comes, and sends none
          subscriber.onSubscribe(
              new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
              });
        });
    try (HttpClient client = client(Road.UPGRADED)) {
      sent(client, to(Road.UPGRADED, NOTES));
      var request = to(Road.UPGRADED, "/u/default/notes/echo").POST(never).build();
      // a 408, or no more than the end of the stream, as the body is still to come
      int status =
          client
              .sendAsync(request, HttpResponse.BodyHandlers.ofString())
              .handle((answer, cut) -> cut == null ? answer.statusCode() : 408)
              .get(50, TimeUnit.SECONDS);
      assertThat(status).isEqualTo(408);
      assertThat(running.turns()).isEqualTo(1);
      client.shutdownNow();
    }
  }
}
