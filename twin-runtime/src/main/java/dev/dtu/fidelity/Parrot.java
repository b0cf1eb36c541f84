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
/// learned the other. One that was taught apart from what it is asked ([#apart]) knows no halves: all
/// that it heard, it says. Answers count as the same when status and shape are; the first of the most
/// frequent is said. Trained by many threads, then read by many.
public final class Parrot {

  /// An answer, and how often one of its kind was given.
  private static final class Said {
    private String place;
    private Exchange.Answered first;
    private int times = 1;

    /// @param place where it was heard; what is said does not depend on who is heard first
    Said(String place, Exchange.Answered answered) {
      this.place = place;
      this.first = kept(answered);
    }

    Said heard(String where, Exchange.Answered answered) {
      times++;
      if (where.compareTo(place) < 0) {
        place = where;
        first = kept(answered);
      }
      return this;
    }

    boolean before(Said other) {
      return times != other.times ? times > other.times : place.compareTo(other.place) < 0;
    }

    /// With as little of it as is said again, the document as bytes.
    private static Exchange.Answered kept(Exchange.Answered answered) {
      byte[] bytes = answered.body().bytes();
      Content body = bytes.length == 0 ? answered.body() : new Content.Binary(bytes);
      return new Exchange.Answered(answered.status(), type(answered), body);
    }

    private static Headers type(Exchange.Answered answered) {
      return answered
          .headers()
          .find("content-type")
          .map(type -> Headers.of("content-type", type))
          .orElse(Headers.NONE);
    }

    Exchange.Answered again() {
      String type = first.headers().find("content-type").orElse("");
      return new Exchange.Answered(
          first.status(), first.headers(), Content.of(type, first.body().bytes()));
    }
  }

  private final Map<String, Map<String, Said>> first = new HashMap<>();
  private final Map<String, Map<String, Said>> second = new HashMap<>();
  private final boolean halved;

  private Parrot(boolean halved) {
    this.halved = halved;
  }

  /// One that is asked what it was taught, each half what the other taught it.
  static Parrot halved() {
    return new Parrot(true);
  }

  /// One that is asked other sessions than those that taught it.
  static Parrot apart() {
    return new Parrot(false);
  }

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
    Guide local = guide.at(session);
    for (int i = 0; i < session.exchanges().size(); i++) {
      Exchange exchange = session.exchanges().get(i);
      Optional<Guide.Led> led = local.lead(session, exchange.sent());
      if (led.isPresent()) {
        String place = "%s %06d".formatted(session.name(), i);
        train(!halved || half(session) ? first : second, place, exchange, led.get());
      }
    }
  }

  private synchronized void train(
      Map<String, Map<String, Said>> half, String place, Exchange exchange, Guide.Led led) {
    Exchange.Answered answered = exchange.answered();
    String kind = answered.status() + shape(answered.body());
    for (boolean shaped : List.of(true, false)) {
      half.computeIfAbsent(key(exchange.sent(), led, shaped), _ -> new LinkedHashMap<>())
          .compute(
              kind,
              (_, known) ->
                  known == null ? new Said(place, answered) : known.heard(place, answered));
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
    Map<String, Map<String, Said>> learned = halved && half(session) ? second : first;
    Map<String, Said> answers = learned.get(key(sent, led, true));
    if (answers == null) {
      answers = learned.get(key(sent, led, false));
    }
    if (answers == null) {
      return constant();
    }
    Optional<Said> most = Optional.empty();
    for (Said said : answers.values()) {
      most = most.isPresent() && most.get().before(said) ? most : Optional.of(said);
    }
    return most.map(Said::again).orElseGet(Parrot::constant);
  }

  /// What the constant says to everything: 200 and `{}`.
  static Exchange.Answered constant() {
    return new Exchange.Answered(
        200,
        Headers.of("content-type", "application/json"),
        new Content.Document(dev.dtu.json.Obj.EMPTY));
  }
}
