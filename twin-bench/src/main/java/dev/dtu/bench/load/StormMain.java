package dev.dtu.bench.load;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Clients as a process that create, read and delete documents in bad weather, as fast as they can:
/// replies may be refusals, broken, late or none at all. Tells how many calls were answered and how
/// many suffered.
public final class StormMain {

  private static final int CLIENTS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String url;
  private final byte[] body = Document.template();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong suffered = new AtomicLong();

  private StormMain(String url) {
    this.url = url;
  }

  /// @param arguments where the collection is, and for how many seconds
  public static void main(String[] arguments) throws InterruptedException {
    var storm = new StormMain(arguments[0]);
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[1])).toNanos();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofPlatform().start(() -> storm.until(end)));
    }
    for (Thread each : clients) {
      each.join();
    }
    System.out.println(
        Obj.of("answered", Json.of(storm.answered.get()))
            .with("suffered", Json.of(storm.suffered.get())));
  }

  private void until(long end) {
    while (System.nanoTime() < end) {
      String id = call("POST", url, body);
      if (!id.isEmpty()) {
        call("GET", url + "/" + id, new byte[0]);
        call("DELETE", url + "/" + id, new byte[0]);
      }
    }
  }

  /// The id in the reply; empty when it tells none.
  private String call(String method, String target, byte[] content) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target))
            .timeout(PATIENCE)
            .header("authorization", "Bearer any")
            .header("content-type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    try {
      HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      answered.incrementAndGet();
      return reply.statusCode() >= 300 || reply.body().length == 0
          ? ""
          : Json.parse(reply.body()).asObj().flatMap(each -> each.text("id")).orElse("");
    } catch (IOException | Malformed weather) {
      suffered.incrementAndGet();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    return "";
  }
}
