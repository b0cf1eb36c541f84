package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Mint;

/// Questions to the outside, put in line as what is told is.
record Inquiry(House house) {

  /// Asks a subscriber to prove that it is there.
  ///
  /// @return the key of the question
  String ask(Draft draft, Hook.Subscriber to, Events.Asking asking, Events.Place row) {
    Verification how = asking.how();
    Dice dice = new Dice(row.turn()).at("verify").at(row.key());
    String challenge = Mint.of(how.challenge()).make(dice, 0);
    Obj roots =
        Obj.of("challenge", Json.of(challenge), "hook", to.facts())
            .with("seconds", Json.of(row.moment().getEpochSecond()))
            .with(Sent.ROOT, Sent.unknown());
    var facts = new Facts(roots, dice);
    Json expects =
        how.expects() instanceof Arr any
            ? Wording.fill(any, facts).orElse(Arr.EMPTY)
            : Wording.fill(how.expects(), facts).orElse(Obj.EMPTY);
    Obj proof =
        Obj.of("expects", expects, "table", Json.of(row.table()))
            .with("key", row.key())
            .with("passed", how.passed())
            .with("failed", how.failed());
    if (how.awaits().isPresent()) {
      proof = proof.with("within", how.awaits().get().within().toString());
    }
    return Posting.add(
        draft,
        new Message(
            house.twin(),
            Events.VERIFICATION,
            challenge,
            to,
            how.manner().filled(to.headers(), facts),
            Wording.fill(how.words(), facts).orElse(Json.Null.NULL),
            proof,
            Obj.EMPTY,
            row.moment(),
            row.turn(),
            asking.struck()));
  }
}
