package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is kept may fill the heap: then who would add to it is told so, and the server stays up. What
/// adds to it, `RoomTest` says.
class HeapGuardTest {

  private static final long HEAP = 100L << 20;

  private final AtomicLong kept = new AtomicLong();
  private final AtomicInteger collections = new AtomicInteger();
  private final HeapGuard guard = new HeapGuard(kept::get, collections::incrementAndGet, HEAP);

  @TempDir Path folder;

  @Test
  void takes_all_calls_up_to_its_part_of_the_heap() {
    look(85L << 20, 10);
    assertThat(guard.lacking()).isEmpty();
    assertThat(guard.refusal(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void tells_that_there_is_no_room_once_it_was_seen_full_twice() {
    look(86L << 20, HeapGuard.SIGHTINGS - 1);
    assertThat(guard.lacking()).isEmpty();
    look(86L << 20, 1);
    assertThat(guard.lacking())
        .hasValueSatisfying(why -> assertThat(why).contains("at most 85 MiB", "found 86 MiB"));
  }

  @Test
  void what_brings_much_is_not_even_read() {
    look(86L << 20, HeapGuard.SIGHTINGS);
    assertThat(guard.refusal(HeapGuard.MANY)).isEmpty();
    assertThat(guard.refusal(-1)).as("nobody knows how much").isEmpty();
    assertThat(guard.refusal(HeapGuard.MANY + 1))
        .hasValueSatisfying(error -> {
          assertThat(error.status()).isEqualTo(503);
          assertThat(error.name()).isEqualTo("heap-full");
          assertThat(error.why()).contains("at most 85 MiB");
        });
  }

  @Test
  void one_look_between_two_collections_is_no_sign() {
    for (int i = 0; i < 10; i++) {
      look(99L << 20, 1);
      look(50L << 20, 1);
    }
    assertThat(guard.lacking()).isEmpty();
  }

  @Test
  void takes_calls_again_when_there_is_clearly_room() {
    look(90L << 20, 2);
    look(81L << 20, 2);
    assertThat(guard.lacking()).isPresent();
    look(79L << 20, 1);
    assertThat(guard.lacking()).isEmpty();
  }

  @Test
  void asks_for_a_collection_while_it_refuses_and_only_then() {
    look(10L << 20, 5 * HeapGuard.PATIENCE);
    assertThat(collections).hasValue(0);
    look(90L << 20, HeapGuard.SIGHTINGS + 2 * HeapGuard.PATIENCE);
    assertThat(collections).hasValue(2);
  }

  private void look(long left, int times) {
    kept.set(left);
    for (int i = 0; i < times; i++) {
      guard.look();
    }
  }

  @Test
  @Timeout(120)
  void a_server_with_a_full_heap_says_so_and_goes_on_when_a_universe_is_deleted() throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Keeping.class.getName(),
                folder.toString(),
                "PROCESS")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      String[] urls = String.valueOf(out.readLine()).split(" ");
      HttpResponse<String> refused = written(urls[0], "default", 503);
      assertThat(refused.headers().firstValue(OwnError.MARK)).contains("heap-full");
      assertThat(refused.body()).contains("reset universes").contains("-Xmx");
      var asked = HttpRequest.newBuilder(URI.create(urls[0] + "/u/default/notes/api/v1/notes/n0"));
      assertThat(sent(asked.GET().header("Authorization", "Token any")).statusCode())
          .isEqualTo(404);

      var deleted = HttpRequest.newBuilder(URI.create(urls[1] + "/universes/default")).DELETE();
      assertThat(sent(deleted.header("Authorization", "Bearer secret")).statusCode())
          .isEqualTo(204);
      var made =
          HttpRequest.newBuilder(URI.create(urls[1] + "/universes"))
              .header("Authorization", "Bearer secret")
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"next\", \"auth\": \"any\"}"));
      assertThat(sent(made).statusCode()).isEqualTo(201);
      assertThat(written(urls[0], "next", 201).body()).contains("xxx");
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  /// Writes notes until one is answered with this status.
  private HttpResponse<String> written(String url, String universe, int status) throws Exception {
    String note = "{\"text\": \"" + "x".repeat(40_000) + "\"}";
    while (true) {
      var request =
          HttpRequest.newBuilder(URI.create(url + "/u/" + universe + "/notes/api/v1/notes"))
              .header("Authorization", "Token any")
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(note));
      HttpResponse<String> reply = sent(request);
      assertThat(reply.statusCode()).as(reply.body()).isIn(201, 503);
      if (reply.statusCode() == status) {
        return reply;
      }
    }
  }

  private HttpResponse<String> sent(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
