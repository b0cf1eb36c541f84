package dev.dtu.recording;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// HTTP archives: HAR 1.2, as browsers, proxies and `GET …/journal/export?as=har` write them.
final class HttpArchive {

  private HttpArchive() {}

  static void read(Obj root, Reading reading) {
    int number = 0;
    for (Json entry : root.obj("log").orElse(Obj.EMPTY).items("entries")) {
      number++;
      try {
        add(entry.asObj().orElse(Obj.EMPTY), reading);
      } catch (Unusable unusable) {
        reading.trouble(0, "entry " + number + ": " + unusable.what());
      }
    }
  }

  /// An archive of ours tells which recording an entry is of.
  private static void add(Obj entry, Reading reading) throws Unusable {
    Obj ours = entry.obj(ArchiveEntry.OURS).orElse(Obj.EMPTY);
    Optional<String> session = ours.text("session");
    if (session.isPresent()) {
      reading.add(session.get(), ours.text("service").orElse(""), exchange(entry));
    } else {
      reading.add(exchange(entry));
    }
  }

  private static Exchange exchange(Obj entry) throws Unusable {
    Obj request = Reading.obj(entry, "request");
    Obj response = Reading.obj(entry, "response");
    Headers sent = headers(request);
    Headers answered = headers(response);
    return new Exchange(
        new Exchange.Sent(
            Reading.text(request, "method").toUpperCase(Locale.ROOT),
            Reading.text(request, "url"),
            sent,
            posted(request.obj("postData").orElse(Obj.EMPTY), sent)),
        new Exchange.Answered(
            Reading.status(response.find("status")),
            answered,
            content(response.obj("content").orElse(Obj.EMPTY), answered)),
        entry.obj(ArchiveEntry.OURS).flatMap(ours -> ours.text("template")).orElse(""),
        Dates.of(Headers.NONE, entry.text("startedDateTime"))
            .filter(moment -> !moment.equals(Instant.EPOCH)) // nobody knew
            .or(() -> Dates.of(answered, Optional.empty())),
        flags(entry.obj(ArchiveEntry.OURS).orElse(Obj.EMPTY)));
  }

  private static List<String> flags(Obj ours) {
    List<String> flags = new ArrayList<>();
    ours.items("flags").forEach(flag -> flag.asText().ifPresent(flags::add));
    return flags;
  }

  private static Headers headers(Obj part) {
    List<Headers.Line> lines = new ArrayList<>();
    for (Json item : part.items("headers")) {
      Obj line = item.asObj().orElse(Obj.EMPTY);
      String name = line.text("name").orElse("");
      if (!name.isEmpty() && !name.startsWith(":")) { // those of HTTP/2 are no headers
        lines.add(Reading.line(name, line.text("value").orElse("")));
      }
    }
    return new Headers(lines);
  }

  private static Content posted(Obj data, Headers headers) throws Unusable {
    String type = data.text("mimeType").orElse("");
    if (!data.has("text") && !data.items("params").isEmpty()) {
      return new Content.Words(form(data));
    }
    return content(data.text("text"), data.text("_encoding"), type, headers);
  }

  private static String form(Obj data) {
    List<Query.Pair> pairs = new ArrayList<>();
    for (Json item : data.items("params")) {
      Obj pair = item.asObj().orElse(Obj.EMPTY);
      pairs.add(new Query.Pair(pair.text("name").orElse(""), pair.text("value").orElse("")));
    }
    return new Query(pairs).toString();
  }

  private static Content content(Obj content, Headers headers) throws Unusable {
    String type = content.text("mimeType").orElse("");
    return content(content.text("text"), content.text("encoding"), type, headers);
  }

  private static Content content(
      Optional<String> text, Optional<String> encoding, String type, Headers headers)
      throws Unusable {
    if (text.isEmpty()) {
      return Content.Nothing.NOTHING;
    }
    byte[] bytes =
        encoding.equals(Optional.of("base64"))
            ? JsonLines.base64(text.get())
            : text.get().getBytes(StandardCharsets.UTF_8);
    return Content.of(type, Encodings.undone(headers, bytes));
  }
}
