package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages that are posted when their time comes.
final class Scheduled {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("chat.scheduleMessage", Scheduled::schedule)
          .finding("chat.scheduledMessages.list", Scheduled::list)
          .finding("chat.deleteScheduledMessage", Scheduled::forget);

  private static final long LATEST = 120L * 24 * 3600;

  /// The most messages of a channel that may be posted within so many seconds.
  private static final int MANY = 30;

  private static final long SPAN = 300;

  /// How many seconds before its time a message is as good as posted.
  private static final long LAST = 60;

  private static final String SAID = "said";
  private static final String WHOSE = "whose";

  private Scheduled() {}

  private static Notes notes(Play play) {
    return play.notes("slack-scheduled");
  }

  /// Keeps a message for later, and posts it then.
  ///
  /// - in: `post_at` (epoch seconds, at most 120 days ahead)
  /// - refuses, in this order: `channel_not_found`, what [Wording] refuses, `invalid_time`,
  ///   `time_in_past`, `time_too_far`, `is_archived`, `not_in_channel`, `restricted_too_many`
  /// - source: docs.slack.dev/reference/methods/chat.scheduleMessage, 2026-08-31
  static Reply schedule(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Wording wording = Wording.of(play);
    long at = time(play);
    Chat.writable(channels, channel);
    if (crowded(play, channel, at)) {
      throw Said.no("restricted_too_many");
    }
    String id = play.rows("scheduled-message").mint();
    Obj item = Chat.message(play, channels.speaker(), channel, wording).without("ts");
    Optional<String> thread = play.argument("thread_ts").filter(it -> !it.isEmpty());
    Obj said = thread.isPresent() ? item.with("thread_ts", thread.get()) : item;
    notes(play)
        .put(
            id,
            Obj.builder()
                .put("channel_id", channel.id())
                .put("post_at", at)
                .put("date_created", Clock.seconds(play))
                .put("text", wording.text())
                .put(WHOSE, channels.speaker().id())
                .put(SAID, said)
                .build());
    Instant due = Instant.ofEpochSecond(at);
    play.later("scheduled/" + id, due, "due", Obj.of("id", Json.of(id)));
    return Said.ok(
        Obj.of("scheduled_message_id", Json.of(id), "channel", Json.of(channel.id()))
            .with("post_at", Messages.number(at))
            .with("message", item.without("subtype").with("type", "delayed_message")));
  }

  private static long time(Play play) {
    String at = play.argument("post_at").orElse("");
    if (!at.matches("\\d{1,12}")) {
      throw Said.no("invalid_time");
    }
    long ahead = Long.parseLong(at) - Clock.seconds(play);
    if (ahead <= 0) {
      throw Said.no("time_in_past");
    }
    if (ahead > LATEST) {
      throw Said.no("time_too_far");
    }
    return Long.parseLong(at);
  }

  /// Whether as many messages as may be are posted in a channel shortly before that time, or shortly after.
  private static boolean crowded(Play play, Thing channel, long at) {
    int before = 0;
    int after = 0;
    for (String id : notes(play).keys()) {
      Obj note = notes(play).find(id).orElseThrow();
      long ahead = Clock.seconds(note, "post_at") - at;
      boolean here = note.text("channel_id").filter(channel.id()::equals).isPresent();
      before += here && ahead <= 0 && ahead > -SPAN ? 1 : 0;
      after += here && ahead >= 0 && ahead < SPAN ? 1 : 0;
    }
    return Math.max(before, after) >= MANY;
  }

  /// The time of a message has come; a channel put away meanwhile keeps it out.
  static Reply due(Play play) {
    String id = play.argument("id").orElse("");
    Optional<Obj> note = notes(play).find(id);
    notes(play).remove(id);
    Optional<Thing> channel =
        note.flatMap(it -> it.text("channel_id"))
            .flatMap(name -> play.rows(Channels.CHANNEL).find(name))
            .filter(it -> !Channels.archived(it));
    channel.ifPresent(it -> {
      Obj said = note.orElseThrow().obj(SAID).orElse(Obj.EMPTY);
      new Messages(play).make(it, said.with("ts", Clock.next(play, it.id())));
    });
    return Said.ok();
  }

  /// What of the caller's is still to be posted.
  ///
  /// - in: `channel`, `oldest`, `latest`, `limit` (100), `cursor`
  /// - refuses, in this order: `invalid_channel`, `invalid_limit`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/chat.scheduledMessages.list, 2026-08-31
  static Reply list(Play play) {
    Optional<String> named = play.argument("channel").filter(it -> !it.isEmpty());
    if (named.isPresent() && Channels.of(play).seen(named.get()).isEmpty()) {
      throw Said.no("invalid_channel");
    }
    List<Json> all = new ArrayList<>();
    String who = Speaker.of(play).id();
    for (String id : notes(play).keys()) {
      Obj note = notes(play).find(id).orElseThrow();
      boolean there = named.isEmpty() || note.text("channel_id").equals(named);
      long at = Clock.seconds(note, "post_at") * 1_000_000;
      boolean then =
          at >= play.argument("oldest").map(Clock::micros).orElse(0L)
              && at <= play.argument("latest").map(Clock::micros).orElse(Long.MAX_VALUE);
      if (there && then && own(note, who)) {
        all.add(Obj.of("id", Json.of(id)).withAll(note.without(SAID).without(WHOSE)));
      }
    }
    var listed =
        new Lists.Listed(
            all, it -> it.asObj().flatMap(one -> one.find("id")).orElse(Json.of("")), "message:");
    return Said.ok(Lists.page(play, "scheduled_messages", listed, new Lists.Size(100, 1000)));
  }

  private static boolean own(Obj note, String who) {
    return note.text(WHOSE).filter(who::equals).isPresent();
  }

  /// Posts a message of the caller's not at all, unless it is about to be posted.
  ///
  /// - refuses, in this order: `channel_not_found`, `invalid_scheduled_message_id`
  /// - source: docs.slack.dev/reference/methods/chat.deleteScheduledMessage, 2026-08-31
  static Reply forget(Play play) {
    Thing channel = Channels.of(play).named("channel");
    String id = play.argument("scheduled_message_id").orElse("");
    boolean there =
        notes(play)
            .find(id)
            .filter(note -> own(note, Speaker.of(play).id()))
            .filter(note -> Clock.seconds(note, "post_at") - Clock.seconds(play) > LAST)
            .flatMap(note -> note.text("channel_id"))
            .filter(channel.id()::equals)
            .isPresent();
    if (!there) {
      throw Said.no("invalid_scheduled_message_id");
    }
    notes(play).remove(id);
    play.never("scheduled/" + id);
    return Said.ok();
  }
}
