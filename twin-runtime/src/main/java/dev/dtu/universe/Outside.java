package dev.dtu.universe;

import dev.dtu.event.Deliveries;
import dev.dtu.event.Outcome;
import dev.dtu.event.Parcel;
import dev.dtu.journal.Entry;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Chore;
import java.util.Optional;
import java.util.function.Function;

/// What comes into the course of a universe from outside, beside calls: answers, and what happens to
/// sockets. Each is an entry, unless it changes nothing.
record Outside(Course now) {

  /// Notes what the outside answered; nothing when nobody waits for it any more.
  void heard(Parcel parcel, Outcome outcome) {
    Chore.Due due = due();
    var at = new Outcome.At(outcome, due.moment(), due.dice());
    if (Deliveries.heard(due.draft(), parcel, at)) {
      heard(parcel.delivery(), due);
    }
  }

  private void heard(String delivery, Chore.Due due) {
    now.happened(
        new Entry.Heard(number(), due.moment(), delivery, due.draft().changes()),
        due.draft().store());
  }

  /// Lets a call go on that waited long enough in real time, if it still waits.
  void over(String question) {
    Chore.Due due = due();
    if (now.waiting(question)) {
      Deliveries.over(due.draft(), question, due.moment());
      heard(question, due);
      now.resume(question); // though its row be gone
    }
  }

  /// Notes what happened to a socket.
  ///
  /// @param edit what it changes; tells what happened, in a word, or nothing when nothing did
  Optional<String> frame(String socket, Function<Chore.Due, Optional<String>> edit) {
    Chore.Due due = due();
    Optional<String> happened = edit.apply(due);
    happened.ifPresent(what ->
        now.happened(
            new Entry.Frame(number(), due.moment(), socket, what, due.draft().changes()),
            due.draft().store()));
    return happened;
  }

  /// The time goes on first: what is due by now happens before.
  private Chore.Due due() {
    var dice = now.goOn();
    return new Chore.Due(new Draft(now.store()), now.reached(), dice.at(number()), Obj.EMPTY);
  }

  private long number() {
    return now.journal().last() + 1;
  }
}
