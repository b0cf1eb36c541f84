package dev.dtu.recording;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// WireMock's mappings, one or several a file, as its recorder writes them: what a request must be
/// like stands for the request that was. A mapping that only a pattern describes was no request.
final class WireMockMappings {

  private WireMockMappings() {}

  static void read(Obj root, Reading reading) {
    if (!root.has("mappings")) {
      read(root, 0, reading);
      return;
    }
    int number = 0;
    for (Json mapping : root.items("mappings")) {
      read(mapping.asObj().orElse(Obj.EMPTY), ++number, reading);
    }
  }

  private static void read(Obj mapping, int number, Reading reading) {
    try {
      reading.add(exchange(mapping, reading.file()));
    } catch (Unusable unusable) {
      reading.trouble(0, (number == 0 ? "" : "mapping " + number + ": ") + unusable.what());
    }
  }

  private static Exchange exchange(Obj mapping, Path file) throws Unusable {
    Obj request = Reading.obj(mapping, "request");
    Obj response = Reading.obj(mapping, "response");
    Headers answered = Reading.headers(response.obj("headers").orElse(Obj.EMPTY));
    String method = request.text("method").orElse("GET").toUpperCase(Locale.ROOT);
    Content body = sent(request);
    return new Exchange(
        new Exchange.Sent(
            method.equals("ANY") ? "GET" : method, url(request), headers(request, body), body),
        new Exchange.Answered(
            Reading.status(response.find("status").or(() -> Optional.of(Json.of(200)))),
            answered,
            answered(response, answered, file)),
        "",
        Dates.of(answered, Optional.empty()),
        List.of());
  }

  private static String url(Obj request) throws Unusable {
    Optional<String> path = request.text("url").or(() -> request.text("urlPath"));
    if (path.isEmpty()) {
      throw new Unusable(
          "expected 'url' or 'urlPath', as a pattern is no request; found " + request.keys());
    }
    List<Query.Pair> pairs = new ArrayList<>();
    for (Obj.Member wanted : request.obj("queryParameters").orElse(Obj.EMPTY)) {
      equal(wanted.value()).ifPresent(value -> pairs.add(new Query.Pair(wanted.key(), value)));
    }
    String query = new Query(pairs).toString();
    return path.get() + (query.isEmpty() ? "" : (path.get().contains("?") ? "&" : "?") + query);
  }

  private static Headers headers(Obj request, Content body) {
    Headers headers = Headers.NONE;
    for (Obj.Member wanted : request.obj("headers").orElse(Obj.EMPTY)) {
      Optional<String> value = equal(wanted.value());
      if (value.isPresent()) {
        headers = headers.with(wanted.key(), value.get());
      }
    }
    boolean untold = body instanceof Content.Document && headers.find("content-type").isEmpty();
    return untold ? headers.with("content-type", "application/json") : headers;
  }

  private static Optional<String> equal(Json wanted) {
    return wanted.asObj().flatMap(rule -> rule.text("equalTo"));
  }

  private static Content sent(Obj request) throws Unusable {
    for (Json item : request.items("bodyPatterns")) {
      Obj pattern = item.asObj().orElse(Obj.EMPTY);
      Optional<Json> json = pattern.find("equalToJson");
      if (json.isPresent()) {
        return new Content.Document(
            json.get() instanceof Json.Text(String text) ? parsed(text) : json.get());
      }
      Optional<String> text = pattern.text("equalTo");
      if (text.isPresent()) {
        return Content.of("", text.get());
      }
      Optional<String> binary = pattern.text("binaryEqualTo");
      if (binary.isPresent()) {
        return Content.of("", JsonLines.base64(binary.get()));
      }
    }
    return Content.Nothing.NOTHING;
  }

  private static Json parsed(String text) throws Unusable {
    try {
      return Json.parse(text);
    } catch (Malformed malformed) {
      throw new Unusable("expected JSON in 'equalToJson': " + malformed.getMessage());
    }
  }

  private static Content answered(Obj response, Headers headers, Path file) throws Unusable {
    Optional<Json> document = response.find("jsonBody");
    if (document.isPresent()) {
      return new Content.Document(document.get());
    }
    byte[] bytes = response.text("body").orElse("").getBytes(StandardCharsets.UTF_8);
    Optional<String> binary = response.text("base64Body");
    if (binary.isPresent()) {
      bytes = JsonLines.base64(binary.get());
    }
    Optional<String> other = response.text("bodyFileName");
    if (other.isPresent()) {
      bytes = beside(file, other.get());
    }
    String type = headers.find("content-type").orElse("");
    return Content.of(type, Encodings.undone(headers, bytes));
  }

  /// A file of `__files`, which stands beside `mappings`; none outside of it is read.
  private static byte[] beside(Path file, String name) throws Unusable {
    Path mappings = file.toAbsolutePath().normalize().getParent();
    Path root = mappings == null ? null : mappings.getParent();
    Path files = (root == null ? file.toAbsolutePath() : root).resolve("__files").normalize();
    Path wanted = files.resolve(name).normalize();
    if (!wanted.startsWith(files)) {
      throw new Unusable("expected 'bodyFileName' of a file in __files, found '" + name + "'");
    }
    try {
      return Files.readAllBytes(wanted);
    } catch (IOException missing) {
      throw new Unusable("expected the body in __files/" + name + ", found no such file");
    }
  }
}
