package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is about the caller and the token, and nothing else.
final class Basics {

  static final Repertoire PARTS =
      Repertoire.NONE
          .judging("api.test", Basics::echo)
          .judging("tooling.tokens.rotate", Basics::rotate)
          .finding("users.identity", Basics::identity)
          .finding("migration.exchange", Basics::exchange)
          .finding("files.upload", _ -> gone())
          .finding("users.setPhoto", Basics::picture)
          .finding("users.deletePhoto", Basics::plain)
          .finding("users.setActive", _ -> Said.ok())
          .finding("apps.event.authorizations.list", Basics::authorizations);

  private static final Mint ACCESS = Mint.of("xoxe.xoxp-1-[A-Za-z0-9]{146}");
  private static final Mint REFRESH = Mint.of("xoxe-1-[A-Za-z0-9]{147}");
  private static final Mint HASH = Mint.of("[0-9a-f]{12}");
  private static final int HALF_DAY = 43_200;
  private static final int MOST_MOVED = 400;
  private static final List<String> SIZES =
      List.of("24", "32", "48", "72", "192", "512", "1024", "original");

  private Basics() {}

  /// Says what was said; nobody has to be known.
  ///
  /// - in: anything; `error`
  /// - refuses: as `error` says
  /// - source: docs.slack.dev/reference/methods/api.test, and recorded traffic of
  ///   slack-ruby/slack-ruby-client, 2026-08-31
  static Reply echo(Play play) {
    Obj told = play.arguments();
    Obj args = told.isEmpty() ? Obj.EMPTY : Obj.of("args", told);
    Optional<String> error = play.argument("error").filter(it -> !it.isEmpty());
    if (error.isPresent()) {
      throw Refusal.of("echoed").with("error", error.get());
    }
    return Said.ok(args);
  }

  /// Gives new tokens for managing apps in exchange for a refresh token, which is good once.
  ///
  /// - in: `refresh_token`, as Slack's pages give it
  /// - refuses: `invalid_refresh_token`
  /// - source: docs.slack.dev/reference/methods/tooling.tokens.rotate, 2026-08-31
  static Reply rotate(Play play) {
    String old = play.argument("refresh_token").orElse("");
    Notes used = play.notes("slack-rotated");
    if (!old.startsWith("xoxe-") || used.find(old).isPresent()) {
      throw Said.no("invalid_refresh_token");
    }
    used.put(old, Obj.EMPTY);
    Thing user = Speaker.of(play).user();
    long now = Clock.seconds(play);
    return Said.ok(
        Obj.builder()
            .put("token", ACCESS.make(play.scene().dice().at("config"), 0))
            .put("refresh_token", REFRESH.make(play.scene().dice().at("refresh"), 0))
            .put("team_id", user.text("team_id").orElse(""))
            .put("user_id", user.id())
            .put("iat", now)
            .put("exp", now + HALF_DAY)
            .build());
  }

  /// What Slack took away from everybody: files are uploaded in three steps.
  ///
  /// - refuses: `method_deprecated`
  /// - source: docs.slack.dev/changelog, files.upload, 2025-11-12
  private static Reply gone() {
    throw Said.no("method_deprecated");
  }

  /// Who the caller is: name and id, and the rest for the scope of each.
  ///
  /// - source: docs.slack.dev/reference/methods/users.identity, 2026-08-31
  static Reply identity(Play play) {
    Speaker speaker = Speaker.of(play);
    Obj profile = Person.shown(play, speaker.user()).obj("profile").orElse(Obj.EMPTY);
    Obj user = Obj.of("name", Json.of(speaker.user().text("real_name").orElse("")));
    user = user.with("id", speaker.id());
    if (play.scene().carries("identity.email")) {
      user = user.with("email", profile.text("email").orElse(""));
    }
    if (play.scene().carries("identity.avatar")) {
      user = user.withAll(Person.pictures(profile));
    }
    Thing team = play.rows("team").first().orElseThrow();
    Obj told = Obj.of("id", Json.of(team.id()));
    if (play.scene().carries("identity.team")) {
      told = told.with("name", team.text("name").orElse(""));
    }
    return Said.ok(Obj.of("user", user, "team", told));
  }

  /// The ids that people have beyond the workspace: where there is no organisation, their own.
  ///
  /// - in: `users`
  /// - out: `invalid_user_ids`, those of nobody
  /// - refuses: `too_many_users`
  /// - source: docs.slack.dev/reference/methods/migration.exchange, 2026-08-31
  static Reply exchange(Play play) {
    List<String> ids = Membership.words(play, "users");
    if (ids.size() > MOST_MOVED) {
      throw Said.no("too_many_users");
    }
    Obj known = Obj.EMPTY;
    List<Json> unknown = new ArrayList<>();
    for (String id : ids) {
      if (play.rows("user").find(id).isPresent()) {
        known = known.with(id, id);
      } else {
        unknown.add(Json.of(id));
      }
    }
    Obj told = Obj.of("team_id", Json.of(Speaker.of(play).team()), "user_id_map", known);
    return Said.ok(unknown.isEmpty() ? told : told.with("invalid_user_ids", Json.array(unknown)));
  }

  /// Gives the caller another picture.
  ///
  /// - in: `image`, bytes among the parts of a form
  /// - out: the profile's pictures
  /// - refuses: `bad_image`, where there is none
  /// - source: docs.slack.dev/reference/methods/users.setPhoto, 2026-08-31
  static Reply picture(Play play) {
    boolean brought = play.scene().parcel().isPresent() || play.arguments().has("image");
    if (!brought) {
      throw Said.no("bad_image");
    }
    Thing user = Speaker.of(play).user();
    String hash = HASH.make(play.scene().dice().at("picture"), 0);
    Obj pictures = Obj.of("avatar_hash", Json.of(hash));
    for (String size : SIZES) {
      String url = "https://avatars.slack-edge.com/%s_%s_%s.png".formatted(user.id(), hash, size);
      pictures = pictures.with("image_" + size, url);
    }
    Obj profile = user.item().obj("profile").orElse(Obj.EMPTY).withAll(pictures);
    play.rows("user").keep(user.with("profile", profile));
    return Said.ok(Obj.of("profile", pictures));
  }

  /// Takes the caller's own picture away.
  ///
  /// - source: docs.slack.dev/reference/methods/users.deletePhoto, 2026-08-31
  static Reply plain(Play play) {
    Thing user = Speaker.of(play).user();
    Obj profile = user.item().obj("profile").orElse(Obj.EMPTY).without("avatar_hash");
    for (String size : SIZES) {
      profile = profile.without("image_" + size);
    }
    play.rows("user").keep(user.with("profile", profile));
    return Said.ok();
  }

  /// For whom an event was told.
  ///
  /// - source: docs.slack.dev/reference/methods/apps.event.authorizations.list, 2026-08-31
  static Reply authorizations(Play play) {
    Thing bot = play.rows("bot").first().orElseThrow();
    Obj one =
        Obj.builder()
            .put("team_id", play.rows("team").first().orElseThrow().id())
            .put("user_id", bot.text("user_id").orElse(""))
            .put("is_bot", true)
            .put("is_enterprise_install", false)
            .build();
    var listed =
        new Lists.Listed(List.of(one), it -> it.at("user_id").orElse(Json.of("")), "user:");
    return Said.ok(Lists.brief(play, "authorizations", listed, new Lists.Size(100, 1000)));
  }
}
