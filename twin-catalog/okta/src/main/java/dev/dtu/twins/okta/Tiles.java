package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people see of their applications, and policies of those they govern.
///
/// - source: okta-management OpenAPI 2026.06.3, AssignedAppLink and listPolicyApps; dossier of
///   developer.okta.com, users, 2026-11-23
final class Tiles {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE.finding("listAppLinks", Tiles::of).finding("listPolicyApps", Tiles::governed);

  private Tiles() {}

  /// The links of all active applications that somebody has, directly or by a group.
  private static Reply of(Play play) {
    Thing user = play.rows("user").get(play.asked("id").orElse(""));
    List<String> groups = Belonging.of(play, user);
    List<Json> tiles = new ArrayList<>();
    for (Thing app : play.rows("app").all()) {
      Optional<Thing> own = play.rows("app-user").find(app.id(), user.id());
      boolean grouped =
          play.rows("app-group").all(app.id()).stream().anyMatch(g -> groups.contains(g.id()));
      boolean active = app.text("status").filter(Apps.ACTIVE::equals).isPresent();
      if (active && (own.isPresent() || grouped)) {
        Obj shown = play.rows("app").shown(app);
        Obj links = shown.obj("_links").orElse(Obj.EMPTY);
        for (Json each : links.items("appLinks")) {
          tiles.add(
              tile(user, app, links, each.asObj().orElse(Obj.EMPTY))
                  .with("sortOrder", Json.of((long) tiles.size())));
        }
      }
    }
    return Reply.json(200, Json.array(tiles));
  }

  private static Obj tile(Thing user, Thing app, Obj links, Obj link) {
    String logo =
        links.items("logo").items().stream()
            .flatMap(each -> each.asObj().flatMap(one -> one.text("href")).stream())
            .findFirst()
            .orElse("");
    return Obj.of("id", Json.of(user.id()))
        .with("label", app.text("label").orElse(""))
        .with("linkUrl", link.text("href").orElse(""))
        .with("logoUrl", logo)
        .with("appName", app.text("name").orElse(""))
        .with("appInstanceId", app.id())
        .with("appAssignmentId", "0ua" + app.id().substring(Math.min(3, app.id().length())))
        .with("credentialsSetup", Json.of(false))
        .with(
            "hidden",
            Json.of(app.find("visibility.hide.web").filter(Json.of(true)::equals).isPresent()));
  }

  /// The applications that are under a policy.
  private static Reply governed(Play play) {
    String id = play.asked("policyId").orElse("");
    Thing policy = play.rows("policy").get(id);
    String link = "_links." + AppLinks.link(policy) + ".href";
    Rows apps = play.rows("app");
    List<Thing> all =
        apps.all().stream()
            .filter(
                app -> app.text(link).filter(href -> href.endsWith("/" + policy.id())).isPresent())
            .toList();
    return play.paged(all, 20, apps::shown);
  }
}
