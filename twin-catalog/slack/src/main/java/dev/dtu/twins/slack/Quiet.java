package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// When people do not want to be disturbed, and what there is to know of the workspace and its bots.
final class Quiet {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("dnd.info", Quiet::info)
          .finding("dnd.teamInfo", Quiet::several)
          .finding("dnd.setSnooze", Quiet::snooze)
          .finding("dnd.endSnooze", Quiet::wake)
          .finding("dnd.endDnd", Quiet::end)
          .finding("team.info", Quiet::team)
          .finding("bots.info", Quiet::bot);

  /// The most minutes that somebody snoozes: a day and a week are taken, years are not.
  private static final int MINUTES = 60 * 24 * 31;

  private Quiet() {}

  private static Notes notes(Play play) {
    return play.notes("slack-snooze");
  }

  private static long until(Play play, String who) {
    long until = notes(play).find(who).map(note -> Clock.seconds(note, "until")).orElse(0L);
    return until > Clock.seconds(play) ? until : 0;
  }

  /// Nobody keeps hours of quiet here: what begins next is told as Slack tells it of those people.
  private static Obj told() {
    return Obj.of("dnd_enabled", Json.of(false), "next_dnd_start_ts", Messages.number(1))
        .with("next_dnd_end_ts", Messages.number(1));
  }

  private static Obj snoozed(Play play, String who) {
    long until = until(play, who);
    Obj enabled = Obj.of("snooze_enabled", Json.of(until > 0));
    return until == 0
        ? enabled
        : enabled
            .with("snooze_endtime", Messages.number(until))
            .with("snooze_remaining", Messages.number(until - Clock.seconds(play)))
            .with("snooze_is_indefinite", Json.of(false));
  }

  /// Whether somebody is not to be disturbed; of the caller, also whether it snoozes.
  ///
  /// - refuses: `user_not_found`
  /// - source: docs.slack.dev/reference/methods/dnd.info, 2026-08-31
  static Reply info(Play play) {
    String caller = Speaker.of(play).id();
    Optional<String> named = play.argument("user").filter(id -> !id.isEmpty());
    if (named.isPresent() && play.rows("user").find(named.get()).isEmpty()) {
      throw Said.no("user_not_found");
    }
    boolean own = named.isEmpty() || named.get().equals(caller);
    return Said.ok(own ? told().withAll(snoozed(play, caller)) : told());
  }

  /// The same of several people.
  ///
  /// - refuses: `no_users_provided`
  static Reply several(Play play) {
    List<String> ids = Membership.words(play, "users");
    if (ids.isEmpty()) {
      throw Said.no("no_users_provided");
    }
    Obj users = Obj.EMPTY;
    for (String id : ids) {
      users = play.rows("user").find(id).isPresent() ? users.with(id, told()) : users;
    }
    return Said.ok(Obj.of("users", users));
  }

  /// The person who calls is not to be disturbed for some minutes.
  ///
  /// - refuses, in this order: `not_allowed_token_type`, `missing_duration`, `too_long`
  /// - source: docs.slack.dev/reference/methods/dnd.setSnooze, 2026-08-31
  static Reply snooze(Play play) {
    String who = Speaker.person(play).id();
    String minutes = play.argument("num_minutes").orElse("");
    if (!minutes.matches("[1-9]\\d{0,8}")) {
      throw Said.no("missing_duration");
    }
    int number = Integer.parseInt(minutes);
    if (number > MINUTES) {
      throw Said.no("too_long");
    }
    notes(play).put(who, Obj.of("until", Messages.number(Clock.seconds(play) + number * 60L)));
    new Happening(play).disturbed(who, told().withAll(snoozed(play, who)));
    return Said.ok(snoozed(play, who));
  }

  /// The person who calls may be disturbed again.
  ///
  /// - refuses, in this order: `not_allowed_token_type`, `snooze_not_active`
  static Reply wake(Play play) {
    String who = Speaker.person(play).id();
    if (until(play, who) == 0) {
      throw Said.no("snooze_not_active");
    }
    notes(play).remove(who);
    new Happening(play).disturbed(who, told().withAll(snoozed(play, who)));
    return Said.ok(told().withAll(snoozed(play, who)));
  }

  /// The person who calls has no quiet hours just now.
  ///
  /// - refuses: `not_allowed_token_type`
  static Reply end(Play play) {
    notes(play).remove(Speaker.person(play).id());
    return Said.ok();
  }

  /// The workspace.
  ///
  /// - refuses: `team_not_found`
  static Reply team(Play play) {
    Thing team = play.rows("team").first().orElseThrow();
    Optional<String> named = play.argument("team").filter(id -> !id.isEmpty());
    if (named.filter(id -> !id.equals(team.id())).isPresent()) {
      throw Said.no("team_not_found");
    }
    return Said.ok(Obj.of("team", team.item()));
  }

  /// A bot; without its name, the caller's own.
  ///
  /// - refuses: `bot_not_found`
  static Reply bot(Play play) {
    Thing bot = play.rows("bot").first().orElseThrow();
    Optional<String> named = play.argument("bot").filter(id -> !id.isEmpty());
    if (named.filter(id -> !id.equals(bot.id())).isPresent()) {
      throw Said.no("bot_not_found");
    }
    return Said.ok(Obj.of("bot", bot.item().without("team_id")));
  }
}
