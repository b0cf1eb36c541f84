package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal as an operator reads it while it goes on.
class StreamingTest {

  private static final String STREAM = "/universes/default/journal/stream";

  @TempDir Path folder;
  private Running running;

  /// What was read of each stream.
  private final Map<HttpResponse<?>, StringBuilder> read = new LinkedHashMap<>();

  @BeforeEach
  void start() throws Exception {
    running =
        new Running(
            folder, Limits.DEFAULT.withTimes(Duration.ofMillis(300), Duration.ofSeconds(5), 1));
  }

  @AfterEach
  void stop() {
    running.close();
    read.forEach((answer, lines) -> {
      int whole = lines.lastIndexOf("\n\n");
      Door.told(answer, lines.substring(0, Math.max(0, whole)));
    });
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(running.server.controlUrl() + path))
        .header("Authorization", "Bearer secret");
  }

  /// The lines of a stream, which is open when this returns.
  private Iterator<String> open(HttpRequest.Builder request) throws Exception {
    var answer = running.client.send(request.build(), BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    var lines = new StringBuilder();
    read.put(answer, lines);
    Iterator<String> all = answer.body().peek(line -> lines.append(line).append('\n')).iterator();
    assertThat(all.next()).startsWith(": entries from ");
    return all;
  }

  private static String next(Iterator<String> lines, String begin) {
    while (true) {
      String line = lines.next();
      if (line.startsWith(begin)) {
        return line;
      }
    }
  }

  private void create() throws Exception {
    running.send(
        running
            .to("/notes/api/v1/notes")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"a\"}")));
  }

  private void list() throws Exception {
    running.send(running.to("/notes/api/v1/notes"));
  }

  @Test
  void what_is_asked_for_is_told_as_it_happens() throws Exception {
    create();
    Iterator<String> lines = open(to(STREAM + "?operation=create"));
    list();
    create();
    assertThat(next(lines, "id: ")).isEqualTo("id: 3");
    assertThat(lines.next()).isEqualTo("event: turn");
    assertThat(lines.next()).startsWith("data: {\"number\":3,").doesNotContain("Token any");
  }

  @Test
  void a_reader_goes_on_after_the_last_event_it_had() throws Exception {
    create();
    create();
    create();
    Iterator<String> lines = open(to(STREAM + "?from=1").header("Last-Event-ID", "1"));
    assertThat(next(lines, "id: ")).isEqualTo("id: 2");
    assertThat(next(lines, "id: ")).isEqualTo("id: 3");
    Iterator<String> shorter = open(to(STREAM).header("Last-Event-ID", "99"));
    assertThat(next(shorter, "id: ")).isEqualTo("id: 1");
  }

  @Test
  void a_stream_ends_with_its_universe() throws Exception {
    running.control("POST", "/universes", "{\"name\": \"short\"}");
    Iterator<String> lines = open(to("/universes/short/journal/stream"));
    running.control("DELETE", "/universes/short", "");
    assertThat(next(lines, "event: ")).isEqualTo("event: end");
    assertThat(next(lines, "data: ")).contains("deleted");
    lines.forEachRemaining(line -> assertThat(line).isEmpty());
  }

  @Test
  void what_cannot_be_streamed_is_told() throws Exception {
    for (String[] each :
        new String[][] {
          {"?opration=x", "", "400", "did you mean 'operation'?"},
          {"?from=x", "", "400", "a whole number"},
          {"", "x1", "400", "the number of an entry"},
        }) {
      var request = to(STREAM + each[0]);
      var answer =
          running.send(each[1].isEmpty() ? request : request.header("Last-Event-ID", each[1]));
      assertThat(answer.statusCode()).hasToString(each[2]);
      assertThat(answer.body()).contains(each[3]);
    }
    create();
    running.control("POST", "/universes", "{\"name\": \"fork\", \"fork\": \"default\"}");
    running.control("PUT", "/universes/fork/faults/f", "{\"fault\": {\"lose\": \"after\"}}");
    assertThat(running.control("GET", "/universes/fork/journal/stream?from=1", "").statusCode())
        .isEqualTo(410);
  }

  @Test
  void no_more_streams_are_open_than_the_limit_and_who_leaves_makes_room() throws Exception {
    List<CompletableFuture<HttpResponse<InputStream>>> open = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      open.add(running.client.sendAsync(to(STREAM).build(), BodyHandlers.ofInputStream()));
    }
    for (var each : open) {
      assertThat(each.get().statusCode()).isEqualTo(200);
    }
    HttpResponse<String> full = running.send(to(STREAM));
    assertThat(full.statusCode()).isEqualTo(503);
    assertThat(full.body()).contains("at most 200");
    assertThat(running.control("GET", "/universes/default/journal", "").statusCode())
        .isEqualTo(200);
    for (var each : open) {
      each.get().body().close();
    }
    int status = 503;
    while (status == 503) { // a stream finds that its reader left when it writes
      create();
      var again = running.client.send(to(STREAM).build(), BodyHandlers.ofInputStream());
      status = again.statusCode();
      again.body().close();
    }
    assertThat(status).isEqualTo(200);
  }
}
