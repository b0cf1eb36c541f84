package dev.dtu.server;

import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.DiskBlobs;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import io.javalin.config.JavalinConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A server with the notes service, its clients, and what every test wants checked at its end.
final class Running implements AutoCloseable {

  final Universes universes = Notes.universes();
  final DiskBlobs blobs;
  final Server server;
  final HttpClient client = HttpClient.newHttpClient();

  Running(Path folder) throws IOException {
    this(folder, Limits.DEFAULT, _ -> {});
  }

  Running(Path folder, Limits limits) throws IOException {
    this(folder, limits, _ -> {});
  }

  Running(Path folder, Limits limits, Consumer<JavalinConfig> behind) throws IOException {
    blobs = new DiskBlobs(folder, limits.blobBytes());
    server =
        Server.start(
            ServerOptions.anyPorts()
                .withToken("secret")
                .withLimits(limits)
                .with(
                    ServerOptions.Disguise.NONE
                        .withTls(0)
                        .withProxy(0)
                        .of(folder.resolve("authority"))),
            universes,
            blobs,
            behind);
  }

  URI data(String path) {
    return URI.create(server.dataUrl() + path);
  }

  /// A request to the data port with the default universe's admin.
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(data(path)).header("Authorization", "Token any");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// What the control port answers is held to its document.
  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reading)
      throws IOException, InterruptedException {
    HttpResponse<T> response = client.send(request.build(), reading);
    boolean control = response.uri().toString().startsWith(server.controlUrl() + "/");
    return control ? Door.held(response) : response;
  }

  /// A request to the control port; no body when it is empty.
  HttpResponse<String> control(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(server.controlUrl() + path))
            .header("Authorization", "Bearer secret")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return Door.held(
        send(body.isEmpty() ? request : request.header("content-type", "application/json")), body);
  }

  static Obj json(HttpResponse<String> response) {
    try {
      return (Obj) Json.parse(response.body());
    } catch (Malformed malformed) {
      throw new AssertionError(response.body(), malformed);
    }
  }

  /// Sends bytes as they are and reads until the server closes.
  String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", data("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Like [#raw], for a connection that the server breaks: what came before.
  String rawUntilReset(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", data("/").getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return untilCut(socket);
    } catch (SocketException reset) {
      return ""; // cut off while it wrote
    }
  }

  /// What comes until the connection ends, be it with a reset: so it does where the server has not read
  /// all that was written.
  static String untilCut(Socket socket) throws IOException {
    var seen = new ByteArrayOutputStream();
    try {
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        seen.write(next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException reset) {
      // as expected
    }
    return seen.toString(StandardCharsets.UTF_8);
  }

  Universe universe(String name) {
    return universes.find(name).orElseThrow();
  }

  long turns() {
    return universe(Universes.DEFAULT).current().turn();
  }

  /// Nothing a client sends is a defect of ours; tests that mean one clear the journal.
  @Override
  public void close() {
    client.shutdownNow();
    server.close();
    for (Universe universe : universes.all()) {
      for (Entry entry : universe.entries(universe.oldest(), Integer.MAX_VALUE)) {
        if (entry instanceof Entry.Called(Turn turn)
            && turn.outcome() instanceof Turn.Outcome.Defect(String what, String where)) {
          throw new AssertionError("a defect turn: " + what + " at " + where);
        }
      }
      if (!universe.replay().differences().isEmpty()) {
        throw new AssertionError(universe.replay().differences().toString());
      }
    }
  }
}
