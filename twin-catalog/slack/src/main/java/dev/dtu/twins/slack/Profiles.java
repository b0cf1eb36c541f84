package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What people say of themselves, and whether they are there.
final class Profiles {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("users.profile.get", Profiles::get)
          .finding("users.profile.set", Profiles::set)
          .finding("users.getPresence", Profiles::presence)
          .finding("users.setPresence", Profiles::present)
          .finding("users.lookupByEmail", Profiles::byEmail)
          .finding("auth.test", Profiles::test);

  private static final int STATUS = 100;

  /// What `name` may name.
  ///
  /// - source: docs.slack.dev/reference/methods/users.profile.set, 2026-08-31
  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "display_name",
              "email",
              "first_name",
              "last_name",
              "phone",
              "pronouns",
              "real_name",
              "skype",
              "status_emoji",
              "status_expiration",
              "status_text",
              "title"));

  private Profiles() {}

  /// Whom a call is about: the one it names, else the caller.
  private static Thing whose(Play play) {
    Optional<String> named = play.argument("user").filter(id -> !id.isEmpty());
    return named.isEmpty()
        ? Speaker.of(play).user()
        : play.rows("user").find(named.get()).orElseThrow(() -> Said.no("user_not_found"));
  }

  /// The profile of a person, without the team and the app, which only whole people show.
  ///
  /// - refuses: `user_not_found`
  static Reply get(Play play) {
    Thing user = whose(play);
    Obj profile = Lists.addressed(play, user).obj("profile").orElse(Obj.EMPTY);
    Obj told = profile.without("team").without("bot_id").without("api_app_id");
    Obj shown = told.obj("fields").isPresent() ? told : told.with("fields", Obj.EMPTY);
    return Said.ok(Obj.of("profile", shown));
  }

  /// Changes a profile: some members, or one by `name` and `value`.
  ///
  /// - refuses, in this order: `user_not_found`, `invalid_profile`, `too_long`, `email_taken`
  /// - source: docs.slack.dev/reference/methods/users.profile.set, 2026-08-31
  static Reply set(Play play) {
    Thing user = whose(play);
    Obj changes = changes(play);
    if (changes.text("status_text").filter(text -> text.length() > STATUS).isPresent()) {
      throw Said.no("too_long");
    }
    boolean taken =
        changes
            .text("email")
            .flatMap(email -> play.rows("user").find(email))
            .filter(other -> !other.id().equals(user.id()))
            .isPresent();
    if (taken) {
      throw Said.no("email_taken");
    }
    Obj profile = user.item().obj("profile").orElse(Obj.EMPTY).withAll(changes);
    if (changes.has("status_text")) {
      profile = profile.with("status_text_canonical", "");
    }
    Thing named =
        user.with("profile", Person.profile(user.id(), profile))
            .with("updated", Messages.number(Clock.seconds(play)));
    Optional<String> name = changes.text("real_name");
    play.rows("user").keep(name.isPresent() ? named.with("real_name", name.get()) : named);
    return Said.ok(Obj.of("profile", Person.profile(user.id(), profile)));
  }

  private static Obj changes(Play play) {
    Optional<Json> given = play.arguments().find("profile");
    if (given.isEmpty()) {
      String name = play.argument("name").orElseThrow(() -> Said.no("invalid_profile"));
      if (!NAMES.contains(name)) {
        throw Said.no("invalid_profile");
      }
      return Obj.of(name, Json.of(play.argument("value").orElse("")));
    }
    try {
      Json meant = given.get() instanceof Json.Text(String text) ? Json.parse(text) : given.get();
      return meant.asObj().orElseThrow(() -> Said.no("invalid_profile"));
    } catch (Malformed broken) {
      throw Said.no("invalid_profile");
    }
  }

  /// Whether a person is there; of the caller, also how that is known.
  ///
  /// - refuses: `user_not_found`
  /// - source: docs.slack.dev/reference/methods/users.getPresence, 2026-08-31
  static Reply presence(Play play) {
    Thing user = whose(play);
    boolean away = away(play, user);
    Obj told = Obj.of("presence", Json.of(away ? "away" : "active"));
    if (!user.id().equals(Speaker.of(play).id())) {
      return Said.ok(told);
    }
    return Said.ok(
        told.with("online", Json.of(!away))
            .with("auto_away", Json.of(false))
            .with("manual_away", Json.of(away))
            .with("connection_count", Messages.number(away ? 0 : 1))
            .with("last_activity", Messages.number(Clock.seconds(play))));
  }

  /// Whether a person said to be away.
  static boolean away(Play play, Thing user) {
    return notes(play)
        .find(user.id())
        .flatMap(note -> note.text("is"))
        .filter("away"::equals)
        .isPresent();
  }

  private static Notes notes(Play play) {
    return play.notes("slack-presence");
  }

  /// The caller is there, or away.
  ///
  /// - in: `presence`, `auto` or `away`
  /// - refuses: `invalid_presence`
  static Reply present(Play play) {
    String presence = play.argument("presence").orElse("");
    if (!presence.equals("auto") && !presence.equals("away")) {
      throw Said.no("invalid_presence");
    }
    notes(play).put(Speaker.of(play).id(), Obj.of("is", Json.of(presence)));
    return Said.ok();
  }

  /// A person by their address.
  ///
  /// - refuses: `users_not_found`
  static Reply byEmail(Play play) {
    String email = play.argument("email").orElse("");
    Thing user =
        play.rows("user")
            .find(email)
            .filter(found -> !found.item().flag("deleted") && !found.id().equals(email))
            .orElseThrow(() -> Said.no("users_not_found"));
    return Said.ok((Obj) play.fitting(Obj.of("user", Lists.addressed(play, user))));
  }

  /// Whom the token stands for.
  ///
  /// - source: docs.slack.dev/reference/methods/auth.test, and recorded traffic of
  ///   slack-ruby/slack-ruby-client, 2026-08-31
  static Reply test(Play play) {
    Speaker speaker = Speaker.of(play);
    Thing team = play.rows("team").first().orElseThrow();
    var told =
        Obj.builder()
            .put("url", "https://" + team.text("domain").orElse("") + ".slack.com/")
            .put("team", team.text("name").orElse(""))
            .put("user", speaker.user().text("name").orElse(""))
            .put("team_id", team.id())
            .put("user_id", speaker.id());
    speaker.bot().ifPresent(bot -> told.put("bot_id", bot.id()));
    play.scene()
        .ends()
        .ifPresent(end -> told.put("expires_in", end.getEpochSecond() - Clock.seconds(play)));
    return Said.ok(told.put("is_enterprise_install", false).build());
  }
}
