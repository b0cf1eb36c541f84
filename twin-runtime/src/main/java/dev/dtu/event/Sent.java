package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The row of a delivery, opened.
///
/// @param hidden how it is sent, with what secret
/// @param linked what is found by it: who waits for it, and for what it waits
record Sent(String key, Obj item, Obj hidden, List<String> linked) {

  /// The facts that only a try knows.
  static final List<String> TRY =
      List.of("seconds", "millis", "retry", "attempt", "reason", "body", "document");

  /// The name they stand below.
  static final String ROOT = "try";

  /// What all are found by in which something is still to happen.
  static final String OPEN = "open";

  /// What those are found by for whose answer a call waits.
  static final String AWAITED = "awaited";

  /// Before what those are called that are under way by a socket: what they are found by.
  static final String ENVELOPE = "envelope/";

  /// Before the socket by which they are under way: what they are found by.
  static final String BY = "by/";

  private static final List<String> OPEN_STATES = List.of("queued", "held", "sending");

  private static final int WORDS = 300;

  Sent {
    linked = List.copyOf(linked);
  }

  static Sent of(Row row) {
    return new Sent(
        row.key(),
        row.value().obj("item").orElse(Obj.EMPTY),
        row.value().obj("hidden").orElse(Obj.EMPTY),
        row.value().items("linked").items().stream().flatMap(e -> e.asText().stream()).toList());
  }

  /// The facts of a try as they are before there is one: as they are written.
  static Obj unknown() {
    Obj facts = Obj.EMPTY;
    for (String each : TRY) {
      facts = facts.with(each, "${" + ROOT + "." + each + "}");
    }
    return facts;
  }

  String state() {
    return item.text("state").orElse("");
  }

  /// Whether something is still to happen.
  boolean open() {
    return OPEN_STATES.contains(state());
  }

  /// Whether a call waits for its answer.
  boolean waitedFor() {
    return hidden.flag(AWAITED);
  }

  Sent awaited() {
    return new Sent(key, item, hidden.with(AWAITED, Json.of(true)), linked);
  }

  /// For whose answer no call waits any more.
  Sent over() {
    return new Sent(key, item, hidden.without(AWAITED), linked);
  }

  String twin() {
    return item.text("twin").orElse("");
  }

  /// Whose sockets it goes by; empty when it goes by a request.
  String app() {
    return hidden.obj("load").flatMap(load -> load.text("app")).orElse("");
  }

  /// Whether it goes by sockets.
  boolean bySocket() {
    return hidden.has("load");
  }

  /// Whether it is under way by a socket.
  boolean carried() {
    return bySocket() && state().equals("sending");
  }

  Sent by(String socket) {
    return new Sent(key, item.with("socket", socket), hidden, linked);
  }

  int attempts() {
    return item.find("attempts").flatMap(Json::asWords).map(Integer::parseInt).orElse(0);
  }

  Manner manner() {
    return Manner.of(hidden.obj("manner").orElse(Obj.EMPTY));
  }

  Sent linked(List<String> others) {
    return new Sent(key, item, hidden, others);
  }

  Sent in(String state) {
    return new Sent(key, item.with("state", state), hidden, linked);
  }

  Sent due(Instant moment) {
    return new Sent(key, item.with("due", moment.toString()), hidden, linked);
  }

  Sent because(String reason) {
    return new Sent(key, item.with("reason", reason), hidden, linked);
  }

  Sent sent(Instant moment) {
    Obj now =
        item.with("attempts", Json.of(attempts() + 1))
            .with("sent", moment.toString())
            .without("due");
    return new Sent(key, now, hidden, linked).in("sending");
  }

