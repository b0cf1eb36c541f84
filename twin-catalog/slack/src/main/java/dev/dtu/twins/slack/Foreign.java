package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tokens of other services, which people let an app have: each under an id that a step of the app is
/// given.
///
/// - source: docs.slack.dev/reference/methods/apps.auth.external.get and .delete, 2026-08-31
final class Foreign {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("apps.auth.external.get", Foreign::get)
          .finding("apps.auth.external.delete", Foreign::delete)
          .acting("connect", People.by(Foreign::connect));

  private static final Mint ID = Mint.of("Et[A-Z0-9]{10}");
  private static final Mint TOKEN = Mint.of("[A-Za-z0-9_-]{96}");
  private static final String NAME = "external_token_id";
  private static final String PROVIDER = "provider_key";
  private static final String APP = "app_id";
  private static final String VALUE = "external_token";

  private Foreign() {}

  private static Kept kept(Play play) {
    return Kept.of(play, "external-token");
  }

  private static Optional<String> told(Play play, String argument) {
    return play.argument(argument).filter(it -> !it.isBlank());
  }

  /// A person signs in with another service, for an app.
  ///
  /// - in: `provider`, the key that the app's manifest has for it; `app`, the workspace's own
  /// - out: `external_token_id`
  /// - refuses, in this order: `app_not_found`, `providers_not_found`
  private static Reply connect(Play play) {
    String app = told(play, "app").orElse(Manifests.own(play));
    if (Manifests.find(play, app).isEmpty()) {
      throw Said.no("app_not_found");
    }
    String provider = told(play, "provider").orElseThrow(() -> Said.no("providers_not_found"));
    var dice = play.scene().dice().at("external");
    String id = ID.make(dice, 0);
    kept(play)
        .put(
            id,
            Obj.of(PROVIDER, Json.of(provider), APP, Json.of(app))
                .with("user_id", Speaker.of(play).id())
                .with(VALUE, TOKEN.make(dice.at("token"), 0)));
    return Said.ok(Obj.of(NAME, Json.of(id)));
  }

  /// - refuses: `token_not_found`
  private static Obj named(Play play, String id) {
    return Optional.of(kept(play).about(id))
        .filter(it -> !it.isEmpty())
        .orElseThrow(() -> Said.no("token_not_found"));
  }

  /// The token itself; with `force_refresh` another one, from now on.
  ///
  /// - refuses: `token_not_found`
  private static Reply get(Play play) {
    String id = told(play, NAME).orElse("");
    Obj token = named(play, id);
    if (Conversations.flag(play, "force_refresh")) {
      token = token.with(VALUE, TOKEN.make(play.scene().dice().at("external").at("again"), 0));
      kept(play).put(id, token);
    }
    return Said.ok(Obj.of(VALUE, Json.of(token.text(VALUE).orElse(""))));
  }

  /// Forgets a token, or all that an app has of a service.
  ///
  /// - in: `external_token_id`; else `app_id`, the workspace's own, and `provider_key`
  /// - refuses, in this order: `token_not_found`; `app_not_found`, `providers_not_found`,
  ///   `no_tokens_found`
  private static Reply delete(Play play) {
    Optional<String> id = told(play, NAME);
    if (id.isPresent()) {
      named(play, id.get());
      kept(play).notes().remove(id.get());
      return Said.ok();
    }
    String app = told(play, APP).orElse(Manifests.own(play));
    if (Manifests.find(play, app).isEmpty()) {
      throw Said.no("app_not_found");
    }
    Optional<String> provider = told(play, PROVIDER);
    List<String> gone = new ArrayList<>();
    for (String each : kept(play).notes().keys()) {
      Obj token = kept(play).about(each);
      boolean of = token.text(APP).filter(app::equals).isPresent();
      if (of && (provider.isEmpty() || token.text(PROVIDER).equals(provider))) {
        gone.add(each);
      }
    }
    if (gone.isEmpty()) {
      throw Said.no(provider.isPresent() ? "providers_not_found" : "no_tokens_found");
    }
    gone.forEach(each -> kept(play).notes().remove(each));
    return Said.ok();
  }
}
