package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Durability;
import dev.dtu.ledger.Ledger;
import dev.dtu.ledger.Options;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server is killed under load, again and again: what it acknowledged is there, and nothing is
/// there by half.
@Timeout(300)
class KillTest {

  private static final int WRITERS = 4;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  /// Universe → id → text, as the server acknowledged them.
  private final Map<String, Map<String, String>> acknowledged = new ConcurrentHashMap<>();

  private final AtomicInteger texts = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"PROCESS, 20", "POWER, 3"})
  void what_was_acknowledged_outlives_kill_9(Durability durability, int kills) throws Exception {
    acknowledged.put("default", new ConcurrentHashMap<>());
    for (int round = 0; round < kills; round++) {
      Process server = start(durability);
      try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
        String[] urls = String.valueOf(out.readLine()).split(" ");
        String fork = fork(urls[1], round);
        load(server, urls[0], fork, 40 + 13 * round);
      } finally {
        server.destroyForcibly().waitFor();
      }
      check();
    }
    assertThat(acknowledged).hasSize(kills + 1);
    assertThat(acknowledged.get("default")).hasSizeGreaterThan(20 * kills);
  }

  private Process start(Durability durability) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Keeping.class.getName(),
            folder.toString(),
            durability.name())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String fork(String control, int round) throws IOException, InterruptedException {
    String name = "fork-" + round;
    var request =
        HttpRequest.newBuilder(URI.create(control + "/universes"))
            .header("Authorization", "Bearer secret")
            .header("content-type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"name\": \"" + name + "\", \"fork\": \"default\", \"auth\": \"any\"}"));
    var made = Door.held(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    acknowledged.put(name, new ConcurrentHashMap<>(acknowledged.get("default")));
    return name;
  }

  /// Writes until so many notes are acknowledged, then kills the server in the midst of it.
  private void load(Process server, String url, String fork, int most) throws Exception {
    var enough = new CountDownLatch(most);
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        String universe = i % 2 == 0 ? "default" : fork;
        writers.submit(() -> {
          while (write(url, universe)) {
            enough.countDown();
          }
          return true;
        });
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      server.destroyForcibly();
    }
  }

  private boolean write(String url, String universe) throws InterruptedException {
    String text = "note " + texts.incrementAndGet();
    var request =
        HttpRequest.newBuilder(URI.create(url + "/u/" + universe + "/notes/api/v1/notes"))
            .header("Authorization", "Token any")
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}"));
    try {
      var reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
      Obj note = (Obj) Json.trusted(reply.body());
      acknowledged
          .get(universe)
          .put(note.text("id").orElseThrow(), note.text("text").orElseThrow());
      return true;
    } catch (IOException killed) {
      return false;
    }
  }

  /// Opens the folder: each note acknowledged is there as it was, each row there came by a whole
  /// entry.
  private void check() throws IOException {
    try (Ledger ledger = Ledger.open(folder, Options.DEFAULT, 1)) {
      Universes universes = Keeping.universes(ledger, 1000);
      for (var world : acknowledged.entrySet()) {
        Universe universe = universes.find(world.getKey()).orElseThrow();
        Map<String, String> there = notes(universe.store());
        assertThat(there).containsAllEntriesOf(world.getValue());
        folds(universe);
        world.getValue().putAll(there);
      }
      assertThat(ledger.notes()).isEmpty();
    }
  }

  private static Map<String, String> notes(Store store) {
    Map<String, String> notes = new TreeMap<>();
    store
        .table("notes/note")
        .ifPresent(table ->
            table
                .rows(0)
                .forEachRemaining((Row row) ->
                    notes.put(
                        row.key(),
                        row.value().obj("item").flatMap(item -> item.text("text")).orElse(""))));
    return notes;
  }

  private static void folds(Universe universe) {
    List<Entry> entries = universe.entries(universe.oldest(), Integer.MAX_VALUE);
    Universe.Moment now = universe.current();
    assertThat(entries).hasSize((int) (now.turn() - universe.oldest() + 1));
    Store store = universe.begin();
    for (Entry entry : entries) {
      store = store.apply(entry.changes(), Tables::shape);
    }
    assertThat(store.hash()).isEqualTo(now.store().hash());
  }
}
