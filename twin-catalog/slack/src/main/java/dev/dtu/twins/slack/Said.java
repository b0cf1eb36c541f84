package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;

/// How Slack answers: always 200, with `ok`.
final class Said {

  private static final String JSON = "application/json; charset=utf-8";

  private Said() {}

  /// That it was done, and nothing more.
  static Reply ok() {
    return ok(Obj.EMPTY);
  }

  /// That it was done, with what there is to tell.
  static Reply ok(Obj more) {
    return Reply.json(200, Obj.of("ok", Json.of(true)).withAll(more), JSON);
  }

  /// That it was done, with something to mind.
  static Reply ok(Obj more, String warning) {
    return ok(
        more.with("warning", warning)
            .with("response_metadata", Obj.of("warnings", Arr.of(Json.of(warning)))));
  }

  /// That it was not done, with what there is to tell; nothing of it stays.
  static Reply failed(Obj more) {
    return Reply.json(200, Obj.of("ok", Json.of(false)).withAll(more), JSON);
  }

  /// A refusal by its name in the method's list of errors.
  static Refusal no(String error) {
    return Refusal.of("said").with("error", error);
  }

  /// A refusal of arguments, which says what is wrong and where.
  static Refusal wrong(String error, String what, String where) {
    String problem = error.equals("invalid_blocks") ? "blocks" : "explained";
    return Refusal.of(problem).with("error", error).because(where, what);
  }
}
