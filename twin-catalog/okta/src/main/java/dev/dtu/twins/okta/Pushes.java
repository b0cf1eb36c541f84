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

/// Questions to somebody's phone: each waits five minutes for an answer and then has timed out.
///
/// - source: dossier of developer.okta.com, factors API, verify push, 2026-08-31
final class Pushes {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE.finding("getFactorTransactionStatus", Pushes::status);

  private static final Duration LIFE = Duration.ofMinutes(5);

  private Pushes() {}

  /// Asks, and tells where the answer will be.
  static Reply begun(Play play, Thing user, Thing factor) {
    Notes pushes = play.notes("pushes");
    String id =
        Mint.of("v2mst.[A-Za-z0-9_-]{22}")
            .make(play.scene().call().dice().at("push"), pushes.count());
    Instant end = play.scene().moment().plus(LIFE);
    pushes.put(id, Obj.of("expires", Json.of(end.toString())).with("factor", factor.id()));
    play.post("push", user.text("profile.login").orElse(""), Obj.of("transaction", Json.of(id)));
    return Reply.json(201, waiting(play, user, factor, id));
  }

  private static Obj waiting(Play play, Thing user, Thing factor, String id) {
    Instant end =
        Instant.parse(play.notes("pushes").find(id).orElseThrow().text("expires").orElseThrow());
    String own =
        play.scene().origin().url()
            + "/api/v1/users/"
            + user.id()
            + "/factors/"
            + factor.id()
            + "/transactions/"
            + id;
    return Obj.of("factorResult", Json.of("WAITING"))
        .with("expiresAt", play.at(end))
        .with(
            "_links", Obj.of("cancel", Hrefs.of(own, "DELETE")).with("poll", Hrefs.of(own, "GET")));
  }

  private static Reply status(Play play) {
    Thing user = play.rows("user").get(play.asked("userId").orElse(""));
    Thing factor = play.rows(Factors.RESOURCE).get(user.id(), play.asked("factorId").orElse(""));
    String id = play.asked("transactionId").orElse("");
    Obj note =
        play.notes("pushes")
            .find(id)
            .filter(each -> each.text("factor").filter(factor.id()::equals).isPresent())
            .orElseThrow(
                () -> Refusal.of(Problem.NOT_FOUND).with("id", id).with("resource", "transaction"));
    Instant end = Instant.parse(note.text("expires").orElseThrow());
    return end.isAfter(play.scene().moment())
        ? Reply.json(200, waiting(play, user, factor, id))
        : Reply.json(200, Obj.of("factorResult", Json.of("TIMEOUT")));
  }
}
