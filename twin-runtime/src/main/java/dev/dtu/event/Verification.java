package dev.dtu.event;

import dev.dtu.call.Headers;
import dev.dtu.fault.Selector;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import java.util.List;
import java.util.Optional;

/// How a service makes sure that who subscribes can be reached, and wants to be.
///
/// @param operations at which it does so for the row they name; an operator's subscription is always
///     asked first
/// @param challenge the shape of what is to be given back
/// @param words the body of the question
/// @param expects what the answer's document must have; a text is what it must be
/// @param passed members of the subscribing row that are set when it is so
/// @param failed members that are set when it is not
/// @param awaits how the call waits for it; empty when it is answered before anybody is asked
public record Verification(
    List<String> operations,
    Manner manner,
    String challenge,
    Json words,
    Json expects,
    Obj passed,
    Obj failed,
    Optional<Patience> awaits) {

  public Verification {
    operations = List.copyOf(operations);
  }

  /// The same one that sets other members; nobody waits for it.
  Verification setting(Obj good, Obj bad) {
    return new Verification(
        operations, manner, challenge, words, expects, good, bad, Optional.empty());
  }

  boolean at(String operation) {
    return operations.stream().anyMatch(glob -> Selector.matches(glob, operation));
  }

  /// The answer that a delivery asks for; empty when any will do.
  public static Optional<Outcome> wanted(Row delivery) {
    Sent entry = Sent.of(delivery);
    Optional<Json> expects = entry.hidden().obj("proof").flatMap(proof -> proof.find("expects"));
    int status = entry.manner().success();
    return expects
        .map(json -> json instanceof Arr any ? any.items().getFirst() : json)
        .map(json -> json.asText().orElseGet(json::toString))
        .map(body -> new Outcome.Answered(status, Headers.NONE, body));
  }

  /// Whether an answer gives back what was asked: in its document, or as its text.
  static boolean answers(Json expects, Outcome outcome) {
    if (!(outcome instanceof Outcome.Answered answered)) {
      return false;
    }
    String text = answered.body().strip();
    for (Json value : expects instanceof Arr any ? any.items() : List.of(expects)) {
      if (value.asText().filter(text::equals).isPresent()) {
        return true;
      }
      if (value instanceof Obj members && has(text, members)) {
        return true;
      }
    }
    return false;
  }

  /// Whether an answer is one: as expected, or a document by which a call goes on.
  static boolean serves(Obj proof, Outcome outcome, Optional<Obj> answer) {
    return proof.isEmpty()
        || Answered.are(proof)
        || (Asks.are(proof)
            ? answer.isPresent()
            : answers(proof.find("expects").orElse(Obj.EMPTY), outcome));
  }

  private static boolean has(String text, Obj members) {
    try {
      Obj found = Json.parse(text).asObj().orElse(Obj.EMPTY);
      for (Obj.Member member : members) {
        if (!found.find(member.key()).equals(Optional.of(member.value()))) {
          return false;
        }
      }
      return true;
    } catch (Malformed notJson) {
      return false;
    }
  }
}
