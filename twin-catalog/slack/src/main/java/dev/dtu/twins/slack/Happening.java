package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// What apps are told of that no row shows by itself.
///
/// - source: docs.slack.dev/reference/events, 2026-08-31
record Happening(Play play) {

  private static final String HAPPENING = "happening";

  private void tell(String kind, Obj item) {
    String id = "H" + (play.notes("slack-happenings").count() + 1);
    play.rows(HAPPENING).make(Obj.of("id", Json.of(id), "kind", Json.of(kind)).withAll(item));
  }

  /// Tells of a new message that mentions the app, that has metadata of an app, or links.
  void said(Thing channel, Obj message) {
    String bot = play.rows("bot").first().orElseThrow().text("user_id").orElse("");
    String text = message.text("text").orElse("");
    Obj told = Obj.of("channel", Json.of(channel.id()), "event", message);
    if (text.contains("<@" + bot + ">") && !Channels.direct(channel)) {
      tell("app_mention", told);
    }
    if (message.has("metadata")) {
      tell("message_metadata_posted", told);
    }
    if (!message.has("bot_id") && !Unfurls.links(text).isEmpty()) {
      boolean within = Channels.of(play).member(channel, play.rows("user").get(bot));
      tell("link_shared", new Unfurls(play).shared(channel, message, within));
    }
  }

  /// Tells that the metadata of a message is otherwise, or gone.
  void described(Thing channel, Obj before, Obj message) {
    boolean gone = !message.has("metadata");
    if (before.find("metadata").equals(message.find("metadata"))) {
      return;
    }
    Obj told =
        Obj.of("channel", Json.of(channel.id()), "event", message)
            .with("previous", before.find("metadata").orElse(Json.Null.NULL));
    if (!before.has("metadata")) {
      tell("message_metadata_posted", told);
    } else {
      tell(gone ? "message_metadata_deleted" : "message_metadata_updated", told);
    }
  }

  /// Tells what is pinned no more.
  ///
  /// @param who took the pin away
  /// @param left how many are pinned there still
  void unpinned(Obj pin, String who, int left) {
    Obj told = Obj.of("pin", pin, "channel", pin.find("channel").orElse(Json.Null.NULL));
    tell(
        "pin_removed",
        told.with("user", who)
            .with("left", Messages.number(left))
            .with("has_pins", Json.of(left > 0)));
  }

  /// Tells that somebody wants to be disturbed, or not, from now on.
  void disturbed(String user, Obj status) {
    tell("dnd_updated", Obj.of("user", Json.of(user), "status", status));
  }

  /// Tells whose tokens are good no more.
  void revoked(Obj tokens) {
    tell("tokens_revoked", Obj.of("tokens", tokens));
  }

  /// Tells what became of an invitation to a shared channel.
  void invited(String kind, Obj told) {
    tell(kind, told);
  }

  /// Tells that a channel is shared with another workspace, or no more.
  void shared(String kind, Thing channel, String team) {
    tell(kind, Obj.of("channel", Json.of(channel.id()), "team", Json.of(team)));
  }

  /// Tells of a file that somebody brought.
  void brought(Thing file) {
    file("file_created", file);
    for (String place : Files.places(file)) {
      file("file_shared", file, Obj.of("channel", Json.of(place)));
    }
  }

  /// Tells of a file, where the app's bot sees it.
  void file(String kind, Thing file) {
    List<String> places = Files.places(file);
    file(kind, file, Obj.of("channels", Json.array(places.stream().map(Json::of).toList())));
  }

  private void file(String kind, Thing file, Obj where) {
    Thing bot =
        play.rows("user").get(play.rows("bot").first().orElseThrow().text("user_id").orElse(""));
    Channels channels = Channels.of(play);
    String whose = file.text("user").orElse("");
    boolean there =
        Files.places(file).stream()
            .flatMap(id -> channels.rows().find(id).stream())
            .anyMatch(channel -> channels.member(channel, bot));
    if (there || whose.equals(bot.id())) {
      tell(kind, Obj.of("file", Json.of(file.id()), "user", Json.of(whose)).withAll(where));
    }
  }

  /// Tells that the workspace has other emoji than before.
  void emoji(String subtype, Obj told) {
    tell("emoji_changed", Obj.of("subtype", Json.of(subtype)).withAll(told));
  }

  /// Tells who came into a group, and who went.
  void staffed(Obj told) {
    tell("subteam_members_changed", told);
  }

  /// Tells that a step of a workflow is the app's to carry out.
  void run(Obj told) {
    tell("function_executed", Obj.of("run", told));
  }

  /// Tells that somebody asks for an app.
  void wanted(Obj request) {
    tell("app_requested", Obj.of("request", request));
  }

  /// Tells that somebody asks for somebody else to be invited.
  void recommended(Obj request) {
    tell("invite_requested", Obj.of("request", request));
  }

  /// Tells that somebody asks for leave to invite somebody of another organisation.
  void proposed(Obj request) {
    tell("shared_channel_invite_requested", Obj.of("request", request));
  }

  /// Tells that somebody opened a thing of the app.
  void opened(Obj entity) {
    tell("entity_details_requested", Obj.of("entity", entity));
  }

  /// Tells that somebody opened the app as an assistant, or looks at something else beside it.
  void assisted(String kind, Obj thread) {
    tell(kind, Obj.of("thread", thread));
  }
}
