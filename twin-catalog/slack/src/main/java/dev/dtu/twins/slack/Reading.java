package dev.dtu.twins.slack;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Series;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Iterator;

/// How far each has read a channel, and whose conversations are put aside.
///
/// - source: docs.slack.dev/reference/methods, conversations.mark, conversations.close and
///   conversations.info, 2026-08-31
record Reading(Channels channels) {

  private static final String NOTHING = "0000000000.000000";

  private Notes notes(String what) {
    return channels.play().notes("slack-" + what);
  }

  private String key(Thing channel) {
    return channel.id() + " " + channels.speaker().id();
  }

  /// The `ts` of the last message that the caller has read.
  String mark(Thing channel) {
    return notes("read")
        .find(key(channel))
        .flatMap(note -> note.text("ts"))
        .or(() -> channel.text("last_read"))
        .orElse(NOTHING);
  }

  void mark(Thing channel, String ts) {
    notes("read").put(key(channel), Obj.of("ts", Json.of(ts)));
  }

  /// Whether the caller has a conversation open.
  boolean opened(Thing channel) {
    return notes("closed").find(key(channel)).isEmpty();
  }

  void open(Thing channel) {
    notes("closed").remove(key(channel));
  }

  void close(Thing channel) {
    notes("closed").put(key(channel), Obj.EMPTY);
  }

  /// What is told of a conversation of two to who looks at it: the last message, and how many others
  /// wrote since the caller's mark.
  Obj told(Thing channel) {
    Messages messages = new Messages(channels.play());
    Series series = messages.rows().series(Messages.history(channel));
    String mark = mark(channel);
    long unread = 0;
    Iterator<Thing> down = series.back(series.size() - 1);
    while (down.hasNext()) {
      Thing each = down.next();
      if (!newer(each, mark)) {
        break;
      }
      unread += Messages.author(each).equals(channels.speaker().id()) ? 0 : 1;
    }
    Obj told = Obj.of("last_read", Json.of(mark));
    if (series.size() > 0) {
      told = told.with("latest", messages.shown(series.at(series.size() - 1)));
    }
    return told.with("unread_count", Messages.number(unread))
        .with("unread_count_display", Messages.number(unread))
        .with("is_open", Json.of(opened(channel)));
  }

  private static boolean newer(Thing message, String mark) {
    return Clock.micros(message.id()) > Clock.micros(mark);
  }
}
