package dev.dtu.twins.slack;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// What Slack itself writes into a channel when something becomes of it.
///
/// - source: docs.slack.dev/reference/events/message, subtypes, 2026-08-31
record Notice(Channels channels, Thing channel) {

  static Notice of(Channels channels, Thing channel) {
    return new Notice(channels, channel);
  }

  private void say(String subtype, String who, String text, Obj more) {
    String kind =
        channel.item().flag("is_private") ? subtype.replace("channel_", "group_") : subtype;
    Obj item =
        Obj.builder()
            .put("subtype", kind)
            .put("user", who)
            .put("text", text)
            .put("type", "message")
            .put("ts", Clock.next(channels.play(), channel.id()))
            .putAll(more)
            .build();
    new Messages(channels.play()).make(channel, item);
  }

  /// Somebody came in, by themselves or because somebody asked them.
  void joined(Thing user, Optional<Thing> inviter) {
    Obj more = inviter.map(by -> Obj.of("inviter", Json.of(by.id()))).orElse(Obj.EMPTY);
    say("channel_join", user.id(), "<@" + user.id() + "> has joined the channel", more);
  }

  /// Somebody went.
  void left(Thing user) {
    say("channel_leave", user.id(), "<@" + user.id() + "> has left the channel", Obj.EMPTY);
  }

  /// It has another name.
  void renamed(String before, String now) {
    String text = "has renamed the channel from \"" + before + "\" to \"" + now + "\"";
    Obj more = Obj.of("old_name", Json.of(before), "name", Json.of(now));
    say("channel_name", channels.speaker().id(), text, more);
  }

  /// It is about something else, or for something else.
  void about(String member, String value) {
    String who = channels.speaker().id();
    String text =
        value.isEmpty()
            ? "cleared the channel " + member
            : "set the channel " + member + ": " + value;
    say("channel_" + member, who, text, Obj.of(member, Json.of(value)));
  }

  /// It was put away.
  void archived() {
    String who = channels.speaker().id();
    say("channel_archive", who, "<@" + who + "> archived the channel", Obj.EMPTY);
  }

  /// It was taken out again.
  void unarchived() {
    String who = channels.speaker().id();
    say("channel_unarchive", who, "<@" + who + "> un-archived the channel", Obj.EMPTY);
  }
}
