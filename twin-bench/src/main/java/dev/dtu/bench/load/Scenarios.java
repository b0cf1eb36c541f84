package dev.dtu.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Scripted scenarios, one after the other on each of some connections: a fresh fork, ten calls (five
/// creations, each read back), a check of the journal by verify, and the fork is thrown away. A
/// scenario counts when each reply was as it should be.
///
/// @param path of a collection, below a universe's own
public record Scenarios(int data, int control, String token, String path) {

  private static final int PAIRS = 5;
  private static final double NANOS_IN_SECOND = 1e9;

  private static final String EXPECTATION =
      """
      {"expect": [{"question": {"method": "POST", "status": "2xx"}, "exactly": 5},
        {"question": {"method": "GET", "status": "2xx"}, "exactly": 5},
        {"question": {"status": "4xx"}, "atMost": 0}]}
      """;

  /// How many scenarios a second were done.
  ///
  /// @param connections how many go on at once
  public double perSecond(int connections, double seconds) throws IOException {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * NANOS_IN_SECOND);
    List<Future<Integer>> counts = new ArrayList<>();
    int done = 0;
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < connections; i++) {
        counts.add(threads.submit(() -> until(end)));
      }
      for (Future<Integer> count : counts) {
        done += count.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return done * NANOS_IN_SECOND / (System.nanoTime() - begin);
  }

  private int until(long end) throws IOException {
    int done = 0;
    try (var operator = new Talk(control, "Bearer " + token);
        var client = new Talk(data, "Bearer any")) {
      while (System.nanoTime() < end) {
        scenario(operator, client);
        done++;
      }
    }
    return done;
  }

  private void scenario(Talk operator, Talk client) throws IOException {
    String wish = "{\"fork\": \"w1\", \"auth\": \"any\"}";
    String fork = text(expect(201, operator.ask("POST", "/universes", wish)), "name");
    String collection = "/u/" + fork + path;
    for (int i = 0; i < PAIRS; i++) {
      String document =
          "{\"marker\": \"%s-%d\", \"title\": \"A note\", \"text\": \"Its words\"}"
              .formatted(fork, i);
      String id = text(expect(201, client.ask("POST", collection, document)), "id");
      String read = expect(200, client.ask("GET", collection + "/" + id, ""));
      if (!text(read, "marker").equals(fork + "-" + i)) {
        throw new IOException("expected what was created, found " + read);
      }
    }
    String told = expect(200, operator.ask("POST", "/universes/" + fork + "/verify", EXPECTATION));
    if (!told.startsWith("{\"holds\":true")) {
      throw new IOException("expected that all holds, found " + told);
    }
    expect(204, operator.ask("DELETE", "/universes/" + fork, ""));
  }

  private static String expect(int status, Talk.Reply reply) throws IOException {
    if (reply.status() != status) {
      throw new IOException(
          "expected status " + status + ", found " + reply.status() + ": " + reply.body());
    }
    return reply.body();
  }

  /// The first text of this name in a document.
  private static String text(String document, String member) throws IOException {
    String start = "\"" + member + "\":\"";
    int from = document.indexOf(start);
    if (from < 0) {
      throw new IOException("expected a member '" + member + "', found " + document);
    }
    int begin = from + start.length();
    return document.substring(begin, document.indexOf('"', begin));
  }
}
