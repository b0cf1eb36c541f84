package dev.dtu.recording;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Exchanges as entries of an HTTP archive (HAR 1.2). What the form has no member for stands in
/// `_recording`, as it allows: the recording and the service, template and flags.
///
/// Lists of cookies are empty, as headers tell them; what nobody measured is -1.
final class ArchiveEntry {

  /// The member that is ours.
  static final String OURS = "_recording";

  /// What stands before the entries, and after them.
  static final String HEAD =
      "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Digital Twin Universe\","
          + "\"version\":\"1\"},\"entries\":[";

  static final String TAIL = "]}}";

  private ArchiveEntry() {}

  static Obj of(Tape.Where where, Exchange exchange, Duration took) {
    long millis = took.toMillis();
    Obj timings = Obj.builder().put("send", 0).put("wait", millis).put("receive", 0).build();
    return Obj.builder()
        .put("startedDateTime", exchange.moment().orElse(Instant.EPOCH).toString())
        .put("time", millis)
        .put("request", request(exchange.sent()))
        .put("response", response(exchange.answered()))
        .put("cache", Obj.EMPTY)
        .put("timings", timings)
        .put(OURS, ours(where, exchange))
        .build();
  }

  private static Obj ours(Tape.Where where, Exchange exchange) {
    Obj.Builder out = Obj.builder().put("session", where.session()).put("service", where.service());
    if (!exchange.template().isEmpty()) {
      out.put("template", exchange.template());
    }
    if (!exchange.flags().isEmpty()) {
      out.put("flags", Json.array(exchange.flags().stream().map(Json::of).toList()));
    }
    return out.build();
  }

  private static Obj request(Exchange.Sent sent) {
    String type = sent.headers().find("content-type").orElse("");
    Obj.Builder out =
        Obj.builder()
            .put("method", sent.method())
            .put("url", sent.url())
            .put("httpVersion", "HTTP/1.1")
            .put("cookies", Json.array(List.of()))
            .put("headers", headers(sent.headers()))
            .put("queryString", query(sent.query()))
            .put("headersSize", -1)
            .put("bodySize", -1);
    if (sent.body() != Content.Nothing.NOTHING) {
      out.put("postData", text(sent.body(), "_encoding", Obj.builder().put("mimeType", type)));
    }
    return out.build();
  }

  private static Obj response(Exchange.Answered answered) {
    Obj.Builder content =
        Obj.builder()
            .put("size", answered.body().bytes().length)
            .put("mimeType", answered.headers().find("content-type").orElse(""));
    boolean empty = answered.body() == Content.Nothing.NOTHING;
    return Obj.builder()
        .put("status", answered.status())
        .put("statusText", "")
        .put("httpVersion", "HTTP/1.1")
        .put("cookies", Json.array(List.of()))
        .put("headers", headers(answered.headers()))
        .put("content", empty ? content.build() : text(answered.body(), "encoding", content))
        .put("redirectURL", answered.headers().find("location").orElse(""))
        .put("headersSize", -1)
        .put("bodySize", -1)
        .build();
  }

  private static Obj text(Content body, String encoding, Obj.Builder out) {
    Optional<byte[]> binary =
        body instanceof Content.Binary(byte[] bytes) ? Optional.of(bytes) : Optional.empty();
    if (binary.isPresent()) {
      out.put("text", Base64.getEncoder().encodeToString(binary.get())).put(encoding, "base64");
    } else {
      out.put("text", new String(body.bytes(), StandardCharsets.UTF_8));
    }
    return out.build();
  }

  private static Json query(String query) {
    List<Json> pairs = new ArrayList<>();
    Query.parse(query).pairs().forEach(each -> pairs.add(pair(each.name(), each.value())));
    return Json.array(pairs);
  }

  private static Json headers(Headers headers) {
    List<Json> lines = new ArrayList<>();
    headers.forEach(line -> lines.add(pair(line.name(), line.value())));
    return Json.array(lines);
  }

  private static Obj pair(String name, String value) {
    return Obj.of("name", Json.of(name), "value", Json.of(value));
  }
}
