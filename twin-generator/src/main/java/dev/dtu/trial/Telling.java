package dev.dtu.trial;

import dev.dtu.twin.Turn;

/// A call and what came of it, for a person.
public final class Telling {

  private Telling() {}

  /// The call, its reply and its outcome in a line; long bodies are cut.
  public static String of(Turn turn) {
    var request = turn.call().request();
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return "%s %s%s %s answered %d %s (%s)"
        .formatted(
            request.method(),
            request.path(),
            query,
            shortened(String.valueOf(request.body())),
            turn.reply().status(),
            shortened(String.valueOf(turn.reply().body())),
            turn.outcome());
  }

  private static String shortened(String text) {
    return text.length() <= 600 ? text : text.substring(0, 600) + "…";
  }
}
