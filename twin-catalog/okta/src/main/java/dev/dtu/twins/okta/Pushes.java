package dev.dtu.twins.okta;

import dev.dtu.call.Dice;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Questions to somebody's phone: each waits five minutes for an answer, which its person gives by the
/// act `answer-push`, and then has timed out. Where a number is asked for, the phone shows three, and only
/// who sees the other screen knows which of them is right.
///
/// - source: dossier of developer.okta.com, factors API, verify push, 2026-08-31;
///   okta-management OpenAPI 2026.06.3, useNumberMatchingChallenge, correctAnswer and channelBinding,
///   2026-11-22
final class Pushes {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("getFactorTransactionStatus", Pushes::status)
          .acting("answer-push", Pushes::answered);

  static final String WAITING = "WAITING";
  static final String SUCCESS = "SUCCESS";

  private static final String NUMBER = "number";
  private static final String RESULT = "result";
  private static final String FACTOR = "factor";
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Comparator<Json> BY_SIZE =
      (one, other) -> one.toString().compareTo(other.toString());

  private Pushes() {}

  private static Notes notes(Play play) {
    return play.notes("pushes");
  }

  /// Whether Okta Verify asks for a number each time.
  static boolean numbered(Play play) {
    return play.rows("authenticator").all().stream()
        .filter(each -> each.text("key").filter("okta_verify"::equals).isPresent())
        .anyMatch(each ->
            each.text("settings.channelBinding.required").filter("ALWAYS"::equals).isPresent());
  }

  /// The number that is right, where one is asked for.
  static Optional<Json> number(Play play, String id) {
    return notes(play).find(id).flatMap(note -> note.find(NUMBER));
  }

  /// What is told of a question, with the right number where one is asked for.
  static Obj embedding(Play play, String id, Obj told) {
    return number(play, id)
        .map(right -> Obj.of("challenge", Obj.of("correctAnswer", right)))
        .map(challenge -> told.with("_embedded", challenge))
        .orElse(told);
  }

  /// Asks somebody.
  ///
  /// @param number whether by a number, which who asks can show
  /// @return by what name the answer is found
  static String asked(Play play, Thing user, Thing factor, boolean number) {
    String id =
        Mint.of("v2mst.[A-Za-z0-9_-]{22}")
            .make(play.scene().call().dice().at("push"), notes(play).count());
    Instant end = play.scene().moment().plus(LIFE);
    Obj note =
        Obj.of("expires", Json.of(end.toString()))
            .with(FACTOR, factor.id())
            .with("user", user.id());
    Obj message = Obj.of("transaction", Json.of(id));
    if (number) {
      List<Json> shown = numbers(play.scene().call().dice().at("push-number").at(id));
      note = note.with(NUMBER, shown.getFirst());
      message = message.with("numbers", Json.array(shown.stream().sorted(BY_SIZE).toList()));
    }
    notes(play).put(id, note);
    play.post("push", user.text("profile.login").orElse(""), message);
    return id;
  }

  /// Three numbers of two digits, none like another.
  private static List<Json> numbers(Dice dice) {
    List<Json> numbers = new ArrayList<>();
    for (int n = 0; numbers.size() < 3; n++) {
      Json number = Json.of(10L + dice.draw(n, 90));
      if (!numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /// What came of a question: `WAITING`, `SUCCESS`, `REJECTED` or `TIMEOUT`.
  static String result(Play play, String id) {
    Obj note = notes(play).find(id).orElse(Obj.EMPTY);
    Instant end = note.text("expires").map(Instant::parse).orElse(Instant.EPOCH);
    return note.text(RESULT).orElse(end.isAfter(play.scene().moment()) ? WAITING : "TIMEOUT");
  }

  /// When it will have timed out.
  static Instant ends(Play play, String id) {
    return Instant.parse(notes(play).find(id).orElseThrow().text("expires").orElseThrow());
  }

  /// Asks, and tells where the answer will be.
  static Reply begun(Play play, Thing user, Thing factor) {
    boolean number = play.sent().flag("useNumberMatchingChallenge");
    return Reply.json(201, waiting(play, user, factor, asked(play, user, factor, number)));
  }

  private static Obj waiting(Play play, Thing user, Thing factor, String id) {
    Instant end = ends(play, id);
    String own =
        play.scene().origin().url()
            + "/api/v1/users/"
            + user.id()
            + "/factors/"
            + factor.id()
            + "/transactions/"
            + id;
    Obj links = Obj.of("cancel", Hrefs.of(own, "DELETE")).with("poll", Hrefs.of(own, "GET"));
    Obj told = Obj.of("factorResult", Json.of(WAITING)).with("expiresAt", play.at(end));
    return embedding(play, id, told).with("_links", links);
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
  /// - in: `user`, `approve` (true), `number` where one is asked for; another rejects the question
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
    Optional<Json> right = number(play, id);
    boolean chosen = right.isEmpty() || play.sent().find(NUMBER).equals(right);
    boolean yes = chosen && play.sent().find("approve").filter(Json.of(false)::equals).isEmpty();
    String result = yes ? SUCCESS : "REJECTED";
    notes(play).put(id, notes(play).find(id).orElseThrow().with(RESULT, result));
    return Reply.json(200, Obj.of("factorResult", Json.of(result)));
  }
}
