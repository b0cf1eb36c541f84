package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Apps as documents: what they are called, ask for, and hear of. An app that is made so is a client of
/// the token service, with a secret of its own.
///
/// - source: docs.slack.dev/reference/methods/apps.manifest.* and docs.slack.dev/reference/app-manifest,
///   2026-08-31
final class Manifests {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("apps.manifest.create", Manifests::create)
          .finding("apps.manifest.update", Manifests::update)
          .finding("apps.manifest.validate", Manifests::validate)
          .finding("apps.manifest.export", Manifests::export)
          .finding("apps.manifest.delete", Manifests::delete);

  private static final String MANIFEST = "manifest";
  private static final String SETTINGS = "settings";
  private static final int NAME = 35;
  private static final Mint APP = Mint.of("A0[A-Z0-9]{9}");
  private static final Mint CLIENT = Mint.of("[1-9][0-9]{11}.[1-9][0-9]{12}");
  private static final Mint SECRET = Mint.of("[0-9a-f]{32}");
  private static final Mint WORD = Mint.of("[0-9A-Za-z]{24}");

  private Manifests() {}

  private static Notes notes(Play play) {
    return play.notes("slack-manifest");
  }

  /// A document among the arguments, as it is or as a text.
  static Optional<Obj> document(Play play, String name) {
    return read(play, name).flatMap(Json::asObj);
  }

  /// A list among the arguments, as it is or as a text.
  static Arr list(Play play, String name) {
    return read(play, name).map(it -> it instanceof Arr list ? list : Arr.of(it)).orElse(Arr.EMPTY);
  }

