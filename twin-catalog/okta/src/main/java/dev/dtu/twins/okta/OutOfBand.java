package dev.dtu.twins.okta;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What somebody proves elsewhere than where it is asked for: by a tap on the phone, or by a code that
/// came there. Each is kept under a name that its client alone may ask about, at the authorization server
/// that began it.
///
/// - source: okta-oauth OpenAPI 2026.06.3, OobAuthenticateResponse, 2026-11-22
record OutOfBand(Play play, String name, Obj note) {

  /// So many seconds it waits where nothing else is asked for.
  static final long LIFE = 300;

  /// So many seconds a client waits between two times.
  static final long INTERVAL = 5;

  private static final String ASKED = "asked";

  /// How far it is.
  enum State {
    WAITING,
    PROVED,
    REJECTED,
    OVER
  }

  /// Who asks.
  ///
  /// @param client its id
  /// @param seconds how long it waits
  /// @param shows whether it can show a number that is chosen on the phone
  record Asker(String client, long seconds, boolean shows) {}

  private static Notes notes(Play play) {
    return play.notes("out-of-band");
  }

  private static String house(Play play) {
    return play.asked("authorizationServerId").orElse("");
  }

  /// Somebody's factor that is proved so by a channel, if there is one.
  static Optional<Thing> factor(Play play, Thing user, String channel) {
    String type = channel.equals("voice") ? "call" : channel;
    return Factors.active(play, user).stream()
        .filter(each -> each.text("factorType").filter(type::equals).isPresent())
        .findFirst();
  }

  /// Asks somebody by a factor.
  static OutOfBand begun(Play play, Thing user, Thing factor, Asker asker) {
    String name =
        Mint.of("ft[A-Za-z0-9_-]{32}")
            .make(play.scene().call().dice().at("out-of-band"), notes(play).count());
    Obj note =
        Obj.of("user", Json.of(user.id()))
            .with("factor", factor.id())
            .with("client", asker.client())
            .with("house", house(play))
            .with("expires", play.scene().moment().plusSeconds(asker.seconds()).toString());
    if (pushed(factor)) {
      note =
          note.with(
              "push", Pushes.asked(play, user, factor, asker.shows() && Pushes.numbered(play)));
    } else {
      play.rows(Factors.RESOURCE).keep(new Codes(play).sent(factor));
    }
    return new OutOfBand(play, name, note).kept();
  }

  /// The one of a name, where this client began it here.
  static Optional<OutOfBand> of(Play play, String name, String client) {
    return notes(play)
        .find(name)
        .filter(note -> note.text("client").filter(client::equals).isPresent())
        .filter(note -> note.text("house").filter(house(play)::equals).isPresent())
        .map(note -> new OutOfBand(play, name, note));
  }

  private OutOfBand kept() {
    notes(play).put(name, note);
    return this;
  }

  OutOfBand with(String member, String value) {
    return new OutOfBand(play, name, note.with(member, value)).kept();
  }

  void end() {
    notes(play).remove(name);
  }

  Thing user() {
    return play.rows("user").get(note.text("user").orElse(""));
  }

  private Thing factor() {
    return play.rows(Factors.RESOURCE)
        .get(note.text("user").orElse(""), note.text("factor").orElse(""));
  }

  private static boolean pushed(Thing factor) {
    return factor.text("factorType").filter("push"::equals).isPresent();
  }

  /// How far it is.
  ///
  /// @param typed the code that came to the person, where one did; empty for none
  State state(String typed) {
    Instant end = Instant.parse(note.text("expires").orElseThrow());
    if (!end.isAfter(play.scene().moment())) {
      return State.OVER;
    }
    return note.text("push").map(this::tapped).orElseGet(() -> proved(typed));
  }

  private State tapped(String push) {
    return switch (Pushes.result(play, push)) {
      case Pushes.WAITING -> State.WAITING;
      case Pushes.SUCCESS -> State.PROVED;
      case "TIMEOUT" -> State.OVER;
      default -> State.REJECTED;
    };
  }

  private State proved(String typed) {
    try {
      Thing used = new Codes(play).used(factor(), Obj.of("passCode", Json.of(typed)));
      play.rows(Factors.RESOURCE).keep(used);
      return State.PROVED;
    } catch (Refusal wrong) {
      return State.REJECTED;
    }
  }

  /// Whether its client asks sooner than it may; takes note that it asked.
  boolean soon() {
    long now = play.scene().moment().getEpochSecond();
    long before = note.text(ASKED).map(Long::parseLong).orElse(0L);
    with(ASKED, Long.toString(now));
    return now - before < INTERVAL;
  }

  /// By what it is proved, in the words of RFC 8176.
  List<String> methods() {
    return switch (factor().text("factorType").orElse("")) {
      case "push" -> List.of("swk");
      case "call" -> List.of("tel");
      default -> List.of("sms");
    };
  }

  /// What its client is told when it begins.
  Obj told() {
    Optional<String> push = note.text("push");
    Optional<String> number = push.flatMap(id -> Pushes.number(play, id)).flatMap(Json::asWords);
    String type = factor().text("factorType").orElse("");
    Obj told =
        Obj.of("oob_code", Json.of(name))
            .with("channel", type.equals("call") ? "voice" : type)
            .with("binding_method", push.isEmpty() ? "prompt" : "none")
            .with("expires_in", Json.of(LIFE));
    if (number.isPresent()) {
      told = told.with("binding_method", "transfer").with("binding_code", number.get());
    }
    return push.isPresent() ? told.with("interval", Json.of(INTERVAL)) : told;
  }
}
