package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Turn;
import java.util.Optional;

/// What the outside answered to something it was told, taken to the act of the twin that hears it.
final class Answered {

  private static final String THEN = "then";
  private static final String FAILING = "failing";

  private Answered() {}

  /// What a delivery keeps for that.
  ///
  /// @param key of the row it tells of
  static Obj proof(String act, String key, Turn turn) {
    Obj origin =
        Obj.of("scheme", Json.of(turn.call().origin().scheme()))
            .with("host", turn.call().origin().host())
            .with("prefix", turn.call().origin().prefix());
    return Obj.of(THEN, Json.of(act), "key", Json.of(key)).with("origin", origin);
  }

  /// What a delivery keeps whose failing alone is for an act.
  ///
  /// @param key of the row that is told
  static Obj failing(String act, String key, Turn turn) {
    return proof(act, key, turn).with(FAILING, Json.of(true));
  }

  /// Whether the answer is for an act, and proves nothing.
  static boolean are(Obj proof) {
    return proof.has(THEN);
  }

  /// Has the act done at once: with `key`, whether it was heard (`good`), and the `answer`.
  static void tell(Draft draft, Sent entry, Outcome.At heard, boolean good) {
    Obj proof = entry.hidden().obj("proof").orElse(Obj.EMPTY);
    if (!are(proof) || good && proof.flag(FAILING)) {
      return;
    }
    Obj arguments = Obj.of("key", Json.of(proof.text("key").orElse("")), "good", Json.of(good));
    Optional<Json> answer = good ? answer(heard.outcome()) : Optional.empty();
    Obj told = answer.isPresent() ? arguments.with("answer", answer.get()) : arguments;
    Obj with =
        Obj.of(Acts.CHORE, Json.of(proof.text(THEN).orElse("")), "arguments", told)
            .with("origin", proof.obj("origin").orElse(Obj.EMPTY));
    String key = "answered/" + entry.key();
    Timers.set(draft, new Timers.Timer(key, heard.moment(), entry.twin(), Acts.CHORE, with));
  }

  /// A document, or words; empty when nothing was said.
  private static Optional<Json> answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Acknowledged(Json said) ->
          Optional.of(said).filter(it -> !it.equals(Json.Null.NULL));
      case Outcome.Answered answered -> said(answered.body());
      case Outcome.Failed _, Outcome.Refused _ -> Optional.empty();
    };
  }

  private static Optional<Json> said(String body) {
    if (body.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(body));
    } catch (Malformed words) {
      return Optional.of(Json.of(body));
    }
  }
}
