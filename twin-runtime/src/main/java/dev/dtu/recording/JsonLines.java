package dev.dtu.recording;

import dev.dtu.call.Headers;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Our own form: a line of JSON an exchange.
///
/// `{"service","cassette","template","request":{"method","url","headers","body"[,"encoding"]},
/// "response":{"status","headers","body"[,"ms"][,"encoding"]}[,"recorded_at"][,"flags"]}`. Bodies that are
/// documents stand as they are, others as texts, in Base64 when `encoding` is `base64`.
public final class JsonLines {

  private JsonLines() {}

  static void read(Path file, Reading reading) throws IOException {
    // bytes that are no UTF-8 become U+FFFD, so that one broken line does not end the file
    var text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
    try (var lines = new BufferedReader(text)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          read(line, number, reading);
        }
      }
    }
  }

  private static void read(String line, int number, Reading reading) {
    try {
      Obj told =
          Json.parse(line)
              .asObj()
              .orElseThrow(() -> new Unusable("expected an object, found another value"));
      Exchange exchange = exchange(told);
      Optional<String> name = told.text("cassette");
      if (name.isPresent()) {
        reading.add(name.get(), told.text("service").orElse(""), exchange);
      } else {
        reading.add(exchange);
      }
    } catch (Malformed malformed) {
      reading.trouble(number, "expected JSON: " + malformed.getMessage());
    } catch (Unusable unusable) {
      reading.trouble(number, unusable.what());
    }
  }

  private static Exchange exchange(Obj told) throws Unusable {
    Obj request = Reading.obj(told, "request");
    Obj response = Reading.obj(told, "response");
    Headers answered = Reading.headers(response.obj("headers").orElse(Obj.EMPTY));
    List<String> flags = new ArrayList<>();
    told.items("flags").forEach(flag -> flag.asText().ifPresent(flags::add));
    return new Exchange(
        new Exchange.Sent(
            Reading.text(request, "method").toUpperCase(Locale.ROOT),
            Reading.text(request, "url"),
            Reading.headers(request.obj("headers").orElse(Obj.EMPTY)),
            content(request)),
        new Exchange.Answered(Reading.status(response.find("status")), answered, content(response)),
        told.text("template").orElse(""),
        Dates.of(answered, told.text("recorded_at")),
        flags);
  }

  private static Content content(Obj part) throws Unusable {
    Json body = part.find("body").orElse(Json.Null.NULL);
    return switch (body) {
      case Json.Null _ -> Content.Nothing.NOTHING;
      case Json.Text(String text) when part.text("encoding").equals(Optional.of("base64")) ->
          new Content.Binary(base64(text));
      case Json.Text(String text) when text.isEmpty() -> Content.Nothing.NOTHING;
      case Json.Text(String text) -> new Content.Words(text);
      case Obj _, Arr _, Json.Num _, Json.Bool _ -> new Content.Document(body);
    };
  }

  static byte[] base64(String text) throws Unusable {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException broken) {
      throw new Unusable("expected Base64: " + broken.getMessage());
    }
  }

  /// The line of an exchange.
  ///
  /// @param number of the exchange in its recording, from 0
  /// @param took from the request's begin to the answer's end; zero when nobody knows
  public static Obj line(Tape.Where where, int number, Exchange exchange, Duration took) {
    Exchange.Sent sent = exchange.sent();
    Exchange.Answered answered = exchange.answered();
    Obj.Builder request =
        Obj.builder()
            .put("method", sent.method())
            .put("url", sent.url())
            .put("headers", headers(sent.headers()));
    Obj.Builder response =
        Obj.builder().put("status", answered.status()).put("headers", headers(answered.headers()));
    Obj.Builder line =
        Obj.builder()
            .put("service", where.service())
            .put("cassette", where.session())
            .put("seq", number);
    if (!exchange.template().isEmpty()) {
      line.put("template", exchange.template());
    }
    if (took.isPositive()) {
      response.put("ms", took.toMillis());
    }
    line.put("request", put(sent.body(), request)).put("response", put(answered.body(), response));
    exchange.moment().ifPresent(moment -> line.put("recorded_at", moment.toString()));
    if (!exchange.flags().isEmpty()) {
      line.put("flags", Json.array(exchange.flags().stream().map(Json::of).toList()));
    }
    return line.build();
  }

  private static Obj put(Content body, Obj.Builder out) {
    switch (body) {
      case Content.Nothing _ -> out.put("body", Json.Null.NULL);
      case Content.Document(Json value) -> out.put("body", value);
      case Content.Words(String text) -> out.put("body", text);
      case Content.Binary(byte[] bytes) ->
          out.put("body", Base64.getEncoder().encodeToString(bytes)).put("encoding", "base64");
    }
    return out.build();
  }

  private static Obj headers(Headers headers) {
    Map<String, List<Json>> byName = new LinkedHashMap<>();
    headers.forEach(line ->
        byName.computeIfAbsent(line.name(), _ -> new ArrayList<>()).add(Json.of(line.value())));
    Obj.Builder out = Obj.builder();
    byName.forEach((name, values) ->
        out.put(name, values.size() == 1 ? values.getFirst() : Json.array(values)));
    return out.build();
  }
}
