package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files put into a channel, by a message of their own.
record Shares(Channels channels, Thing channel) {

  /// Says in the channel, or in one of its threads, that there are files.
  void share(List<Thing> files) {
    Play play = channels.play();
    Speaker speaker = channels.speaker();
    String ts = Clock.next(play, channel.id());
    String comment = play.argument("initial_comment").orElse("");
    List<Json> shown = new ArrayList<>();
    for (Thing file : files) {
      Thing now = play.rows(Files.FILE).get(file.id());
      shown.add(play.rows(Files.FILE).keep(Sheet.shared(now, channel, told(ts))).item());
    }
    var item =
        Obj.builder()
            .put("subtype", "file_share")
            .put("user", speaker.id())
            .put("type", "message")
            .put("ts", ts);
    speaker.bot().ifPresent(bot -> item.put("bot_id", bot.id()));
    item.put("text", comment)
        .put("team", speaker.team())
        .put("files", Arr.of(shown))
        .put("upload", true)
        .put("display_as_bot", false);
    Arr blocks = comment.isEmpty() ? Wording.blocks(play) : Arr.EMPTY;
    if (!blocks.isEmpty()) {
      item.put("blocks", blocks);
    }
    play.argument("thread_ts")
        .filter(root -> !root.isEmpty())
        .ifPresent(root -> item.put("thread_ts", root));
    new Messages(play).make(channel, item.build());
  }

  private Obj told(String ts) {
    return Obj.builder()
        .put("reply_users", Arr.EMPTY)
        .put("reply_users_count", 0)
        .put("reply_count", 0)
        .put("ts", ts)
        .put("channel_name", channel.text("name").orElse(""))
        .put("team_id", channels.speaker().team())
        .put("share_user_id", channels.speaker().id())
        .put("source", "UNKNOWN")
        .build();
  }

  /// Leaves a stone wherever a file was shared.
  static void stones(Play play, Thing file) {
    Messages messages = new Messages(play);
    Obj shares = file.item().obj("shares").orElse(Obj.EMPTY);
    for (Obj.Member kind : shares) {
      for (Obj.Member place : kind.value().asObj().orElse(Obj.EMPTY)) {
        Thing channel = play.rows(Channels.CHANNEL).get(place.key());
        for (Json share : place.value().asArr().orElse(Arr.EMPTY)) {
          Optional<Thing> message =
              share.asObj().flatMap(it -> it.text("ts")).flatMap(ts -> messages.find(channel, ts));
          message.ifPresent(it -> messages.rows().keep(it.with("files", without(it, file))));
        }
      }
    }
  }

  private static Arr without(Thing message, Thing file) {
    List<Json> files = new ArrayList<>();
    for (Json each : message.item().items("files")) {
      boolean gone =
          each.asObj().flatMap(it -> it.text("id")).filter(file.id()::equals).isPresent();
      files.add(gone ? Obj.of("id", Json.of(file.id()), "mode", Json.of("tombstone")) : each);
    }
    return Arr.of(files);
  }
}
