package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Questions to somebody's phone: each waits five minutes for an answer, which its person gives by the
/// act `answer-push`, and then has timed out.
///
/// - source: dossier of developer.okta.com, factors API, verify push, 2026-08-31
final class Pushes {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("getFactorTransactionStatus", Pushes::status)
          .acting("answer-push", Pushes::answered);

  static final String WAITING = "WAITING";
  static final String SUCCESS = "SUCCESS";

  private static final String RESULT = "result";
  private static final String FACTOR = "factor";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private Pushes() {}

  private static Notes notes(Play play) {
    return play.notes("pushes");
  }

  /// Asks somebody.
  ///
  /// @return by what name the answer is found
  static String asked(Play play, Thing user, Thing factor) {
    String id =
        Mint.of("v2mst.[A-Za-z0-9_-]{22}")
            .make(play.scene().call().dice().at("push"), notes(play).count());
    Instant end = play.scene().moment().plus(LIFE);
    notes(play)
        .put(
            id,
            Obj.of("expires", Json.of(end.toString()))
                .with(FACTOR, factor.id())
                .with("user", user.id()));
    play.post("push", user.text("profile.login").orElse(""), Obj.of("transaction", Json.of(id)));
    return id;
  }

  /// What came of a question: `WAITING`, `SUCCESS`, `REJECTED` or `TIMEOUT`.
  static String result(Play play, String id) {
    Obj note = notes(play).find(id).orElse(Obj.EMPTY);
    Instant end = note.text("expires").map(Instant::parse).orElse(Instant.EPOCH);
    return note.text(RESULT).orElse(end.isAfter(play.scene().moment()) ? WAITING : "TIMEOUT");
  }

  /// Asks, and tells where the answer will be.
  static Reply begun(Play play, Thing user, Thing factor) {
    return Reply.json(201, waiting(play, user, factor, asked(play, user, factor)));
  }

  private static Obj waiting(Play play, Thing user, Thing factor, String id) {
    Instant end = Instant.parse(notes(play).find(id).orElseThrow().text("expires").orElseThrow());
    String own =
        play.scene().origin().url()
            + "/api/v1/users/"
            + user.id()
            + "/factors/"
            + factor.id()
            + "/transactions/"
            + id;
    return Obj.of("factorResult", Json.of(WAITING))
        .with("expiresAt", play.at(end))
        .with(
            "_links", Obj.of("cancel", Hrefs.of(own, "DELETE")).with("poll", Hrefs.of(own, "GET")));
  }

  private static Reply status(Play play) {
    Thing user = play.rows("user").get(play.asked("userId").orElse(""));
    Thing factor = play.rows(Factors.RESOURCE).get(user.id(), play.asked("factorId").orElse(""));
    String id = play.asked("transactionId").orElse("");
    boolean own =
        notes(play)
            .find(id)
            .flatMap(note -> note.text(FACTOR))
            .filter(factor.id()::equals)
            .isPresent();
    if (!own) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", id).with("resource", "transaction");
    }
    String result = result(play, id);
    return result.equals(WAITING)
        ? Reply.json(200, waiting(play, user, factor, id))
        : Reply.json(200, Obj.of("factorResult", Json.of(result)));
  }

  /// Somebody taps on the phone: the last question that waits is answered.
  ///
  /// - in: `user`, `approve` (true)
  /// - refuses: `not-found` who is nobody, or is asked nothing
  private static Reply answered(Play play) {
    Thing user = play.rows("user").get(play.sent().text("user").orElse(""));
    Optional<String> open = Optional.empty();
    for (String id : notes(play).keys()) {
      boolean own =
          notes(play)
              .find(id)
              .flatMap(each -> each.text("user"))
              .filter(user.id()::equals)
              .isPresent();
      open = own && result(play, id).equals(WAITING) ? Optional.of(id) : open;
    }
    String id =
        open.orElseThrow(() ->
            Refusal.of(Problem.NOT_FOUND).with("id", user.id()).with("resource", "transaction"));
    boolean yes = play.sent().find("approve").filter(Json.of(false)::equals).isEmpty();
    String result = yes ? SUCCESS : "REJECTED";
    notes(play).put(id, notes(play).find(id).orElseThrow().with(RESULT, result));
    return Reply.json(200, Obj.of("factorResult", Json.of(result)));
  }
}
