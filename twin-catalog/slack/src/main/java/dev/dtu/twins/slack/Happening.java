package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// What apps are told of that no row shows by itself.
///
/// - source: docs.slack.dev/reference/events, 2026-08-31
record Happening(Play play) {

  private static final String HAPPENING = "happening";

  private void tell(String kind, Obj item) {
    String id = "H" + (play.notes("slack-happenings").count() + 1);
    play.rows(HAPPENING).make(Obj.of("id", Json.of(id), "kind", Json.of(kind)).withAll(item));
  }

  /// Tells of a new message that mentions the app, or that has metadata of an app.
  void said(Thing channel, Obj message) {
    String bot = play.rows("bot").all().getFirst().text("user_id").orElse("");
    String text = message.text("text").orElse("");
    Obj told = Obj.of("channel", Json.of(channel.id()), "event", message);
    if (text.contains("<@" + bot + ">") && !Channels.direct(channel)) {
      tell("app_mention", told);
    }
    if (message.has("metadata")) {
      tell("message_metadata_posted", told);
    }
  }

  /// Tells that somebody wants to be disturbed, or not, from now on.
  void disturbed(String user, Obj status) {
    tell("dnd_updated", Obj.of("user", Json.of(user), "status", status));
  }
}
