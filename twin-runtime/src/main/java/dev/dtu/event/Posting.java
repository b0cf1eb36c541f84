package dev.dtu.event;

import dev.dtu.fault.Fault;
import dev.dtu.fault.RuleText;
import dev.dtu.fault.Struck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Puts what is to be told in line: as a row, with the timer that sends it.
final class Posting {

  /// The member of a proof that tells how long a call waits for it.
  static final String WITHIN = "within";

  private Posting() {}

  /// Adds a delivery, or two.
  ///
  /// @return the key of the first
  static String add(Draft draft, Message message) {
    boolean twice = false;
    boolean lost = false;
    boolean held = false;
    Duration later = Duration.ZERO;
    for (Struck struck : message.struck()) {
      if (struck.fault() instanceof Fault.Courier(Fault.Way way, var _)) {
        twice |= way == Fault.Way.DOUBLE;
        lost |= way == Fault.Way.LOSE;
        held |= way == Fault.Way.REORDER;
        later = later.plus(struck.delay());
      }
    }
    for (int i = 0; i < (twice ? 2 : 1); i++) {
      String key = "d" + (draft.mint(Deliveries.TABLE) + 1);
      var entry = new Sent(key, item(message), hidden(message), List.of());
      if (i == 0 && message.proof().has(WITHIN)) {
        entry = entry.awaited();
        Deliveries.overAt(draft, key, ends(draft, message));
      }
      if (lost) {
        entry.in("lost").keep(draft);
      } else if (refusal(draft, message).isPresent()) {
        entry
            .tried(message.moment(), "refused", refusal(draft, message).get())
            .in("refused")
            .keep(draft);
      } else if (held) {
        entry.linked(List.of(Deliveries.HELD_FOR + message.to().name())).in("held").keep(draft);
        Deliveries.due(draft, key, message.moment().plus(Deliveries.HELD));
      } else {
        queue(draft, entry, message, later);
      }
    }
    Deliveries.forget(draft);
    return "d" + (draft.table(Deliveries.TABLE).minted() - (twice ? 1 : 0));
  }

  /// When the call that waits for it goes on without an answer: at once if nothing is let out.
  private static Instant ends(Draft draft, Message message) {
    return refusal(draft, message).isPresent()
        ? message.moment()
        : message.moment().plus(Duration.parse(message.proof().text(WITHIN).orElseThrow()));
  }

  private static Optional<String> refusal(Draft draft, Message message) {
    int kept = Asks.are(message.proof()) ? message.proof().bytes().length : 0;
    if (message.words().bytes().length + kept > Deliveries.BODY_BYTES) {
      return Optional.of(
          "expected a body of at most "
              + Deliveries.BODY_BYTES
              + " bytes, with what is kept of it");
    }
    if (message.proof().has(WITHIN) && Deliveries.awaited(draft) >= Patience.LIMIT) {
      return Optional.of("expected at most " + Patience.LIMIT + " calls that wait for an answer");
    }
    return Deliveries.waiting(draft) < Deliveries.WAITING
        ? Optional.empty()
        : Optional.of("expected at most " + Deliveries.WAITING + " deliveries on their way");
  }

  private static void queue(Draft draft, Sent entry, Message message, Duration later) {
    String to = message.to().name();
    for (Sent waiting : Deliveries.linked(draft, Deliveries.HELD_FOR + to)) {
      waiting.linked(List.of(Deliveries.AFTER + entry.key())).keep(draft);
    }
    List<Sent> before =
        message.manner().ordered() ? Deliveries.linked(draft, Deliveries.OPEN_TO + to) : List.of();
    if (before.isEmpty()) {
      entry.linked(List.of(Deliveries.OPEN_TO + to)).in("queued").keep(draft);
      Deliveries.due(draft, entry.key(), message.moment().plus(later));
    } else {
      entry
          .linked(List.of(Deliveries.OPEN_TO + to, Deliveries.AFTER + before.getLast().key()))
          .in("held")
          .keep(draft);
    }
  }

  private static Obj item(Message message) {
    Obj.Builder out =
        Obj.builder()
            .put("event", message.event())
            .put("id", message.id())
            .put("twin", message.twin())
            .put("to", message.to().name())
            .put("url", message.to().url())
            .put("method", message.manner().method())
            .put("state", "queued")
            .put("attempts", 0)
            .put("made", message.moment().toString())
            .put("turn", message.turn())
            .put("tries", Json.array(List.of()));
    boolean bare = message.words().equals(Json.Null.NULL);
    boolean fits = message.words().bytes().length <= Deliveries.BODY_BYTES;
    out.put("body", bare || !fits ? "" : message.words().toString());
    if (!message.struck().isEmpty()) {
      out.put("struck", Json.array(message.struck().stream().<Json>map(Posting::told).toList()));
    }
    return out.build();
  }

  private static Obj told(Struck struck) {
    return Obj.of("rule", Json.of(struck.rule()), "fault", RuleText.of(struck.fault()));
  }

  private static Obj hidden(Message message) {
    Obj hidden =
        Obj.of("manner", message.manner().show(), "secret", Json.of(message.to().secret()))
            .with("proof", message.proof());
    return message.load().isEmpty() ? hidden : hidden.with("load", message.load());
  }
}
