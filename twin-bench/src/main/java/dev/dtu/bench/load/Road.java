package dev.dtu.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;

/// A way to a collection, gone with Java's own client: with or without TLS, by a proxy or straight.
///
/// @param collection where documents are made and read
/// @param version what has to be spoken; anything else is an error
/// @param proxy the port of a proxy on this machine, if it goes by one
public record Road(
    URI collection, HttpClient.Version version, OptionalInt proxy, SSLContext trusting) {

  private static final double NANOS_IN_SECOND = 1e9;

  /// What was seen.
  ///
  /// @param requests how many were answered as they should be
  public record Count(long requests, double seconds) {

    public double perSecond() {
      return requests / seconds;
    }
  }

  /// Creates and reads for so long.
  ///
  /// @param clients how many go on at once, each with a request under way
  public Count createAndRead(int clients, double seconds) throws IOException {
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * NANOS_IN_SECOND);
    List<Future<Long>> counts = new ArrayList<>();
    long done = 0;
    try (HttpClient client = client();
        ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < clients; i++) {
        long lane = i;
        counts.add(threads.submit(() -> until(end, client, new Markers(lane))));
      }
      for (Future<Long> count : counts) {
        done += count.get();
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return new Count(done, (System.nanoTime() - begin) / NANOS_IN_SECOND);
  }

  private HttpClient client() {
    var builder = HttpClient.newBuilder().version(version).sslContext(trusting);
    proxy.ifPresent(port ->
        builder.proxy(
            ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))));
    return builder.build();
  }

  private long until(long end, HttpClient client, Markers markers)
      throws IOException, InterruptedException {
    byte[] body = Document.template();
    int hole = Document.markerAt(body);
    long done = 0;
    while (System.nanoTime() < end) {
      byte[] marker = markers.next();
      System.arraycopy(marker, 0, body, hole, marker.length);
      String created =
          answer(
              client,
              HttpRequest.newBuilder(collection)
                  .header("content-type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
              marker);
      int id = created.indexOf("\"id\":\"") + 6;
      URI item = URI.create(collection + "/" + created.substring(id, created.indexOf('"', id)));
      answer(client, HttpRequest.newBuilder(item), marker);
      done += 2;
    }
    return done;
  }

  private String answer(HttpClient client, HttpRequest.Builder request, byte[] marker)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            request.header("authorization", "Bearer any").build(),
            HttpResponse.BodyHandlers.ofString());
    boolean right =
        answer.statusCode() / 100 == 2
            && answer.body().contains(new String(marker, StandardCharsets.US_ASCII));
    if (!right || answer.version() != version) {
      throw new IOException(
          "expected the document that was sent, by %s, found %d by %s: %s"
              .formatted(version, answer.statusCode(), answer.version(), answer.body()));
    }
    return answer.body();
  }
}