  private static Optional<Json> read(Play play, String name) {
    Optional<Json> value = play.arguments().find(name);
    if (!(value.orElse(Json.Null.NULL) instanceof Json.Text(String text))) {
      return value;
    }
    try {
      return Optional.of(Json.parse(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Malformed words) {
      return value;
    }
  }

  /// The id of the workspace's own app.
  static String own(Play play) {
    return play.rows("bot").first().orElseThrow().text("app_id").orElse("");
  }

  /// The manifest of an app; of the workspace's own what is known of it.
  static Optional<Obj> find(Play play, String app) {
    Optional<Obj> kept = notes(play).find(app).flatMap(it -> it.obj(MANIFEST));
    return kept.isPresent() || !app.equals(own(play)) ? kept : Optional.of(usual(play));
  }

  private static Obj usual(Play play) {
    Thing bot = play.rows("bot").first().orElseThrow();
    Json name = Json.of(bot.text("name").orElse(""));
    return Obj.of("display_information", Obj.of("name", name))
        .with("features", Obj.of("bot_user", Obj.of("display_name", name)))
        .with(SETTINGS, Obj.of("socket_mode_enabled", Json.of(true)));
  }

  /// The app that a call names.
  ///
  /// - refuses, in this order: `invalid_app_id`, `app_not_found`
  private static String named(Play play) {
    String app = play.argument("app_id").orElse("");
    if (!app.matches("A[A-Z0-9]{6,}")) {
      throw Said.no("invalid_app_id");
    }
    if (find(play, app).isEmpty()) {
      throw Said.no("app_not_found");
    }
    return app;
  }

  /// What is wrong with a manifest, each with its place.
  private static List<Json> wrong(Obj manifest) {
    List<Json> errors = new ArrayList<>();
    Obj about = manifest.obj("display_information").orElse(Obj.EMPTY);
    String name = about.text("name").orElse("");
    if (name.isBlank()) {
      errors.add(error("missing required field: name", "/display_information"));
    } else if (name.length() > NAME) {
      errors.add(
          error("must be less than " + (NAME + 1) + " characters", "/display_information/name"));
    }
    Obj settings = manifest.obj(SETTINGS).orElse(Obj.EMPTY);
    boolean socket = settings.flag("socket_mode_enabled");
    Optional<Obj> events = settings.obj("event_subscriptions");
    if (!socket && events.filter(it -> it.text("request_url").isEmpty()).isPresent()) {
      errors.add(
          error(
              "Event Subscription requires either Request URL or Socket Mode Enabled",
              "/settings/event_subscriptions"));
    }
    Obj acting = settings.obj("interactivity").orElse(Obj.EMPTY);
    if (!socket && acting.flag("is_enabled") && acting.text("request_url").isEmpty()) {
      errors.add(error("Interactivity requires a Request URL", "/settings/interactivity"));
    }
    return errors;
  }

  private static Json error(String message, String pointer) {
    return Obj.of("message", Json.of(message), "pointer", Json.of(pointer));
  }

  private static Optional<Reply> refused(Play play) {
    Optional<Obj> manifest = document(play, MANIFEST);
    List<Json> errors =
        manifest
            .map(Manifests::wrong)
            .orElseGet(() -> List.of(error("expected a JSON document", "/")));
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Said.failed(
                Obj.of("error", Json.of("invalid_manifest"), "errors", Json.array(errors))));
  }

  /// Says what is wrong with a manifest.
  ///
  /// - refuses: `invalid_manifest`, with `errors`; where an app is named as [#named]
  static Reply validate(Play play) {
    if (play.argument("app_id").filter(it -> !it.isEmpty()).isPresent()) {
      named(play);
    }
    return refused(play).orElseGet(() -> Said.ok(Obj.of("errors", Arr.EMPTY)));
  }

  /// Makes an app.
  ///
  /// - out: `app_id`, `credentials`, `oauth_authorize_url`
  /// - refuses: `invalid_manifest`, with `errors`
  static Reply create(Play play) {
    Optional<Reply> refused = refused(play);
    if (refused.isPresent()) {
      return refused.get();
    }
    Obj manifest = document(play, MANIFEST).orElseThrow();
    var dice = play.scene().dice().at(MANIFEST);
    String app = APP.make(dice.at("app"), 0);
    Obj credentials =
        Obj.of("client_id", Json.of(CLIENT.make(dice.at("client"), 0)))
            .with("client_secret", SECRET.make(dice.at("secret"), 0))
            .with("verification_token", WORD.make(dice.at("word"), 0))
            .with("signing_secret", SECRET.make(dice.at("signing"), 0));
    notes(play).put(app, Obj.of(MANIFEST, manifest, "credentials", credentials));
    client(play, manifest, credentials);
    Workflows.told(play, app, manifest);
    Thing team = play.rows("team").first().orElseThrow();
    String client = credentials.text("client_id").orElse("");
    return Said.ok(
        Obj.of("app_id", Json.of(app), "credentials", credentials)
            .with("oauth_authorize_url", authorize(play, manifest, client))
            .with("team_id", team.id())
            .with("team_domain", team.text("domain").orElse("")));
  }

  private static String authorize(Play play, Obj manifest, String client) {
    return play.scene().origin().url()
        + "/oauth/v2/authorize?client_id="
        + client
        + "&scope="
        + String.join(",", scopes(manifest, "bot"));
  }

  private static List<String> scopes(Obj manifest, String kind) {
    Obj scopes = manifest.obj("oauth_config").flatMap(it -> it.obj("scopes")).orElse(Obj.EMPTY);
    return scopes.items(kind).items().stream().map(it -> it.asText().orElse("")).toList();
  }

  /// Lets the app trade codes.
  private static void client(Play play, Obj manifest, Obj credentials) {
    String id = credentials.text("client_id").orElse("");
    Obj oauth = manifest.obj("oauth_config").orElse(Obj.EMPTY);
    boolean ends = manifest.obj(SETTINGS).orElse(Obj.EMPTY).flag("token_rotation_enabled");
    Obj item =
        Obj.of("client_id", Json.of(id))
            .with("client_secret", credentials.text("client_secret").orElse(""))
            .with("redirect_uris", oauth.items("redirect_urls"))
            .with("token_rotation_enabled", Json.of(ends));
    Draft draft = play.scene().draft();
    TableShape shape = clients(play);
    String place = draft.find(shape, id).map(Row::place).orElseGet(() -> draft.nextPlace(shape));
    draft.put(shape, new Row(id, place, Obj.of("item", item, "bare", Json.of(true))));
  }

  private static TableShape clients(Play play) {
    return Tables.shape(play.scene().twin().space() + "/client");
  }

  /// Puts another manifest in the place of an app's.
  ///
  /// - out: `permissions_updated`, whether it asks for other scopes than before
  /// - refuses, in this order: what [#named] refuses, `invalid_manifest`
  static Reply update(Play play) {
    String app = named(play);
    Optional<Reply> refused = refused(play);
    if (refused.isPresent()) {
      return refused.get();
    }
    Obj before = find(play, app).orElseThrow();
    Obj manifest = document(play, MANIFEST).orElseThrow();
    Obj kept = notes(play).find(app).orElse(Obj.EMPTY);
    notes(play).put(app, kept.with(MANIFEST, manifest));
    kept.obj("credentials").ifPresent(it -> client(play, manifest, it));
    Workflows.told(play, app, manifest);
    boolean other =
        !scopes(before, "bot").equals(scopes(manifest, "bot"))
            || !scopes(before, "user").equals(scopes(manifest, "user"));
    return Said.ok(Obj.of("app_id", Json.of(app), "permissions_updated", Json.of(other)));
  }

  /// Tells an app's manifest, with the settings that it leaves unsaid.
  static Reply export(Play play) {
    Obj manifest = find(play, named(play)).orElseThrow();
    Obj usual = Obj.EMPTY;
    for (String setting :
        List.of("org_deploy_enabled", "socket_mode_enabled", "token_rotation_enabled")) {
      usual = usual.with(setting, Json.of(false));
    }
    Obj settings = usual.withAll(manifest.obj(SETTINGS).orElse(Obj.EMPTY));
    Obj version = Obj.of("major_version", Json.of(1), "minor_version", Json.of(1));
    return Said.ok(
        Obj.of(MANIFEST, Obj.of("_metadata", version).withAll(manifest).with(SETTINGS, settings)));
  }

  /// Does away with an app that was made here; its codes are traded no more.
  ///
  /// - refuses: what [#named] refuses, `app_not_eligible` for the workspace's own
  static Reply delete(Play play) {
    String app = named(play);
    Obj kept = notes(play).find(app).orElse(Obj.EMPTY);
    if (!kept.has("credentials")) {
      throw Said.no("app_not_eligible");
    }
    notes(play).remove(app);
    Workflows.gone(play, app);
    String client = kept.obj("credentials").flatMap(it -> it.text("client_id")).orElse("");
    play.scene().draft().remove(clients(play), client);
    return Said.ok();
  }
}
