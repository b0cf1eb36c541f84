package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is set of apps: how workflows sign in to them, where they may reach, their picture. And what
/// they were seen to do: steps of workflows.
///
/// - source: docs.slack.dev/reference/methods/admin.apps.config.*, apps.icon.set,
///   admin.apps.uninstall, apps.activities.list and admin.apps.activities.list, 2026-08-31
final class Connectors {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.apps.config.set", Connectors::set)
          .finding("admin.apps.config.lookup", Connectors::lookup)
          .finding("admin.apps.uninstall", Connectors::uninstall)
          .finding("apps.icon.set", Connectors::icon)
          .finding(
              "admin.apps.mcp.servers.list", play -> Said.ok(none(play).with("servers", Arr.EMPTY)))
          .finding(
              "admin.conversations.ekm.listOriginalConnectedChannelInfo",
              play -> Said.ok(none(play))) // slack-api-client 1.48.0 knows no channels there
          .finding("apps.activities.list", play -> activities(play, false))
          .finding("admin.apps.activities.list", play -> activities(play, true));

  private static final List<String> STRATEGIES = List.of("builder_choice", "end_user_only");
  private static final List<String> DOMAINS = List.of("urls", "emails");
  private static final String STRATEGY = "workflow_auth_strategy";
  private static final String DOMAIN = "domain_restrictions";
  private static final String APP = "app_id";
  private static final int MANY = 50;
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Connectors() {}

  /// A page of what is not here.
  ///
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Obj none(Play play) {
    var listed = new Lists.Listed(List.of(), it -> it, "none:");
    return Lists.brief(play, "none", listed, new Lists.Size(USUAL, MOST)).without("none");
  }

  private static Kept kept(Play play) {
    return Kept.of(play, "app-config");
  }

  private static String app(Play play, String error) {
    String app = play.argument(APP).orElse("");
    if (!app.matches("A[A-Z0-9]{6,}")) {
      throw Said.no(error);
    }
    return app;
  }

  /// Says how workflows use an app.
  ///
  /// - in: `app_id`, `workflow_auth_strategy`, `domain_restrictions` (`urls`, `emails`, up to 50 each)
  /// - refuses, in this order: `invalid_app`, `invalid_workflow_auth_strategy`,
  ///   `no_domains_provided`, `too_many_domains_provided`
  private static Reply set(Play play) {
    String app = app(play, "invalid_app");
    Optional<String> strategy = play.argument(STRATEGY).filter(it -> !it.isEmpty());
    if (strategy.filter(it -> !STRATEGIES.contains(it)).isPresent()) {
      throw Said.no("invalid_workflow_auth_strategy");
    }
    Obj now = kept(play).about(app);
    now = strategy.isPresent() ? now.with(STRATEGY, strategy.get()) : now;
    Optional<Obj> domains = Manifests.document(play, DOMAIN);
    if (domains.isPresent()) {
      Obj told = Obj.EMPTY;
      for (String list : DOMAINS) {
        told = told.with(list, domains.get().items(list));
      }
      now = now.with(DOMAIN, limited(told));
    }
    kept(play).put(app, now);
    return Said.ok();
  }

  private static Obj limited(Obj domains) {
    if (DOMAINS.stream().allMatch(list -> domains.items(list).items().isEmpty())) {
      throw Said.no("no_domains_provided");
    }
    if (DOMAINS.stream().anyMatch(list -> domains.items(list).size() > MANY)) {
      throw Said.no("too_many_domains_provided");
    }
    return domains;
  }

  /// How workflows use apps.
  ///
  /// - in: `app_ids`
  /// - refuses: `missing_args`
  private static Reply lookup(Play play) {
    List<String> apps = Membership.words(play, "app_ids");
    if (apps.isEmpty() && Membership.words(play, "rich_link_preview_types").isEmpty()) {
      throw Said.no("missing_args");
    }
    Obj usual = Obj.of(STRATEGY, Json.of("builder_choice"));
    Obj nowhere = Obj.of("urls", Arr.EMPTY, "emails", Arr.EMPTY);
    List<Json> all = new ArrayList<>();
    for (String app : apps) {
      all.add(
          Obj.of(APP, Json.of(app))
              .withAll(usual.with(DOMAIN, nowhere))
              .withAll(kept(play).about(app)));
    }
    return Said.ok(Obj.of("configs", Arr.of(all)));
  }

