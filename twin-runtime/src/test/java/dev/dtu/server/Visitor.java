package dev.dtu.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Asks a control port, and remembers which replies it saw.
///
/// @param seen operation and status of each
record Visitor(HttpClient client, String url, Set<String> seen) {

  /// What stands in the path of an operation, unless it is said otherwise.
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("u", "default"),
          Map.entry("other", "default"),
          Map.entry("namespace", "notes"),
          Map.entry("table", "note"),
          Map.entry("key", "n1"),
          Map.entry("name", "one"),
          Map.entry("delivery", "d1"),
          Map.entry("subscription", "s1"),
          Map.entry("socket", "k1"),
          Map.entry("twin", "notes"),
          Map.entry("act", "sign"),
          Map.entry("operator", "one"),
          Map.entry("edition", Promises.EDITION),
          Map.entry("file", "start.js"));

  Visitor(HttpClient client, String url) {
    this(client, url, new TreeSet<>());
  }

  /// The path of an operation in a universe.
  static String path(Promises.Operation operation, String universe) {
    String path = operation.path();
    for (var place : PLACES.entrySet()) {
      String value = place.getKey().equals("u") ? universe : place.getValue();
      path = path.replace("{" + place.getKey() + "}", value);
    }
    return path;
  }

  /// The query that an operation cannot do without; empty when there is none.
  static String query(Promises.Operation operation) {
    String query = "";
    for (Json each : operation.itself().items("parameters")) {
      Obj parameter = Promises.CONTROL.followed(each);
      if (parameter.flag("required") && parameter.text("in").orElseThrow().equals("query")) {
        query +=
            (query.isEmpty() ? "?" : "&")
                + parameter.text("name").orElseThrow()
                + "="
                + parameter.text("example").orElseThrow();
      }
    }
    return query;
  }

  /// The body that the document shows of an operation; none when it takes none.
  static String body(Promises.Operation operation) {
    Obj media =
        operation
            .itself()
            .obj("requestBody")
            .flatMap(body -> body.obj("content"))
            .flatMap(content -> content.obj("application/json"))
            .orElse(Obj.EMPTY);
    Json first =
        media
            .obj("examples")
            .flatMap(examples -> ((Obj) examples.value(0)).find("value"))
            .orElse(Obj.EMPTY);
    return media.isEmpty() ? "" : media.find("example").orElse(first).toString();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("authorization", "Bearer secret");
  }

  HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("content-type", "application/json");
    }
    return Door.held(ask(request, HttpResponse.BodyHandlers.ofString()), body);
  }

  /// One after the other: method, path, body.
  void ask(List<List<String>> steps) throws IOException, InterruptedException {
    for (List<String> step : steps) {
      ask(step.get(0), step.get(1), step.get(2));
    }
  }

  <T> HttpResponse<T> ask(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reading)
      throws IOException, InterruptedException {
    return remembered(Door.held(client.send(request.build(), reading)));
  }

  /// What is done while a stream is open.
  interface Meanwhile {
    void happens() throws IOException, InterruptedException;
  }

  /// What a stream tells until it ends.
  ///
  /// @param first what is done once it is open
  /// @param then what is done once it told what has `awaited` in it
  String stream(HttpRequest.Builder request, Meanwhile first, String awaited, Meanwhile then)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> open =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    first.happens();
    var told = new StringBuilder();
    try (var lines = new BufferedReader(new InputStreamReader(open.body(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        told.append(line).append('\n');
        if (line.contains(awaited)) {
          then.happens();
        }
      }
    }
    Door.told(open, told.toString());
    remembered(open);
    return told.toString();
  }

  private <T> HttpResponse<T> remembered(HttpResponse<T> response) {
    Promises.CONTROL
        .at(response.request().method(), response.request().uri().getRawPath())
        .ifPresent(operation -> seen.add(operation + " " + response.statusCode()));
    return response;
  }
}
