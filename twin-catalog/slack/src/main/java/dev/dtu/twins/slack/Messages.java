package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The messages of channels. Those that a channel shows stand in the place `slack-history/<channel>`,
/// the replies of a thread in `slack-thread/<channel>/<ts>`.
record Messages(Play play) {

  static final String MESSAGE = "message";

  /// The most bytes a message has, blocks and attachments included; Slack's own bound is not known.
  static final int BYTES = 60 * 1024;

  /// A byte that is sent becomes at most a dozen that are kept: as itself, in a block, and in what stands
  /// around it there.
  private static final long BRIEF = BYTES / 16;

  Rows rows() {
    return play.rows(MESSAGE);
  }

  static String history(Thing channel) {
    return "slack-history/" + channel.id();
  }

  static String thread(Thing channel, String ts) {
    return "slack-thread/" + channel.id() + "/" + ts;
  }

  /// A message by the `ts` that an argument gives.
  ///
  /// - refuses: `message_not_found`
  Thing named(Thing channel, String argument) {
    return find(channel, play.argument(argument).orElse(""))
        .orElseThrow(() -> Said.no("message_not_found"));
  }

  Optional<Thing> find(Thing channel, String ts) {
    return ts.isEmpty() ? Optional.empty() : rows().find(channel.id(), ts);
  }

  /// A message as it is shown: without its channel, which the row knows.
  Obj shown(Thing message) {
    Obj item = message.item().without("channel");
    if (!item.has("files")) {
      return item;
    }
    List<Json> files = new ArrayList<>();
    for (Json file : item.items("files")) {
      files.add(file.asObj().<Json>map(it -> Files.shown(play, it)).orElse(file));
    }
    return item.with("files", Arr.of(files));
  }

  /// Where a message stands for people.
  static String link(Play play, Thing channel, Thing message) {
    String link =
        Files.site(play)
            + "/archives/%s/p%s".formatted(channel.id(), message.id().replace(".", ""));
    return message
        .text("thread_ts")
        .filter(root -> !root.equals(message.id()))
        .map(root -> link + "?thread_ts=" + root + "&cid=" + channel.id())
        .orElse(link);
  }

  /// Keeps a new message and what it changes of its thread.
  ///
  /// - refuses: `msg_too_long`, when all of it together has more than [#BYTES]
  Thing make(Thing channel, Obj item) {
    Optional<String> root = item.text("thread_ts");
    boolean reply = root.isPresent() && !root.equals(item.text("ts"));
    List<String> places = new ArrayList<>();
    if (!reply || item.text("subtype").filter("thread_broadcast"::equals).isPresent()) {
      places.add(history(channel));
    }
    if (reply) {
      places.add(thread(channel, root.orElseThrow()));
    }
    Thing made = rows().make(places, brief() ? item : fitting(item), channel.id());
    if (reply) {
      find(channel, root.orElseThrow()).ifPresent(parent -> told(channel, parent));
    }
    String text = item.text("text").orElse("");
    if (item.has("metadata") || text.contains("<@") || text.contains("://")) {
      new Happening(play).said(channel, made.item());
    }
    return made;
  }

  /// Whether so little was sent that no message made of it can be too long.
  private boolean brief() {
    return play.scene().call().request().body().length() <= BRIEF;
  }

  /// The message, when it is not too long to be kept.
  static Obj fitting(Obj item) {
    if (item.bytes().length > BYTES) {
      throw Said.no("msg_too_long");
    }
    return item;
  }

  /// Takes a message away: the first of a thread leaves a stone, others leave nothing.
  void remove(Thing channel, Thing message) {
    String ts = message.id();
    if (!rows().in(thread(channel, ts)).isEmpty()) {
      rows().keep(message.showing(stone(message.item())));
      return;
    }
    Optional<String> root = message.text("thread_ts").filter(parent -> !parent.equals(ts));
    rows().remove(message);
    root.flatMap(parent -> find(channel, parent)).ifPresent(parent -> told(channel, parent));
  }

  private static Obj stone(Obj item) {
    var stone =
        Obj.builder()
            .put("subtype", "tombstone")
            .put("text", "This message was deleted.")
            .put("user", "USLACKBOT")
            .put("hidden", true)
            .put("type", "message");
    for (String kept :
        List.of(
            "ts",
            "channel",
            "thread_ts",
            "reply_count",
            "reply_users_count",
            "latest_reply",
            "reply_users",
            "is_locked",
            "subscribed")) {
      item.find(kept).ifPresent(value -> stone.put(kept, value));
    }
    return stone.build();
  }

  /// Tells the first message of a thread what its thread is now.
  private void told(Thing channel, Thing parent) {
    List<Thing> replies = rows().in(thread(channel, parent.id()));
    List<String> who =
        replies.stream().map(Messages::author).filter(id -> !id.isEmpty()).distinct().toList();
    Obj item = parent.item();
    if (replies.isEmpty()) {
      for (String gone :
          List.of(
              "thread_ts",
              "reply_count",
              "reply_users_count",
              "latest_reply",
              "reply_users",
              "is_locked",
              "subscribed")) {
        item = item.without(gone);
      }
      rows().keep(parent.showing(item));
      return;
    }
    rows()
        .keep(
            parent.showing(
                item.with("thread_ts", parent.id())
                    .with("reply_count", number(replies.size()))
                    .with("reply_users_count", number(who.size()))
                    .with("latest_reply", replies.getLast().id())
                    .with("reply_users", Arr.of(who.stream().map(Json::of).toList()))
                    .with("is_locked", Json.of(false))
                    .with("subscribed", Json.of(false))));
  }

  /// Who wrote a message: a user, or a bot that goes by another name.
  static String author(Thing message) {
    return message.text("user").or(() -> message.text("bot_id")).orElse("");
  }

  static Json number(long value) {
    return new Json.Num(String.valueOf(value));
  }
}
