package dev.dtu.generate;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.judge.Standing;
import dev.dtu.round.Spend;
import java.util.List;

/// One round that ended: what it cost, what it gained, what became of it. Round 0 is what was mined.
///
/// @param number from 0
/// @param outcome what became of it
/// @param why in words, where it was not kept
/// @param training how the folder stood after it, kept or not
/// @param validation the same, on what the agent has not seen
/// @param notes what was refused of it, a line each
record Round(
    int number,
    Outcome outcome,
    String why,
    Spend spend,
    Standing training,
    Standing validation,
    List<String> notes) {

  /// What becomes of a round.
  enum Outcome {
    /// Its folder is the one the next begins with.
    KEPT,
    /// Nothing was changed, so there is nothing to keep.
    IDLE,
    /// It made validation worse, or has flaws, or a recording's own words.
    TAKEN_BACK,
    /// It touched what it was given to be checked by.
    REFUSED,
    /// It knows what is held out: the generation ends.
    CHEATED
  }

  Round {
    notes = List.copyOf(notes);
  }

  /// What rounds are compared by: validation, and training where validation has nothing.
  double mark() {
    return validation.scored() > 0 ? validation.mark() : training.mark();
  }

  Obj json() {
    return Obj.builder()
        .put("number", number)
        .put("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
        .put("why", why)
        .put("spend", spend.json())
        .put("training", training.figures())
        .put("validation", validation.figures())
        .put("notes", Json.array(notes.stream().map(Json::of).toList()))
        .build();
  }

  static Round of(Obj told) {
    String outcome = told.text("outcome").orElse("idle");
    List<String> notes =
        told.items("notes").items().stream().flatMap(each -> each.asText().stream()).toList();
    return new Round(
        told.find("number").flatMap(Json::asWords).map(Integer::parseInt).orElse(0),
        Outcome.valueOf(outcome.toUpperCase(java.util.Locale.ROOT).replace(' ', '_')),
        told.text("why").orElse(""),
        Spend.of(told.obj("spend").orElse(Obj.EMPTY)),
        new Standing(told.obj("training").orElse(Obj.EMPTY)),
        new Standing(told.obj("validation").orElse(Obj.EMPTY)),
        notes);
  }

  /// A line for people.
  String told() {
    String end = why.isEmpty() ? "" : ": " + why;
    String word = outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return "round %d %s%s; training %s; validation %s; cost %s"
        .formatted(number, word, end, training, validation, spend);
  }
}
