package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;

/// Tells whether blocks, a view or a message would be taken, and does nothing with them.
///
/// - source: docs.slack.dev/reference/methods/blocks.validate, 2026-08-31
final class Validation {

  static final Repertoire PARTS = Repertoire.NONE.finding("blocks.validate", Validation::validate);

  private static final List<String> KINDS = List.of("blocks", "view", "message");

  private Validation() {}

  /// - in: one of `blocks`, `view` and `message`
  /// - refuses, in this order: `invalid_arguments`; `invalid_blocks`, `invalid_view` or
  ///   `invalid_message`, with each error and its JSON pointer
  static Reply validate(Play play) {
    List<String> given = KINDS.stream().filter(play.arguments()::has).toList();
    if (given.size() != 1) {
      return Said.failed(
          Obj.of("error", Json.of("invalid_arguments"))
              .with(
                  "response_metadata",
                  Obj.of(
                      "messages",
                      Arr.of(
                          Json.of("must provide exactly one of `blocks`, `view`, or `message`")))));
    }
    String kind = given.getFirst();
    try {
      check(play, kind, document(play, kind));
      return Said.ok();
    } catch (Refusal refusal) {
      return told(kind, refusal);
    } catch (Malformed broken) {
      return failed(kind, List.of(error("must be valid JSON", "")));
    }
  }

  private static Json document(Play play, String kind) throws Malformed {
    Json given = play.arguments().find(kind).orElse(Json.Null.NULL);
    return given instanceof Json.Text(String text) ? Json.parse(text) : given;
  }

  private static void check(Play play, String kind, Json document) {
    switch (kind) {
      case "view" ->
          Modal.checked(
              play,
              document.asObj().orElseThrow(() -> Said.wrong("", "must be an object", "/view")),
              "");
      case "message" ->
          Wording.of(
              play,
              document.asObj().orElseThrow(() -> Said.wrong("", "must be an object", "/message")));
      default ->
          Wording.checked(
              play,
              document.asArr().orElseThrow(() -> Said.wrong("", "must be an array", "/blocks")),
              50);
    }
  }

  private static Reply told(String kind, Refusal refusal) {
    List<Json> errors = new ArrayList<>();
    for (Refusal.Cause cause : refusal.causes()) {
      errors.add(error(cause.what(), cause.field().replaceFirst("^/(blocks|view|message)", "")));
    }
    if (errors.isEmpty()) {
      errors.add(error(refusal.facts().text("error").orElse(""), ""));
    }
    return failed(kind, errors);
  }

  private static Obj error(String what, String pointer) {
    return Obj.of("code", Json.of("failed_constraint"), "message", Json.of(what))
        .with("pointer", pointer);
  }

  private static Reply failed(String kind, List<Json> errors) {
    return Said.failed(Obj.of("error", Json.of("invalid_" + kind), "errors", Json.array(errors)));
  }
}
