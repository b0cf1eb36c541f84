package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Series;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Reading what was written.
final class Threads {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("conversations.history", Threads::history)
          .finding("conversations.replies", Threads::replies);

  private static final String NEXT = "next_ts:";
  private static final int MOST = 999;
  private static final int USUAL = 100;
  private static final int REPLIES = 1000;

  /// What an app that is sold outside the marketplace reads at once.
  private static final int STRANGER = 15;

  private Threads() {}

  /// Which messages are asked for: between two times, and how many.
  ///
  /// @param from the rank of the first
  /// @param to the rank behind the last
  private record Window(int from, int to) {

    /// The messages of a series that the call asks for.
    ///
    /// - refuses, in this order: `invalid_ts_oldest`, `invalid_ts_latest`, `invalid_cursor`
    static Window of(Play play, Series series, boolean newest) {
      boolean inclusive =
          play.argument("inclusive").filter(it -> it.equals("true") || it.equals("1")).isPresent();
      int from = 0;
      int to = series.size();
      Optional<String> oldest = play.argument("oldest").filter(it -> !it.isEmpty());
      if (oldest.isPresent()) {
        long micros = micros(oldest.get(), "invalid_ts_oldest");
        from = rank(series, inclusive ? micros : micros + 1);
      }
      Optional<String> latest = play.argument("latest").filter(it -> !it.isEmpty());
      if (latest.isPresent()) {
        long micros = micros(latest.get(), "invalid_ts_latest");
        to = rank(series, inclusive ? micros + 1 : micros);
      }
      Optional<Long> cursor = cursor(play);
      if (cursor.isPresent() && newest) {
        to = Math.min(to, rank(series, cursor.get() + 1));
      } else if (cursor.isPresent()) {
        from = Math.max(from, rank(series, cursor.get()));
      }
      return new Window(from, Math.max(from, to));
    }

    private static long micros(String ts, String error) {
      long micros = Clock.micros(ts);
      if (micros < 0) {
        throw Said.no(error);
      }
      return micros;
    }

    private static Optional<Long> cursor(Play play) {
      return Cursor.of(play, NEXT)
          .map(text -> {
            if (!text.matches("\\d{1,18}")) {
              throw Said.no("invalid_cursor");
            }
            return Long.parseLong(text);
          });
    }

    /// How many messages are older than a time; looks at a few.
    private static int rank(Series series, long micros) {
      int low = 0;
      int high = series.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (Clock.micros(series.at(middle).id()) < micros) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  /// What a channel shows, the newest first; replies only where they were broadcast.
  ///
  /// - in: `limit` (1 to 999, 100), `cursor`, `oldest`, `latest`, `inclusive`
  /// - refuses, in this order: `channel_not_found`, `not_in_channel`, `invalid_limit`,
  ///   `invalid_ts_oldest`, `invalid_ts_latest`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/conversations.history, and recorded traffic of
  ///   slack-ruby/slack-ruby-client, 2026-08-31
  static Reply history(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = readable(channels);
    int limit = limit(play, USUAL, MOST);
    Messages messages = new Messages(play);
    Series series = messages.rows().series(Messages.history(channel));
    Window window = Window.of(play, series, true);
    List<Json> shown = new ArrayList<>();
    int rank = window.to() - 1;
    Iterator<Thing> down = series.back(rank);
    while (rank >= window.from() && shown.size() < limit) {
      shown.add(shown(messages, down.next()));
      rank--;
    }
    boolean more = rank >= window.from();
    Obj reply =
        Obj.of("messages", Arr.of(shown), "has_more", Json.of(more))
            .with("pin_count", Messages.number(pins(play, channel)))
            .with("channel_actions_ts", Json.Null.NULL)
            .with("channel_actions_count", Messages.number(0));
    return Said.ok(more ? Cursor.next(reply, NEXT + micros(series.at(rank))) : reply);
  }

  /// A message; what its metadata says is shown to who asks for all of it, to others what it is of.
  ///
  /// - source: docs.slack.dev/reference/methods/conversations.history (include_all_metadata), 2026-08-31,
  ///   and docs.rs/crate/slack-web-api/0.2.1, blocks/metadata.rs
  private static Obj shown(Messages messages, Thing message) {
    Obj shown = messages.shown(message);
    Optional<Obj> metadata = shown.obj("metadata");
    return metadata.isEmpty() || Conversations.flag(messages.play(), "include_all_metadata")
        ? shown
        : shown.with("metadata", metadata.get().without("event_payload"));
  }

  /// - source: docs.slack.dev/changelog, rate limit changes for non-Marketplace apps, 2026-08-31
  private static int limit(Play play, int usual, int most) {
    boolean stranger =
        AppSecret.calling(play).text("distribution").filter("unlisted"::equals).isPresent();
    int wanted = Cursor.limit(play, stranger ? STRANGER : usual, most);
    return stranger ? Math.min(STRANGER, wanted) : wanted;
  }

  private static long micros(Thing message) {
    return Clock.micros(message.id());
  }

  private static int pins(Play play, Thing channel) {
    return play.rows("pin").all(channel.id()).size();
  }

  /// A channel whose messages the caller may read: a bot those it is in, a person public ones too.
  private static Thing readable(Channels channels) {
    Thing channel = channels.named("channel");
    boolean person = channels.speaker().bot().isEmpty();
    if (!channels.joined(channel) && !(person && Channels.open(channel))) {
      throw Said.no("not_in_channel");
    }
    return channel;
  }

  /// A thread: its first message, then the replies, the oldest first.
  ///
  /// - in: `ts` of the first message or a reply, `limit` (1 to 1000, 1000), `cursor`, `oldest`,
  ///   `latest`, `inclusive`
  /// - refuses, in this order: `channel_not_found`, `not_in_channel`, `thread_not_found`, then as
  ///   `conversations.history`
  /// - source: docs.slack.dev/reference/methods/conversations.replies, 2026-08-31
  static Reply replies(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = readable(channels);
    Messages messages = new Messages(play);
    Thing named =
        messages
            .find(channel, play.argument("ts").orElse(""))
            .orElseThrow(() -> Said.no("thread_not_found"));
    String root = named.text("thread_ts").orElse(named.id());
    Thing first = messages.find(channel, root).orElse(named);
    int limit = limit(play, REPLIES, REPLIES);
    Series series = messages.rows().series(Messages.thread(channel, root));
    Window window = Window.of(play, series, false);
    List<Json> shown = new ArrayList<>();
    shown.add(shown(messages, first));
    int rank = window.from();
    Iterator<Thing> up = series.from(rank);
    while (rank < window.to() && shown.size() < Math.max(2, limit)) {
      shown.add(shown(messages, up.next()));
      rank++;
    }
    boolean more = rank < window.to();
    Obj reply = Obj.of("messages", Arr.of(shown), "has_more", Json.of(more));
    return Said.ok(more ? Cursor.next(reply, NEXT + micros(series.at(rank))) : reply);
  }
}
