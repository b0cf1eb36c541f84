package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Turn;

/// Puts events into words.
///
/// @param usual the body of an event that has none of its own
record Scribe(House house, Kinds kinds, Wording usual) {

  /// Keeps all that a turn told in the service's log.
  void log(Chronicle chronicle, Draft draft, Turn turn) {
    Dice dice = turn.call().dice().at(turn.call().turn()).at("log");
    int told = 0;
    for (EventKind kind : kinds.about(turn, house.space())) {
      for (Occasion.Found found : kind.on().in(turn, house.space())) {
        var known = new Facts(new Known(house, draft, turn, kind.on(), found), dice);
        if (known.are(kind.given())) {
          Facts facts = known.with("name", Json.of(kind.name())).drawn(dice.at(told++));
          Json body = body(kind, facts.with("event", event(kind, facts)));
          chronicle.write(
              draft, house.table(chronicle.resource()), house.placed(body, turn.call().origin()));
        }
      }
    }
  }

  /// What an event tells besides what all do.
  static Json event(EventKind kind, Facts facts) {
    return kind.facts().fill(facts).orElse(Obj.EMPTY);
  }

  /// The body of an event.
  Json body(EventKind kind, Facts facts) {
    return kind.words().orElse(usual).fill(facts).orElse(Json.Null.NULL);
  }
}
