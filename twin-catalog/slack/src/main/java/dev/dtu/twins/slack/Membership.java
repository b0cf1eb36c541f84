package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
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

/// Who is in a channel.
final class Membership {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("conversations.join", Membership::join)
          .finding("conversations.leave", Membership::leave)
          .finding("conversations.invite", Membership::invite)
          .finding("conversations.kick", Membership::kick)
          .finding("conversations.members", Membership::members);

  /// The most people one call invites.
  private static final int INVITED = 1000;

  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Membership() {}

  /// The words of an argument: between commas, or a list, as it is or as a text.
  static List<String> words(Play play, String argument) {
    Json value = meant(play.arguments().find(argument).orElse(Json.of("")));
    List<Json> all = value instanceof Arr several ? several.items() : List.of(value);
    List<String> words = new ArrayList<>();
    for (Json each : all) {
      for (String word : each.asWords().orElse("").split(",", -1)) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    return words;
  }

  private static Json meant(Json value) {
    if (!(value instanceof Json.Text(String text)) || !text.strip().startsWith("[")) {
      return value;
    }
    try {
      return Json.parse(text);
    } catch (Malformed words) {
      return value;
    }
  }

  /// The caller goes into a public channel; a second time is something to mind.
  ///
  /// - refuses, in this order: `channel_not_found`, `method_not_supported_for_channel_type`,
  ///   `is_archived`
  /// - source: docs.slack.dev/reference/methods/conversations.join, 2026-08-31
  static Reply join(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    if (!Channels.open(channel)) {
      throw Said.no("method_not_supported_for_channel_type");
    }
    Channels.current(channel);
    if (channels.joined(channel)) {
      return Said.ok(Obj.of("channel", channels.shown(channel)), "already_in_channel");
    }
    channels.add(channel, channels.speaker().user());
    Notice.of(channels, channel).joined(channels.speaker().user(), Optional.empty());
    return Said.ok(Obj.of("channel", channels.shown(channel)));
  }

  /// The caller goes out of a channel.
  ///
  /// - refuses, in this order: `channel_not_found`, `method_not_supported_for_channel_type`,
  ///   `is_archived`, `cant_leave_general`, `last_member`
  /// - out: `not_in_channel` when it was not in it
  /// - source: docs.slack.dev/reference/methods/conversations.leave, 2026-08-31
  static Reply leave(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Channels.proper(channel);
    Channels.current(channel);
    if (!channels.joined(channel)) {
      return Said.ok(Obj.of("not_in_channel", Json.of(true)));
    }
    if (channel.item().flag("is_general")) {
      throw Said.no("cant_leave_general");
    }
    if (channel.item().flag("is_private") && channels.members(channel).size() == 1) {
      throw Said.no("last_member");
    }
    Notice.of(channels, channel).left(channels.speaker().user());
    channels.drop(channel, channels.speaker().user());
    return Said.ok();
  }

  /// Puts people into a channel; nobody when one of them cannot be, unless `force` is set.
  ///
  /// - in: `users` (ids, up to 1000), `force`
  /// - refuses, in this order: `channel_not_found`, `method_not_supported_for_channel_type`,
  ///   `is_archived`, `not_in_channel`, `no_user`, `too_many_users`; then with an entry each in
  ///   `errors`: `user_not_found`, `cant_invite_self`, `already_in_channel`
  /// - source: docs.slack.dev/reference/methods/conversations.invite, 2026-08-31
  static Reply invite(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    List<String> ids = invitable(channels, channel);
    List<Thing> invited = new ArrayList<>();
    List<Json> errors = new ArrayList<>();
    for (String id : ids) {
      String error = error(channels, channel, id);
      if (error.isEmpty()) {
        invited.add(channels.users().get(id));
      } else {
        errors.add(Obj.of("user", Json.of(id), "ok", Json.of(false)).with("error", error));
      }
    }
    boolean forced = Conversations.flag(play, "force") && !invited.isEmpty();
    if (!errors.isEmpty() && !forced) {
      String first = ((Obj) errors.getFirst()).text("error").orElse("");
      return Said.failed(Obj.of("error", Json.of(first), "errors", Arr.of(errors)));
    }
    for (Thing user : invited) {
      channels.add(channel, user);
      Notice.of(channels, channel).joined(user, Optional.of(channels.speaker().user()));
    }
    Obj reply = Obj.of("channel", channels.shown(channel));
    return Said.ok(errors.isEmpty() ? reply : reply.with("errors", Arr.of(errors)));
  }

  private static List<String> invitable(Channels channels, Thing channel) {
    channels.changeable(channel);
    List<String> ids = words(channels.play(), "users");
    if (ids.isEmpty()) {
      throw Said.no("no_user");
    }
    if (ids.size() > INVITED) {
      throw Said.no("too_many_users");
    }
    return ids;
  }

  private static String error(Channels channels, Thing channel, String id) {
    Optional<Thing> user = channels.users().find(id);
    if (user.isEmpty() || user.get().item().flag("deleted")) {
      return "user_not_found";
    }
    if (user.get().id().equals(channels.speaker().id())) {
      return "cant_invite_self";
    }
    return channels.member(channel, user.get()) ? "already_in_channel" : "";
  }

  /// Takes somebody out of a channel.
  ///
  /// - refuses, in this order: `channel_not_found`, `method_not_supported_for_channel_type`,
  ///   `user_not_found`, `cant_kick_self`, `cant_kick_from_general`, `not_in_channel`
  /// - source: docs.slack.dev/reference/methods/conversations.kick, 2026-08-31
  static Reply kick(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    Channels.proper(channel);
    Thing user =
        play.argument("user")
            .flatMap(id -> channels.users().find(id))
            .orElseThrow(() -> Said.no("user_not_found"));
    if (user.id().equals(channels.speaker().id())) {
      throw Said.no("cant_kick_self");
    }
    if (channel.item().flag("is_general")) {
      throw Said.no("cant_kick_from_general");
    }
    if (!channels.joined(channel) || !channels.member(channel, user)) {
      throw Said.no("not_in_channel");
    }
    Notice.of(channels, channel).left(user);
    channels.drop(channel, user);
    return Said.ok(Obj.of("errors", Obj.EMPTY));
  }

  /// The ids of those in a channel.
  ///
  /// - in: `limit` (1 to 1000, 100), `cursor`
  /// - refuses, in this order: `channel_not_found`, `invalid_limit`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/conversations.members, 2026-08-31
  static Reply members(Play play) {
    Channels channels = Channels.of(play);
    Thing channel = channels.named("channel");
    List<Json> ids =
        channels.members(channel).stream().<Json>map(user -> Json.of(user.id())).toList();
    return Said.ok(
        Lists.page(
            play,
            "members",
            new Lists.Listed(ids, id -> id, "user:"),
            new Lists.Size(USUAL, MOST)));
  }
}
