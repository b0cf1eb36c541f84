package dev.dtu.twins.okta;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One person on the way in: where they are, kept under the state token that each answer brings.
///
/// - ends five minutes after it was last asked for
/// - refuses: `unauthenticated` for a state token that is unknown or too old, `wrong-state` for a step
///   that is not the next one
/// - source: dossier of developer.okta.com, authentication API, 2026-08-31
///
/// @param note what is known of it: `user`, `status`, `factor`, `relay`, `recovery`, `verified`, `push`,
///     `channel`, `code`, `sent`, `options`
record Transaction(Play play, String token, Obj note) {

  private static final Duration LIFE = Duration.ofMinutes(5);

  private static Notes notes(Play play) {
    return play.notes("sign-ins");
  }

  /// A new one of somebody.
  static Transaction of(Play play, Thing user, String status) {
    return of(play, user.id(), status);
  }

  /// A new one of whom an id names; nobody's where that is empty.
  static Transaction of(Play play, String user, String status) {
    Notes notes = notes(play);
    String token =
        Mint.of("00[A-Za-z0-9_-]{40}")
            .make(play.scene().call().dice().at("state-token"), notes.count());
    Obj note = Obj.of("user", Json.of(user)).with("status", status);
    Obj asked = play.sent().obj("options").map(all -> note.with("options", all)).orElse(note);
    Optional<String> relay = play.sent().text("relayState");
    return new Transaction(play, token, relay.map(r -> asked.with("relay", r)).orElse(asked))
        .kept();
  }

  /// The one of the state token that was sent, which lasts as long again.
  static Transaction sent(Play play) {
    return seen(play).kept();
  }

  /// The one of the state token that was sent, which lasts no longer for it.
  static Transaction seen(Play play) {
    String token = play.sent().text("stateToken").orElse("");
    Notes notes = notes(play);
    Optional<Obj> note =
        notes
            .find(token)
            .filter(each ->
                Instant.parse(each.text("expires").orElseThrow()).isAfter(play.scene().moment()));
    return new Transaction(
        play, token, note.orElseThrow(() -> Refusal.of(Problem.UNAUTHENTICATED)));
  }

  private Transaction kept() {
    String end = play.scene().moment().plus(LIFE).toString();
    var longer = new Transaction(play, token, note.with("expires", end));
    notes(play).put(token, longer.note);
    return longer;
  }

  /// This one, if it is in one of these states.
  Transaction in(String... states) {
    if (!List.of(states).contains(status())) {
      throw Refusal.of("wrong-state");
    }
    return this;
  }

  Transaction to(String status) {
    return with("status", status);
  }

  Transaction with(String member, String value) {
    return new Transaction(play, token, note.with(member, value)).kept();
  }

  void end() {
    notes(play).remove(token);
  }

  String status() {
    return note.text("status").orElse("");
  }

  Thing user() {
    return play.rows("user").get(note.text("user").orElse(""));
  }

  /// Who it is about, if anybody is.
  Optional<Thing> known() {
    return note.text("user").flatMap(id -> play.rows("user").find(id));
  }

  /// The factor that is asked for.
  Optional<Thing> factor() {
    return note.text("factor").flatMap(id -> Factors.find(play, user(), id));
  }

  /// The question to somebody's phone that is asked.
  Optional<String> push() {
    return note.text("push");
  }

  /// What came of it.
  String pushResult() {
    return push().map(id -> Pushes.result(play, id)).orElse(Pushes.WAITING);
  }

  /// Whether who signs in asked for something that is not done otherwise.
  boolean asksFor(String option) {
    return note.obj("options").filter(all -> all.flag(option)).isPresent();
  }

  /// Whether a second factor was shown.
  boolean verified() {
    return note.text("verified").isPresent();
  }

  Instant expires() {
    return Instant.parse(note.text("expires").orElseThrow());
  }

  /// What was proved so far, in the words of tokens.
  List<String> amr() {
    String word = note.text("verified").orElse("");
    List<String> proved = word.isEmpty() ? List.of("pwd", "mfa") : List.of("pwd", "mfa", word);
    return verified() ? proved : List.of("pwd");
  }
}
