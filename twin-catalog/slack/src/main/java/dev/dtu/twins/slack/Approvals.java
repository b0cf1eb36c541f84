package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which apps administrators let people have: people ask, administrators approve or restrict.
///
/// - source: docs.slack.dev/reference/methods/admin.apps.*, 2026-08-31
final class Approvals {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.apps.approve", play -> resolved(play, "approved"))
          .finding("admin.apps.restrict", play -> resolved(play, "restricted"))
          .finding("admin.apps.clearResolution", Approvals::cleared)
          .finding("admin.apps.approved.list", play -> listed(play, "approved"))
          .finding("admin.apps.restricted.list", play -> listed(play, "restricted"))
          .finding("admin.apps.requests.list", Approvals::requests)
          .finding("admin.apps.requests.cancel", Approvals::cancelled)
          .acting("request", People.by(Approvals::request));

  private static final String REQUEST = "request";
  private static final Mint ID = Mint.of("Ar[0-9A-Z]{10}");
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Approvals() {}

  private static Kept resolutions(Play play) {
    return Kept.of(play, "app-resolutions");
  }

  private static String app(Play play) {
    String app = play.argument("app_id").orElse("");
    if (!app.matches("A[A-Z0-9]{6,}")) {
      throw Said.no("invalid_app_id");
    }
    return app;
  }

  private static Kept waiting(Play play) {
    return Kept.of(play, "app-requests");
  }

  /// Settles a request that waits.
  ///
  /// - out: the app that it asks for
  /// - refuses, in this order: `invalid_request_id`, `request_already_resolved`
  private static String settled(Play play, String state) {
    String id = play.argument("request_id").orElse("");
    Obj request = waiting(play).waiting(id, "invalid_request_id", "request_already_resolved");
    waiting(play).put(id, request.with(Kept.STATE, state));
    return request
        .obj(REQUEST)
        .flatMap(it -> it.obj("app"))
        .flatMap(it -> it.text("id"))
        .orElse("");
  }

  /// Lets people have an app, or keeps them from it.
  ///
  /// - in: `app_id` or `request_id`
  /// - refuses, in this order: `request_id_or_app_id_is_required`, `too_many_ids_provided`,
  ///   `invalid_app_id`, what [#settled] refuses
  private static Reply resolved(Play play, String state) {
    boolean app = play.argument("app_id").filter(it -> !it.isBlank()).isPresent();
    boolean request = play.argument("request_id").filter(it -> !it.isBlank()).isPresent();
    if (app == request) {
      throw Said.no(app ? "too_many_ids_provided" : "request_id_or_app_id_is_required");
    }
    String id = app ? app(play) : settled(play, state);
    Obj by = Obj.of("actor_id", Json.of(Speaker.of(play).id()), "actor_type", Json.of("user"));
    resolutions(play)
        .put(
            id,
            Obj.of("app", told(play, id), "scopes", Arr.EMPTY)
                .with("date_updated", Messages.number(Clock.seconds(play)))
                .with("last_resolved_by", by)
                .with(Kept.STATE, state));
    return Said.ok();
  }

  /// An app as lists show it: as its manifest tells of it, where there is one.
  private static Obj told(Play play, String id) {
    Obj about =
        Manifests.find(play, id).flatMap(it -> it.obj("display_information")).orElse(Obj.EMPTY);
    return Obj.builder()
        .put("id", id)
        .put("name", about.text("name").orElse(id))
        .put("description", about.text("description").orElse(""))
        .put("help_url", "")
        .put("privacy_policy_url", "")
        .put("app_homepage_url", "")
        .put("app_directory_url", Files.site(play) + "/apps/" + id)
        .put("is_app_directory_approved", false)
        .put("is_internal", Manifests.find(play, id).isPresent())
        .put("is_granular_bot_app", true)
        .put("additional_info", "")
        .put("icons", play.rows("bot").first().orElseThrow().item().obj("icons").orElse(Obj.EMPTY))
        .build();
  }

  /// Undoes what was said of an app.
  ///
  /// - refuses, in this order: `invalid_app_id`, `no_resolution_found`
  private static Reply cleared(Play play) {
    String app = app(play);
    Kept kept = resolutions(play);
    if (kept.about(app).isEmpty()) {
      throw Said.no("no_resolution_found");
    }
    kept.notes().remove(app);
    return Said.ok();
  }

  private static Reply listed(Play play, String state) {
    Kept kept = resolutions(play);
    List<Json> all = new ArrayList<>();
    for (String id : kept.notes().keys()) {
      Obj told = kept.about(id);
      if (told.text(Kept.STATE).filter(state::equals).isPresent()) {
        all.add(told.without(Kept.STATE));
      }
    }
    var listed = new Lists.Listed(all, Approvals::id, "app:");
    return Said.ok(Lists.page(play, state + "_apps", listed, new Lists.Size(USUAL, MOST)));
  }

  private static Json id(Json told) {
    return ((Obj) told).obj("app").flatMap(it -> it.find("id")).orElse(Json.of(""));
  }

  /// What waits to be decided on.
  private static Reply requests(Play play) {
    List<Json> all = new ArrayList<>();
    Kept kept = waiting(play);
    for (String id : kept.notes().keys()) {
      Obj told = kept.about(id);
      told.obj(REQUEST).filter(_ -> !told.has(Kept.STATE)).ifPresent(all::add);
    }
    var listed = new Lists.Listed(all, it -> ((Obj) it).find("id").orElse(Json.of("")), "request:");
    return Said.ok(Lists.page(play, "app_requests", listed, new Lists.Size(USUAL, MOST)));
  }

  /// Takes a request back.
  ///
  /// - refuses: what [#settled] refuses
  private static Reply cancelled(Play play) {
    settled(play, "cancelled");
    return Said.ok();
  }

  /// A person asks for an app, in Slack's own pages.
  ///
  /// - in: `app`, its id; `message`
  /// - refuses: `invalid_app_id`
  /// - sends: `app_requested`
  private static Reply request(Play play) {
    String app = play.argument("app").orElse("");
    if (!app.matches("A[A-Z0-9]{6,}")) {
      throw Said.no("invalid_app_id");
    }
    Thing user = Speaker.of(play).user();
    Thing team = play.rows("team").first().orElseThrow();
    Optional<String> email = user.item().obj("profile").flatMap(it -> it.text("email"));
    Optional<String> before = resolutions(play).about(app).text(Kept.STATE);
    Json earlier =
        before.isEmpty()
            ? Json.Null.NULL
            : Obj.of("status", Json.of(before.get()), "scopes", Arr.EMPTY);
    String id = ID.make(play.scene().dice().at(REQUEST), 0);
    Obj item =
        Obj.builder()
            .put("id", id)
            .put("app", told(play, app))
            .put("previous_resolution", earlier)
            .put(
                "user",
                Obj.of("id", Json.of(user.id()), "name", Json.of(user.text("name").orElse("")))
                    .with("email", email.orElse("")))
            .put(
                "team",
                Obj.of("id", Json.of(team.id()), "name", Json.of(team.text("name").orElse("")))
                    .with("domain", team.text("domain").orElse("")))
            .put("scopes", Arr.EMPTY)
            .put("is_user_app_collaborator", false)
            .put("message", play.argument("message").orElse(""))
            .put("date_created", Clock.seconds(play))
            .build();
    waiting(play).put(id, Obj.of(REQUEST, item));
    new Happening(play).wanted(item);
    return Said.ok(Obj.of("app_request", item));
  }
}
