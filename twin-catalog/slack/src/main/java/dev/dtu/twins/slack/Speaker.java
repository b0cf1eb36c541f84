package dev.dtu.twins.slack;

import dev.dtu.call.Caller;
import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Whom a token stands for: the workspace's bot, or one of its people.
///
/// @param user the bot's own user, or the person
/// @param bot the bot; empty for a person
record Speaker(Thing user, Optional<Thing> bot) {

  private static final Json NOTHING = Json.of("");
  private static final Json NEVER = Json.of(0);

  /// Who calls. A bot's token is the bot; a user's token the person it was handed out to, else the
  /// workspace's first admin.
  ///
  /// - source: docs.slack.dev, token types, 2026-08-31
  static Speaker of(Play play) {
    Rows users = play.rows("user");
    Optional<Speaker> acting = acting(play);
    if (acting.isPresent()) {
      return acting.get();
    }
    if (play.caller() instanceof Caller.Known(String identity, String kind)
        && kind.equals("user")) {
      Optional<Thing> person =
          users.find(identity).or(() -> users.all().stream().filter(Speaker::admin).findFirst());
      if (person.isPresent()) {
        return new Speaker(person.get(), Optional.empty());
      }
    }
    Thing bot = play.rows("bot").first().orElseThrow();
    return new Speaker(users.get(bot.text("user_id").orElse("")), Optional.of(bot));
  }

  /// Who does something in Slack's own pages, named by id, name or address.
  static Optional<Speaker> acting(Play play) {
    return play.acted()
        ? play.argument("user")
            .flatMap(name -> named(play.rows("user"), name))
            .map(user -> new Speaker(user, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<Thing> named(Rows users, String name) {
    return users
        .find(name)
        .or(() ->
            users.all().stream()
                .filter(user -> user.text("name").filter(name::equals).isPresent())
                .findFirst());
  }

  /// The person who calls.
  ///
  /// - refuses: `not_allowed_token_type` for a bot
  static Speaker person(Play play) {
    Speaker speaker = of(play);
    if (speaker.bot.isPresent()) {
      throw Said.no("not_allowed_token_type");
    }
    return speaker;
  }

  private static boolean admin(Thing user) {
    return user.item().flag("is_admin") && !user.item().flag("is_bot");
  }

  String id() {
    return user.id();
  }

  /// The bot as messages show it.
  Obj profile(String team) {
    Obj known = bot.orElseThrow().item();
    return Obj.builder()
        .put("id", bot.orElseThrow().id())
        .put("deleted", false)
        .put("name", known.find("name").orElse(NOTHING))
        .put("updated", known.find("updated").orElse(NEVER))
        .put("app_id", known.find("app_id").orElse(NOTHING))
        .put("user_id", user.id())
        .put("icons", known.find("icons").orElse(Obj.EMPTY))
        .put("team_id", team)
        .build();
  }

  String team() {
    return user.text("team_id").orElse("");
  }
}