  /// Takes an app out of workspaces; what it told of stays until its manifest goes.
  ///
  /// - in: `app_id`, one of `team_ids` and `enterprise_id`
  /// - refuses, in this order: `app_not_found`, `specify_enterprise_or_teams`,
  ///   `enterprise_not_found`, `teams_not_found`
  private static Reply uninstall(Play play) {
    if (Manifests.find(play, app(play, "app_not_found")).isEmpty()) {
      throw Said.no("app_not_found");
    }
    List<String> teams = Membership.words(play, "team_ids");
    boolean enterprise = play.argument("enterprise_id").filter(it -> !it.isEmpty()).isPresent();
    if (teams.isEmpty() != enterprise) {
      throw Said.no("specify_enterprise_or_teams");
    }
    if (enterprise) {
      throw Said.no("enterprise_not_found");
    }
    if (teams.stream().anyMatch(id -> play.rows("team").find(id).isEmpty())) {
      throw Said.no("teams_not_found");
    }
    Company.logged(play, "removed");
    return Said.ok();
  }

  /// Gives an app a picture.
  ///
  /// - in: `app_id`, one of `file` and `url`
  /// - refuses, in this order: `invalid_app_id`, `invalid_app`, `missing_arguments`,
  ///   `invalid_parameters`
  private static Reply icon(Play play) {
    String app = app(play, "invalid_app_id");
    if (Manifests.find(play, app).isEmpty()) {
      throw Said.no("invalid_app");
    }
    boolean file = play.scene().parcel().isPresent() || play.arguments().has("file");
    Optional<String> url = play.argument("url").filter(it -> !it.isEmpty());
    if (!file && url.isEmpty()) {
      throw Said.no("missing_arguments");
    }
    if (file && url.isPresent()) {
      throw Said.no("invalid_parameters");
    }
    Kept icons = Kept.of(play, "app-icon");
    icons.put(app, url.map(it -> Obj.of("url", Json.of(it))).orElse(Obj.EMPTY));
    return Said.ok();
  }

  /// The steps of workflows that an app was to carry out, and how each went, the latest first.
  ///
  /// - in: `app_id`, `component_id`, `log_event_type`, `sort_direction`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_app_id`, `invalid_app`, `invalid_limit`, `invalid_cursor`
  private static Reply activities(Play play, boolean everywhere) {
    Optional<String> told = play.argument(APP).filter(it -> !it.isEmpty());
    if (!everywhere || told.isPresent()) {
      if (Manifests.find(play, app(play, "invalid_app_id")).isEmpty()) {
        throw Said.no("invalid_app");
      }
    }
    String own = Manifests.own(play);
    List<Json> all = new ArrayList<>();
    for (Obj each : told.map(own::equals).orElse(true) ? Functions.log(play) : List.<Obj>of()) {
      if (fits(play, each, "component_id", "component_id")
          && fits(play, each, "log_event_type", "event_type")) {
        all.add(everywhere ? Obj.of(APP, Json.of(own)).withAll(each) : each);
      }
    }
    boolean first = play.argument("sort_direction").filter("asc"::equals).isPresent();
    List<Json> ordered = first ? all : all.reversed();
    var listed = new Lists.Listed(ordered, it -> Json.of(key(it)), "activity:");
    return Said.ok(Lists.page(play, "activities", listed, new Lists.Size(USUAL, MOST)));
  }

  private static String key(Json activity) {
    return activity.at("trace_id").flatMap(Json::asText).orElse("")
        + activity.at("event_type").flatMap(Json::asText).orElse("");
  }

  private static boolean fits(Play play, Obj entry, String argument, String member) {
    Optional<String> wanted = play.argument(argument).filter(it -> !it.isEmpty());
    return wanted.isEmpty() || entry.text(member).equals(wanted);
  }
}
