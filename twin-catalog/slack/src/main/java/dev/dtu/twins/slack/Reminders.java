package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people want to be reminded of. Bots have no reminders.
final class Reminders {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("reminders.add", Reminders::add)
          .finding("reminders.complete", Reminders::complete)
          .finding("reminders.delete", Reminders::delete)
          .finding("reminders.info", play -> shown(named(play)))
          .finding("reminders.list", Reminders::list);

  private static final String REMINDER = "reminder";
  private static final long DAY = 24 * 3600L;
  private static final long YEARS = 5 * 365 * DAY;
  private static final Pattern AHEAD =
      Pattern.compile("in (\\d{1,4}|an?) (minute|hour|day|week)s?");

  private Reminders() {}

  /// Makes a reminder for the caller.
  ///
  /// - in: `text`; `time`: epoch seconds, seconds from now (up to a day), or words such as
  ///   `in 15 minutes` and `tomorrow`
  /// - refuses, in this order: `not_allowed_token_type`, `cannot_parse`, `user_not_found`,
  ///   `cannot_add_bot`, `cannot_add_others`
  /// - source: docs.slack.dev/reference/methods/reminders.add, 2026-08-31
  static Reply add(Play play) {
    Speaker speaker = Speaker.person(play);
    long time = time(play, play.argument("time").orElse(""));
    Optional<String> user = play.argument("user").filter(it -> !it.isEmpty());
    if (user.isPresent()) {
      Thing whose = play.rows("user").find(user.get()).orElseThrow(() -> Said.no("user_not_found"));
      if (whose.item().flag("is_bot")) {
        throw Said.no("cannot_add_bot");
      }
      if (!whose.id().equals(speaker.id())) {
        throw Said.no("cannot_add_others");
      }
    }
    Obj item =
        Obj.builder()
            .put("id", play.rows(REMINDER).mint())
            .put("creator", speaker.id())
            .put("text", play.argument("text").orElse(""))
            .put("user", speaker.id())
            .put("recurring", false)
            .put("time", time)
            .put("complete_ts", 0)
            .build();
    return shown(play.rows(REMINDER).make(item));
  }

  private static long time(Play play, String words) {
    long now = Clock.seconds(play);
    if (words.matches("\\d{1,12}")) {
      long number = Long.parseLong(words);
      long time = number <= DAY ? now + number : number;
      if (time > now && time < now + YEARS) {
        return time;
      }
      throw Said.no("cannot_parse");
    }
    if (words.equals("tomorrow")) {
      return now + DAY;
    }
    Matcher ahead = AHEAD.matcher(words);
    if (!ahead.matches()) {
      throw Said.no("cannot_parse");
    }
    long unit =
        switch (ahead.group(2)) {
          case "minute" -> 60;
          case "hour" -> 3600;
          case "day" -> DAY;
          default -> 7 * DAY;
        };
    String many = ahead.group(1);
    return now + unit * (many.startsWith("a") ? 1 : Long.parseLong(many));
  }

  private static Reply shown(Thing reminder) {
    return Said.ok(Obj.of(REMINDER, reminder.item()));
  }

  private static Thing named(Play play) {
    String who = Speaker.person(play).id();
    return play.rows(REMINDER)
        .find(play.argument(REMINDER).orElse(""))
        .filter(it -> it.text("user").filter(who::equals).isPresent())
        .orElseThrow(() -> Said.no("not_found"));
  }

  /// It is done.
  ///
  /// - refuses, in this order: `not_allowed_token_type`, `not_found`
  static Reply complete(Play play) {
    Thing done = named(play).with("complete_ts", Messages.number(Clock.seconds(play)));
    play.rows(REMINDER).keep(done);
    return Said.ok();
  }

  /// It is no more.
  ///
  /// - refuses, in this order: `not_allowed_token_type`, `not_found`
  static Reply delete(Play play) {
    play.rows(REMINDER).remove(named(play));
    return Said.ok();
  }

  /// The caller's reminders.
  ///
  /// - refuses: `not_allowed_token_type`
  static Reply list(Play play) {
    String who = Speaker.person(play).id();
    List<Json> all = new ArrayList<>();
    for (Thing each : play.rows(REMINDER).all()) {
      if (each.text("user").filter(who::equals).isPresent()) {
        all.add(each.item());
      }
    }
    return Said.ok(Obj.of("reminders", Arr.of(all)));
  }
}
