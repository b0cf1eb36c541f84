package dev.dtu.twins.slack;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.Optional;

/// Slack's times: whole seconds, and the `ts` of messages, seconds with six digits behind the point.
final class Clock {

  private static final long MICROS = 1_000_000;

  private Clock() {}

  static long seconds(Play play) {
    return play.scene().moment().getEpochSecond();
  }

  static long seconds(Obj item, String member) {
    return item.find(member)
        .filter(Json.Num.class::isInstance)
        .flatMap(number -> ((Json.Num) number).whole())
        .orElse(0L);
  }

  /// The next `ts` of a channel: now, and after every one the channel had, deleted ones too.
  ///
  /// - source: docs.slack.dev, retrieving messages, `ts` is unique in a channel, 2026-08-31
  static String next(Play play, String channel) {
    Instant now = play.scene().moment();
    long wanted = now.getEpochSecond() * MICROS + now.getNano() / 1_000_000 * 1_000L + 9;
    Notes last = play.notes("slack-ts");
    long before = last.find(channel).flatMap(note -> note.text("ts")).map(Clock::micros).orElse(0L);
    String ts = ts(Math.max(wanted, before + 10));
    last.put(channel, Obj.of("ts", Json.of(ts)));
    return ts;
  }

  /// When somebody last wrote in a channel, in whole seconds; 0 where nobody did.
  static long last(Play play, String channel) {
    Optional<Obj> note = play.notes("slack-ts").find(channel);
    return note.flatMap(it -> it.text("ts")).map(ts -> micros(ts) / MICROS).orElse(0L);
  }

  /// The moment, as an action has it.
  static String moment(Play play) {
    return ts(play.scene().moment().toEpochMilli() * 1000);
  }

  private static String ts(long micros) {
    String fraction = Long.toString(MICROS + micros % MICROS);
    return micros / MICROS + "." + fraction.substring(1);
  }

  /// Microseconds since 1970 of a `ts`, whose fraction may be short or missing; -1 when it is none.
  static long micros(String ts) {
    int point = ts.indexOf('.');
    int whole = point < 0 ? ts.length() : point;
    int fraction = point < 0 ? 0 : ts.length() - point - 1;
    if (whole < 1 || whole > 12 || fraction > 6) {
      return -1;
    }
    long micros = 0;
    for (int i = 0; i < whole + 6; i++) {
      int at = i < whole ? i : i + 1;
      char digit = at < ts.length() ? ts.charAt(at) : '0';
      if (digit < '0' || digit > '9') {
        return -1;
      }
      micros = micros * 10 + digit - '0';
    }
    return micros;
  }
}
