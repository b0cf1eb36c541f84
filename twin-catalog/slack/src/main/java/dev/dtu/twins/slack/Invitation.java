package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// An invitation to a shared channel, as lists and events show it: from whom, to where.
///
/// - source: docs.slack.dev/reference/methods/conversations.listConnectInvites, 2026-08-31
final class Invitation {

  private static final int FORTNIGHT = 14 * 24 * 60 * 60;

  private Invitation() {}

  /// A new one, of who calls; it is good for two weeks.
  static Obj sent(Channels channels, String id) {
    Play play = channels.play();
    long now = Clock.seconds(play);
    Thing team = play.rows("team").first().orElseThrow();
    Thing user = channels.speaker().user();
    Obj inviting =
        Obj.of("id", Json.of(team.id()), "name", Json.of(team.text("name").orElse("")))
            .with("icon", team.item().obj("icon").orElse(Obj.EMPTY))
            .with("is_verified", Json.of(false))
            .with("domain", team.text("domain").orElse(""))
            .with("date_created", Messages.number(0));
    return Obj.builder()
        .put("id", id)
        .put("date_created", now)
        .put("date_invalid", now + FORTNIGHT)
        .put("inviting_team", inviting)
        .put("inviting_user", who(play, user))
        .build();
  }

  /// Somebody as the other side may see them.
  static Obj who(Play play, Thing user) {
    Obj shown = Person.shown(play, user);
    return Obj.builder()
        .put("id", user.id())
        .put("team_id", user.text("team_id").orElse(""))
        .put("name", user.text("name").orElse(""))
        .put("updated", Clock.seconds(user.item(), "updated"))
        .put("profile", Person.card(shown.obj("profile").orElse(Obj.EMPTY)))
        .build();
  }

  static Obj place(Thing channel) {
    return Obj.of("id", Json.of(channel.id()))
        .with("is_private", Json.of(channel.item().flag("is_private")))
        .with("is_im", Json.of(false))
        .with("name", channel.text("name").orElse(""));
  }

  static Obj team(Play play) {
    Thing team = play.rows("team").first().orElseThrow();
    return Obj.of("id", Json.of(team.id()), "name", Json.of(team.text("name").orElse("")))
        .with("domain", team.text("domain").orElse(""));
  }

  /// Says whether another organisation may invite people to a shared channel.
  ///
  /// - in: `channel`, `target_team`, `action` (`upgrade` or `downgrade`)
  /// - refuses, in this order: `channel_not_found`, `not_supported`, where it is not shared,
  ///   `invalid_target_team`, `invalid_action`
  static Reply permit(Play play) {
    Thing channel = Channels.of(play).named("channel");
    if (!channel.item().flag("is_ext_shared")) {
      throw Said.no("not_supported");
    }
    String team = play.argument("target_team").orElse("");
    if (!channel.item().items("shared_team_ids").items().contains(Json.of(team))) {
      throw Said.no("invalid_target_team");
    }
    String action = play.argument("action").orElse("");
    if (!action.equals("upgrade") && !action.equals("downgrade")) {
      throw Said.no("invalid_action");
    }
    Kept permissions = Kept.of(play, "connect-permissions");
    permissions.put(channel.id(), permissions.about(channel.id()).with(team, action));
    return Said.ok();
  }
}
