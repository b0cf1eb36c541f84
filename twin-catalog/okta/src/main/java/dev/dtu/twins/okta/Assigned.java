package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who has an application because a group of theirs was given it: an assignment of scope GROUP, which
/// comes and goes with the group. Made at once, where the service takes a moment.
///
/// - source: dossier of developer.okta.com, apps, application users, 2026-08-31; okta-management OpenAPI
///   2026.06.3, AppUser, scope, 2026-11-23
final class Assigned {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("assignGroupToApplication", Assigned::regrouped)
          .on("unassignApplicationFromGroup", Assigned::regrouped)
          .on("unassignUserFromApplication", Assigned::left);

  private static final String BY_GROUP = "GROUP";

  private Assigned() {}

  /// Gives an application to a group, and so to all who are in it; or takes it from the group, and from
  /// those who had it by nothing else.
  private static Reply regrouped(Play play) {
    Thing app = play.rows("app").get(play.asked("appId").orElse(""));
    Optional<Thing> group = play.rows("group").find(play.asked("groupId").orElse(""));
    Reply reply = play.plainly();
    group.ifPresent(own -> members(play, own).forEach(user -> settle(play, app, user)));
    return reply;
  }

  /// Takes an application from somebody, who keeps it where a group of theirs has it.
  private static Reply left(Play play) {
    Reply reply = play.plainly();
    Optional<Thing> app = play.rows("app").find(play.asked("appId").orElse(""));
    Optional<Thing> user = play.rows("user").find(play.asked("userId").orElse(""));
    if (app.isPresent() && user.isPresent()) {
      settle(play, app.get(), user.get());
    }
    return reply;
  }

  private static List<Thing> members(Play play, Thing group) {
    return play.rows("user").in("group", group);
  }

  /// Takes a group from all applications that were given to it, before it goes.
  static void gone(Play play, Thing group) {
    Rows assigned = play.rows("app-group");
    List<Thing> members = members(play, group);
    for (Thing app : play.rows("app").all()) {
      Optional<Thing> own = assigned.find(app.id(), group.id());
      own.ifPresent(assigned::remove);
      own.ifPresent(_ -> members.forEach(user -> settle(play, app, user)));
    }
  }

  /// Makes true what somebody's groups give them now.
  static void follow(Play play, Thing user) {
    if (play.rows("app-group").first().isEmpty()) {
      return;
    }
    SortedSet<String> apps = new TreeSet<>();
    play.rows("app-group").all().forEach(each -> apps.add(each.scopes().getFirst()));
    Thing now = play.rows("user").get(user.id());
    for (String id : apps) {
      play.rows("app").find(id).ifPresent(app -> settle(play, app, now));
    }
  }

  private static void settle(Play play, Thing app, Thing user) {
    Rows assigned = play.rows("app-user");
    Optional<Thing> own = assigned.find(app.id(), user.id());
    boolean wanted = wanted(play, app, user);
    if (own.isEmpty() && wanted) {
      assigned.make(assignment(play, app, user), app.id());
    } else if (!wanted && own.flatMap(each -> each.text("scope")).equals(Optional.of(BY_GROUP))) {
      own.ifPresent(assigned::remove);
    }
  }

  private static boolean wanted(Play play, Thing app, Thing user) {
    boolean here = user.text("status").filter("DEPROVISIONED"::equals).isEmpty();
    List<String> groups = here ? Belonging.of(play, user) : List.of();
    return play.rows("app-group").all(app.id()).stream().anyMatch(g -> groups.contains(g.id()));
  }

  private static Obj assignment(Play play, Thing app, Thing user) {
    String now = Users.second(play).asText().orElse("");
    String api = play.scene().origin().url() + "/api/v1/";
    boolean named = app.text("signOnMode").filter("BOOKMARK"::equals).isEmpty();
    String login = user.text("profile.login").orElse("");
    Obj links =
        Obj.of("app", Obj.of("href", Json.of(api + "apps/" + app.id())))
            .with("user", Obj.of("href", Json.of(api + "users/" + user.id())));
    return Obj.of("id", Json.of(user.id()), "externalId", Json.Null.NULL)
        .with("created", now)
        .with("lastUpdated", now)
        .with("scope", BY_GROUP)
        .with("status", Apps.ACTIVE)
        .with("statusChanged", now)
        .with("passwordChanged", Json.Null.NULL)
        .with("syncState", "DISABLED")
        .with("credentials", named ? Obj.of("userName", Json.of(login)) : Obj.EMPTY)
        .with("profile", AppProfile.of(app, user))
        .with("_links", links);
  }
}
