package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.List;
import java.util.Optional;

/// Writing in channels.
final class Chat {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("chat.postMessage", Chat::post)
          .finding("chat.meMessage", Chat::me)
          .finding("chat.postEphemeral", Chat::whisper)
          .finding("chat.update", Chat::update)
          .finding("chat.delete", Chat::delete)
          .finding("chat.getPermalink", Chat::permalink);

  /// What Slack's own clients call a message before it has a `ts`.
  ///
  /// - source: docs.slack.dev/reference/events/message (client_msg_id), 2026-08-31
  private static final Mint CLIENT =
      Mint.of("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private Chat() {}

  /// Posts a message to a channel, or to a person, whose conversation with the caller is opened.
  ///
  /// - in: `channel` (id, or name with or without `#`, or a user's id), `text` or `blocks` or
  ///   `attachments` or `markdown_text`; `thread_ts`, `reply_broadcast`, `username`, `icon_emoji`,
  ///   `icon_url`, `metadata`
  /// - out: `channel`, `ts`, the message as it is kept; `warning: message_truncated`
  /// - refuses, in this order: `channel_not_found`, what [Wording] refuses, `is_archived`,
  ///   `not_in_channel`
  /// - source: docs.slack.dev/reference/methods/chat.postMessage, and recorded traffic of
  ///   slack-ruby/slack-ruby-client, 2026-08-31
  static Reply post(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = target(channels, play.argument("channel").orElse(""));
    Wording wording = Wording.of(play);
    writable(channels, channel);
    Obj item = message(play, channels.speaker(), channel, wording);
    Messages messages = new Messages(play);
    Thing made = messages.make(channel, threaded(play, messages, channel, item));
    Obj reply =
        Obj.of("channel", Json.of(channel.id()), "ts", Json.of(made.id()))
            .with("message", messages.shown(made));
    return wording.cut() ? Said.ok(reply, "message_truncated") : Said.ok(reply);
  }

  /// The channel a message goes to: named by itself, or by a person of it.
  ///
  /// - refuses: `channel_not_found`
  static Thing target(Channels channels, String name) {
    return channels
        .seen(name)
        .orElseGet(() ->
            channels
                .users()
                .find(name)
                .filter(user -> user.id().equals(name) && !user.item().flag("deleted"))
                .map(user -> channels.direct(List.of(user)))
                .orElseThrow(() -> Said.no("channel_not_found")));
  }

  /// Refuses where the caller may not write: a bot that has `chat:write.public` may in any public channel.
  static void writable(Channels channels, Thing channel) {
    Channels.current(channel);
    boolean anywhere =
        channels.speaker().bot().isPresent()
            && channels.play().scene().carries("chat:write.public");
    if (!channels.joined(channel) && !(anywhere && Channels.open(channel))) {
      throw Said.no("not_in_channel");
    }
  }

  /// What is said, as the caller says it now.
  static Obj message(Play play, Speaker speaker, Thing channel, Wording wording) {
    Obj arguments = play.arguments();
    boolean named =
        speaker.bot().isPresent()
            && (arguments.has("username")
                || arguments.has("icon_emoji")
                || arguments.has("icon_url"));
    var item = Obj.builder();
    if (play.acted() && speaker.bot().isEmpty()) {
      item.put("client_msg_id", CLIENT.make(play.scene().dice().at("client"), 0));
    }
    if (named) {
      item.put("subtype", "bot_message");
      arguments.text("username").ifPresent(name -> item.put("username", name));
      icons(arguments).ifPresent(icons -> item.put("icons", icons));
    } else {
      item.put("user", speaker.id());
    }
    item.put("type", "message").put("ts", Clock.next(play, channel.id()));
    speaker
        .bot()
        .ifPresent(bot -> {
          item.put("bot_id", bot.id());
          item.put("app_id", bot.text("app_id").orElse(""));
        });
    item.put("text", wording.text());
    if (!named) {
      item.put("team", speaker.team());
      speaker.bot().ifPresent(_ -> item.put("bot_profile", speaker.profile(speaker.team())));
    }
    said(play, wording, item);
    return item.build();
  }

  /// Puts into a message what is said: blocks, attachments, metadata.
  static void said(Play play, Wording wording, Obj.Builder item) {
    if (!wording.blocks().isEmpty() || wording.attachments().isEmpty()) {
      item.put("blocks", wording.shown(play));
    }
    if (!wording.attachments().isEmpty()) {
      item.put("attachments", wording.attachments());
    }
    wording.metadata().filter(_ -> !wording.plain()).ifPresent(it -> item.put("metadata", it));
  }

  /// The picture a message comes with.
  static Optional<Obj> icons(Obj arguments) {
    Optional<Obj> emoji = arguments.text("icon_emoji").map(name -> Obj.of("emoji", Json.of(name)));
    return emoji.or(() -> arguments.text("icon_url").map(url -> Obj.of("image_48", Json.of(url))));
  }

  /// The message as a reply of the thread that the call names; of a reply's own `ts` it is that
  /// reply's thread.
  static Obj threaded(Play play, Messages messages, Thing channel, Obj item) {
    Optional<String> named = play.argument("thread_ts").filter(ts -> !ts.isEmpty());
    if (named.isEmpty()) {
      return item;
    }
    Optional<Thing> parent = messages.find(channel, named.get());
    String root = parent.flatMap(it -> it.text("thread_ts")).orElse(named.get());
    Obj reply = item.with("thread_ts", root);
    Optional<Thing> first = messages.find(channel, root);
    if (first.isPresent()) {
      String author = Messages.author(first.get());
      reply = author.startsWith("U") ? reply.with("parent_user_id", author) : reply;
    }
    boolean broadcast =
        play.argument("reply_broadcast")
            .filter(it -> it.equals("true") || it.equals("1"))
            .isPresent();
    if (!broadcast) {
      return reply;
    }
    Obj told = Obj.of("subtype", Json.of("thread_broadcast")).withAll(reply);
    return first.isPresent() ? told.with("root", messages.shown(first.get())) : told;
  }

  /// Says what the caller does: `/me waves`.
  ///
  /// - refuses, in this order: `channel_not_found`, `no_text`, `is_archived`, `not_in_channel`
  /// - source: docs.slack.dev/reference/methods/chat.meMessage, 2026-08-31
  static Reply me(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    String text = play.argument("text").orElse("");
    if (text.isEmpty()) {
      throw Said.no("no_text");
    }
    writable(channels, channel);
    var item = Obj.builder().put("subtype", "me_message").put("user", channels.speaker().id());
    item.put("type", "message").put("ts", Clock.next(play, channel.id())).put("text", text);
    Thing made = new Messages(play).make(channel, item.build());
    return Said.ok(Obj.of("channel", Json.of(channel.id()), "ts", Json.of(made.id())));
  }

  /// Shows something to one person alone; nobody can read it again.
  ///
  /// - refuses, in this order: `channel_not_found`, what [Wording] refuses, `is_archived`,
  ///   `user_not_in_channel`
  /// - source: docs.slack.dev/reference/methods/chat.postEphemeral, 2026-08-31
  static Reply whisper(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Wording.of(play);
    writable(channels, channel);
    Optional<Thing> to = play.argument("user").flatMap(id -> channels.users().find(id));
    if (to.filter(user -> channels.member(channel, user)).isEmpty()) {
      throw Said.no("user_not_in_channel");
    }
    return Said.ok(Obj.of("message_ts", Json.of(Clock.next(play, channel.id()))));
  }

  /// Changes a message of the caller's own; sent text alone takes the blocks there were away.
  ///
  /// - refuses, in this order: `channel_not_found`, `message_not_found`, `cant_update_message`, what
  ///   [Wording] refuses
  /// - source: docs.slack.dev/reference/methods/chat.update, 2026-08-31
  static Reply update(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Messages messages = new Messages(play);
    Thing message = messages.named(channel, "ts");
    Speaker speaker = channels.speaker();
    if (!own(message, speaker)) {
      throw Said.no("cant_update_message");
    }
    Wording wording = Wording.of(play);
    Obj item = message.item().with("text", wording.text()).without("blocks");
    boolean kept = wording.attachments().isEmpty() && !play.arguments().has("attachments");
    Obj left = wording.plain() ? item.without("metadata") : item;
    var changed = Obj.builder().putAll(kept ? left : left.without("attachments"));
    said(play, wording, changed);
    changed.put(
        "edited",
        Obj.of("user", Json.of(speaker.id()), "ts", Json.of(Clock.seconds(play) + ".000000")));
    Thing now = messages.rows().keep(message.showing(Messages.fitting(changed.build())));
    new Happening(play).described(channel, message.item(), now.item());
    return Said.ok(
        Obj.of("channel", Json.of(channel.id()), "ts", Json.of(now.id()))
            .with("text", wording.text())
            .with("message", messages.shown(now)));
  }

  static boolean own(Thing message, Speaker speaker) {
    boolean bot =
        speaker.bot().isPresent() && message.text("bot_id").equals(speaker.bot().map(Thing::id));
    return bot || message.text("user").filter(speaker.id()::equals).isPresent();
  }

  /// Deletes a message: a bot its own, an admin anybody's.
  ///
  /// - refuses, in this order: `channel_not_found`, `message_not_found`, `cant_delete_message`
  /// - source: docs.slack.dev/reference/methods/chat.delete, 2026-08-31
  static Reply delete(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Messages messages = new Messages(play);
    Thing message = messages.named(channel, "ts");
    Speaker speaker = channels.speaker();
    boolean admin = speaker.bot().isEmpty() && speaker.user().item().flag("is_admin");
    if (!admin && !own(message, speaker)) {
      throw Said.no("cant_delete_message");
    }
    messages.remove(channel, message);
    return Said.ok(Obj.of("channel", Json.of(channel.id()), "ts", Json.of(message.id())));
  }

  /// Tells where a message stands for people.
  ///
  /// - refuses, in this order: `channel_not_found`, `message_not_found`
  /// - source: docs.slack.dev/reference/methods/chat.getPermalink, 2026-08-31
  static Reply permalink(Play play) {
    Thing channel = Channels.of(play).named("channel");
    Thing message = new Messages(play).named(channel, "message_ts");
    Json link = Json.of(Messages.link(play, channel, message));
    return Said.ok(Obj.of("channel", Json.of(channel.id()), "permalink", link));
  }
}
