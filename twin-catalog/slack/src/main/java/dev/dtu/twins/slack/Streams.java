package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages that are written while people read them: begun, gone on with, ended.
///
/// - source: docs.slack.dev/reference/methods/chat.startStream, .appendStream and .stopStream,
///   2026-08-31
final class Streams {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("chat.startStream", Streams::start)
          .finding("chat.appendStream", Streams::append)
          .finding("chat.stopStream", Streams::stop);

  private Streams() {}

  private static Notes open(Play play) {
    return play.notes("slack-stream");
  }

  private static String key(Thing channel, Thing message) {
    return channel.id() + "/" + message.id();
  }

  /// Begins a message; in a channel, where many read, for one of its people.
  ///
  /// - in: `channel`, `markdown_text` or `chunks` (either may come later), `thread_ts`,
  ///   `recipient_user_id` and `recipient_team_id` in a channel
  /// - out: `channel`, `ts`
  /// - refuses, in this order: what [Named] refuses, `channel_not_found`,
  ///   `missing_recipient_user_id`, `missing_recipient_team_id`, `invalid_chunks`, `msg_too_long`, `is_archived`,
  ///   `not_in_channel`
  static Reply start(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = Chat.target(channels, play.argument("channel").orElse(""));
    for (String needed : List.of("recipient_user_id", "recipient_team_id")) {
      boolean told = play.argument(needed).filter(it -> !it.isEmpty()).isPresent();
      if (!told && !Channels.direct(channel)) {
        throw Said.no("missing_" + needed);
      }
    }
    Chat.writable(channels, channel);
    Wording wording = worded(play, more(play));
    Messages messages = new Messages(play);
    Obj item = Chat.message(play, channels.speaker(), channel, wording);
    Thing made = messages.make(channel, Chat.threaded(play, messages, channel, item));
    open(play).put(key(channel, made), Obj.of("text", Json.of(wording.text())));
    return Said.ok(placed(channel, made));
  }

  /// A text that may be empty yet.
  private static Wording worded(Play play, String text) {
    return text.isEmpty()
        ? new Wording("", Arr.EMPTY, Arr.EMPTY, Optional.empty(), false)
        : Wording.of(play, Obj.of("markdown_text", Json.of(text)));
  }

  private static Obj placed(Thing channel, Thing message) {
    return Obj.of("channel", Json.of(channel.id()), "ts", Json.of(message.id()));
  }

  /// What the call adds.
  ///
  /// - refuses: `invalid_chunks`
  private static String more(Play play) {
    var text = new StringBuilder(play.argument("markdown_text").orElse(""));
    for (Json chunk : chunks(play)) {
      Obj each = chunk.asObj().orElseThrow(() -> Said.no("invalid_chunks"));
      switch (each.text("type").orElse("")) {
        case "markdown_text" ->
            text.append(each.text("text").orElseThrow(() -> Said.no("invalid_chunks")));
        case "task_update", "plan_update", "blocks" -> {} // shown beside the text
        default -> throw Said.no("invalid_chunks");
      }
    }
    return text.toString();
  }

  private static Arr chunks(Play play) {
    Json given = play.arguments().find("chunks").orElse(Arr.EMPTY);
    try {
      Json meant =
          given instanceof Json.Text(String text) && !text.isBlank() ? Json.parse(text) : given;
      return meant instanceof Json.Text
          ? Arr.EMPTY
          : meant.asArr().orElseThrow(() -> Said.no("invalid_chunks"));
    } catch (Malformed broken) {
      throw Said.no("invalid_chunks");
    }
  }

  /// A message that is still written, by the caller.
  ///
  /// - refuses, in this order: `channel_not_found`, `message_not_found`, `message_not_owned_by_app`,
  ///   `message_not_in_streaming_state`
  private record Running(Channels channels, Thing channel, Thing message, String text) {

    static Running of(Play play) {
      Channels channels = Channels.of(play);
      Thing channel = Chat.target(channels, play.argument("channel").orElse(""));
      Thing message = new Messages(play).named(channel, "ts");
      if (!Chat.own(message, channels.speaker())) {
        throw Said.no("message_not_owned_by_app");
      }
      Obj note =
          open(play)
              .find(key(channel, message))
              .orElseThrow(() -> Said.no("message_not_in_streaming_state"));
      return new Running(channels, channel, message, note.text("text").orElse(""));
    }
  }

  /// Goes on with a message.
  ///
  /// - in: `channel`, `ts`, `markdown_text` or `chunks`
  /// - refuses, in this order: what [Running] refuses, `invalid_chunks`, `no_text`, `msg_too_long`
  static Reply append(Play play) {
    Running running = Running.of(play);
    String more = more(play);
    if (more.isEmpty() && chunks(play).isEmpty()) {
      throw Said.no("no_text");
    }
    Wording wording = worded(play, running.text() + more);
    Thing now = written(play, running, wording, Arr.EMPTY);
    open(play).put(key(running.channel(), now), Obj.of("text", Json.of(wording.text())));
    return Said.ok(placed(running.channel(), now));
  }

  /// Ends a message, with blocks below it.
  ///
  /// - in: `channel`, `ts`, `markdown_text` or `chunks`, `blocks`, `metadata`
  /// - out: `channel`, `ts`, the message as it stays
  /// - refuses, in this order: what [Running] refuses, `invalid_chunks`, `msg_too_long`,
  ///   `invalid_blocks_format`, `invalid_blocks`
  static Reply stop(Play play) {
    Running running = Running.of(play);
    Wording wording = worded(play, running.text() + more(play));
    Thing now = written(play, running, wording, Wording.blocks(play));
    open(play).remove(key(running.channel(), now));
    Obj shown = new Messages(play).shown(now);
    return Said.ok(placed(running.channel(), now).with("message", shown));
  }

  private static Thing written(Play play, Running running, Wording wording, Arr below) {
    List<Json> blocks = new ArrayList<>(wording.shown(play).items());
    blocks.addAll(below.items());
    Obj item = running.message().item().with("text", wording.text());
    Obj whole = blocks.isEmpty() ? item : item.with("blocks", Arr.of(blocks));
    return new Messages(play).rows().keep(running.message().showing(Messages.fitting(whole)));
  }
}
