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
    Obj place = Obj.of("channel", Json.of(channel.id()));
    if (text.contains("<@" + bot + ">") && !Channels.direct(channel)) {
      Obj event = Obj.of("type", Json.of("app_mention"));
      for (String kept :
          new String[] {"user", "bot_id", "app_id", "text", "ts", "blocks", "thread_ts", "team"}) {
        event = message.has(kept) ? event.with(kept, message.find(kept).orElseThrow()) : event;
      }
      Obj told =
          event.with("channel", channel.id()).with("event_ts", message.text("ts").orElse(""));
      tell("app_mention", place.with("event", told));
    }
    if (message.has("metadata")) {
      tell("message_metadata_posted", place.with("event", metadata(channel, message)));
    }
  }

  private static Obj metadata(Thing channel, Obj message) {
    String ts = message.text("ts").orElse("");
    Obj event = Obj.of("type", Json.of("message_metadata_posted"));
    for (String kept : new String[] {"app_id", "bot_id"}) {
      event = message.has(kept) ? event.with(kept, message.find(kept).orElseThrow()) : event;
    }
    return event
        .with("user_id", message.text("user").orElse(""))
        .with("team_id", message.text("team").orElse(""))
        .with("channel_id", channel.id())
        .with("metadata", message.find("metadata").orElseThrow())
        .with("message_ts", ts)
        .with("event_ts", ts);
  }

  /// Tells that somebody wants to be disturbed, or not, from now on.
  void disturbed(String user, Obj status) {
    tell("dnd_updated", Obj.of("user", Json.of(user), "status", status));
  }
}