  Sent tried(Instant moment, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered ->
          tried(moment, "status", Integer.toString(answered.status()));
      case Outcome.Failed failed -> tried(moment, failed.why(), failed.what());
      case Outcome.Refused(String why) -> tried(moment, "refused", why);
      case Outcome.Acknowledged(Json answer) -> acknowledged(moment, answer);
    };
  }

  /// With what was answered, by which a call goes on.
  Sent answered(Obj answer) {
    return new Sent(key, item.with(Hearing.ANSWER, answer), hidden, linked);
  }

  private Sent acknowledged(Instant moment, Json answer) {
    List<Json> tries = new ArrayList<>(item.items("tries").items());
    tries.add(
        Obj.of("moment", Json.of(moment.toString()), "outcome", Json.of("acknowledged"))
            .with("socket", item.text("socket").orElse("")));
    Obj now = item.with("tries", Json.array(tries));
    Obj told = answer.equals(Json.Null.NULL) ? now : now.with("answer", answer);
    return new Sent(key, told, hidden, linked);
  }

  /// @param how it went
  /// @param what of it, for people
  Sent tried(Instant moment, String how, String what) {
    List<Json> tries = new ArrayList<>(item.items("tries").items());
    Obj tried = Obj.of("moment", Json.of(moment.toString()), "outcome", Json.of(how));
    String words = what.substring(0, Math.min(WORDS, what.length()));
    tries.add(
        how.equals("status")
            ? tried.with("status", Json.of(Integer.parseInt(what)))
            : tried.with("what", words));
    return new Sent(key, item.with("tries", Json.array(tries)), hidden, linked);
  }

  Parcel parcel() {
    Instant moment = Instant.parse(item.text("sent").orElse(Instant.EPOCH.toString()));
    String document = item.text("body").orElse("");
    String body = bySocket() ? document : manner().written(document);
    Obj facts =
        Obj.of("seconds", Json.of(moment.getEpochSecond()), "body", Json.of(body))
            .with("millis", Json.of(moment.toEpochMilli()))
            .with("attempt", Json.of(attempts()));
    if (attempts() > 1) {
      facts =
          facts
              .with("retry", Json.of(attempts() - 1))
              .with("reason", item.text("reason").orElse(""));
    }
    Manner manner = manner();
    var known = new Facts(Obj.of(ROOT, facts), new Dice(0));
    String url = item.text("url").orElse("");
    if (bySocket()) {
      String frame = frame(known.with(ROOT, facts.with("document", Json.trusted(body)))).toString();
      return new Parcel(
          key, attempts(), manner.method(), url, Headers.NONE, frame, manner.timeout());
    }
    Headers lines = manner.lines(known, hidden.text("secret").orElse(""));
    return new Parcel(key, attempts(), manner.method(), url, lines, body, manner.timeout());
  }

  /// What is sent by a socket at this try.
  private Json frame(Facts facts) {
    Obj load = hidden.obj("load").orElse(Obj.EMPTY);
    Obj words = load.obj("frame").orElse(Obj.EMPTY);
    Obj again = attempts() > 1 ? load.obj("again").orElse(Obj.EMPTY) : Obj.EMPTY;
    return Wording.fill(words.withAll(again), facts).orElse(Obj.EMPTY);
  }

  void keep(Draft draft) {
    Obj envelope = Obj.of("item", item, "hidden", hidden);
    List<String> all = new ArrayList<>(linked);
    all.removeAll(List.of(OPEN, AWAITED));
    all.removeIf(name -> name.startsWith(ENVELOPE) || name.startsWith(BY));
    if (carried()) {
      all.add(ENVELOPE + hidden.obj("load").flatMap(load -> load.text("name")).orElse(""));
      all.add(BY + item.text("socket").orElse(""));
    }
    if (open()) {
      all.add(OPEN);
    }
    if (waitedFor()) {
      all.add(AWAITED);
    }
    if (!all.isEmpty()) {
      envelope = envelope.with("linked", Json.array(all.stream().<Json>map(Json::of).toList()));
    }
    String place =
        draft
            .find(Deliveries.TABLE, key)
            .map(Row::place)
            .orElseGet(() -> draft.nextPlace(Deliveries.TABLE));
    draft.put(Deliveries.TABLE, new Row(key, place, envelope));
  }
}
