package dev.dtu.fidelity;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Says what was said most often to requests of the same method, template and shape, in recordings
/// that it was trained on. What a twin has to be better than.
///
/// Recordings are parted into two halves by a hash of their group, so that one and the same doing,
/// recorded on several tenants or twice, stands in one half. To the one half speaks the parrot that
/// learned the other. Answers count as the same when status and shape are; the first of the most
/// frequent is said. Trained by many threads, then read by many.
public final class Parrot {

  /// An answer, and how often one of its kind was given.
  private static final class Said {
    private final int status;
    private final String type;
    private final byte[] body;
    private int times;

    Said(Exchange.Answered answered) {
      this.status = answered.status();
      this.type = answered.headers().find("content-type").orElse("");
      this.body = answered.body().bytes();
    }
  }

  private final Map<String, Map<String, Said>> first = new HashMap<>();
  private final Map<String, Map<String, Said>> second = new HashMap<>();

  /// Which half a session stands in.
  private static boolean half(Session session) {
    long hash = 1125899906842597L;
    for (char c : session.group().toCharArray()) {
      hash = 31 * hash + c;
    }
    return Long.bitCount(hash * 0x9E3779B97F4A7C15L) % 2 == 0;
  }

  /// Learns all answers of a session.
  public void train(Session session, Guide guide) {
    for (Exchange exchange : session.exchanges()) {
      Optional<Guide.Led> led = guide.lead(session, exchange.sent());
      if (led.isPresent()) {
        train(half(session) ? first : second, exchange, led.get());
      }
    }
  }

  private synchronized void train(
      Map<String, Map<String, Said>> half, Exchange exchange, Guide.Led led) {
    Exchange.Answered answered = exchange.answered();
    String kind = answered.status() + shape(answered.body());
    for (boolean shaped : List.of(true, false)) {
      half.computeIfAbsent(key(exchange.sent(), led, shaped), _ -> new LinkedHashMap<>())
          .computeIfAbsent(kind, _ -> new Said(answered))
          .times++;
    }
  }

  private static String key(Exchange.Sent sent, Guide.Led led, boolean shaped) {
    String asked = led.candidate().twin().name() + sent.method() + led.name(sent);
    return shaped
        ? asked + new TreeSet<>(Query.parse(sent.query()).names()) + shape(sent.body())
        : asked;
  }

  private static String shape(Content body) {
    Optional<Json> document = body.document();
    return document.isPresent()
        ? new TreeSet<>(new Shapes().of(document.get(), Optional.empty(), _ -> false)).toString()
        : body.getClass().getSimpleName();
  }

  /// The answer it gives to a request of a session.
  Exchange.Answered answer(Session session, Exchange.Sent sent, Guide.Led led) {
    Map<String, Map<String, Said>> learned = half(session) ? second : first;
    Map<String, Said> answers = learned.get(key(sent, led, true));
    if (answers == null) {
      answers = learned.get(key(sent, led, false));
    }
    if (answers == null) {
      return constant();
    }
    Said most = null;
    for (Said said : answers.values()) {
      most = most == null || said.times > most.times ? said : most;
    }
    return most == null ? constant() : said(most);
  }

  private static Exchange.Answered said(Said said) {
    Headers headers = said.type.isEmpty() ? Headers.NONE : Headers.of("content-type", said.type);
    return new Exchange.Answered(said.status, headers, Content.of(said.type, said.body));
  }

  /// What the constant says to everything: 200 and `{}`.
  static Exchange.Answered constant() {
    return new Exchange.Answered(
        200,
        Headers.of("content-type", "application/json"),
        new Content.Document(dev.dtu.json.Obj.EMPTY));
  }
}
