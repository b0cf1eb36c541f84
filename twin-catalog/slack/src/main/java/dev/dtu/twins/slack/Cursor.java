package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Pages: how many at a time, and where the next one begins.
///
/// - source: docs.slack.dev, pagination, and recorded cursors of slack-ruby/slack-ruby-client,
///   2026-08-31
final class Cursor {

  private Cursor() {}

  /// How many are asked for.
  ///
  /// - refuses: `invalid_limit`
  static int limit(Play play, int usual, int most) {
    Optional<String> limit = play.argument("limit").filter(it -> !it.isEmpty());
    if (limit.isEmpty() || limit.get().equals("0")) {
      return usual;
    }
    if (!limit.get().matches("[1-9]\\d{0,8}")) {
      throw Said.no("invalid_limit");
    }
    return Math.min(most, Integer.parseInt(limit.get()));
  }

  /// What stands behind the beginning in the cursor given; empty when none is.
  ///
  /// - refuses: `invalid_cursor`
  static Optional<String> of(Play play, String beginning) {
    Optional<String> cursor = play.argument("cursor").filter(it -> !it.isEmpty());
    if (cursor.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getDecoder().decode(cursor.get()), StandardCharsets.UTF_8);
      if (text.startsWith(beginning)) {
        return Optional.of(text.substring(beginning.length()));
      }
    } catch (IllegalArgumentException notOurs) {
      // told below
    }
    throw Said.no("invalid_cursor");
  }

  /// What stands behind the beginning in the cursor that a page tells; empty when it is the last.
  static Optional<String> place(Obj page, String beginning) {
    return page.at("response_metadata.next_cursor")
        .flatMap(Json::asText)
        .filter(cursor -> !cursor.isEmpty())
        .map(cursor -> new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8))
        .map(place -> place.substring(beginning.length()));
  }

  /// The reply with where the next page begins; the empty text when there is none.
  static Obj next(Obj reply, String place) {
    String cursor =
        place.isEmpty()
            ? ""
            : Base64.getEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    return reply.with("response_metadata", Obj.of("next_cursor", Json.of(cursor)));
  }
}
