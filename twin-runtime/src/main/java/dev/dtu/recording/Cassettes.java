package dev.dtu.recording;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Cassettes in YAML, as VCR of Ruby (`http_interactions`), vcrpy and go-vcr (`interactions`) write
/// them. The three differ in where the body and the status stand, not in what they tell.
final class Cassettes {

  private Cassettes() {}

  static void read(byte[] yaml, Reading reading) {
    for (YamlParts.Part part : YamlParts.items(yaml, reading)) {
      try {
        reading.add(exchange(part.value()));
      } catch (Unusable unusable) {
        reading.trouble(part.line(), unusable.what());
      }
    }
  }

  private static Exchange exchange(Obj told) throws Unusable {
    Obj request = Reading.obj(told, "request");
    Obj response = Reading.obj(told, "response");
    Headers sent = Reading.headers(request.obj("headers").orElse(Obj.EMPTY));
    Headers answered = Reading.headers(response.obj("headers").orElse(Obj.EMPTY));
    String url = request.text("uri").or(() -> request.text("url")).orElse("");
    if (url.isEmpty()) {
      throw new Unusable("expected a text 'uri' or 'url' in 'request', found none");
    }
    return new Exchange(
        new Exchange.Sent(
            Reading.text(request, "method").toUpperCase(Locale.ROOT),
            url,
            sent,
            content(request, sent)),
        new Exchange.Answered(status(response), answered, content(response, answered)),
        "",
        moment(answered, told.text("recorded_at")),
        List.of());
  }

  private static Optional<Instant> moment(Headers answered, Optional<String> recorded) {
    return Dates.of(answered, recorded.map(text -> text.replaceFirst(" (\\+0000|UTC)$", " GMT")));
  }

  /// `{code: 200, message: OK}`, or `200 OK` beside a `code`.
  private static int status(Obj response) throws Unusable {
    Optional<Json> code = response.obj("status").flatMap(status -> status.find("code"));
    if (code.isEmpty()) {
      code = response.find("code");
    }
    if (code.isEmpty()) {
      code = response.text("status").map(line -> Json.of(line.split(" ", 2)[0]));
    }
    return Reading.status(code);
  }

  private static Content content(Obj part, Headers headers) throws Unusable {
    byte[] bytes = bytes(part.find("body").orElse(Json.Null.NULL));
    String type = headers.find("content-type").orElse("");
    return Content.of(type, Encodings.undone(headers, bytes));
  }

  private static byte[] bytes(Json body) throws Unusable {
    if (body instanceof Obj parts) {
      Optional<String> encoded = parts.text("base64_string").or(() -> parts.text(YamlParts.BINARY));
      return encoded.isPresent()
          ? JsonLines.base64(encoded.get())
          : bytes(parts.find("string").orElse(Json.Null.NULL));
    }
    return body.asWords().orElse("").getBytes(StandardCharsets.UTF_8);
  }

  /// The tenants and services of a cassette are not told by it.
  static List<String> words() {
    return List.of("http_interactions", "interactions");
  }
}
