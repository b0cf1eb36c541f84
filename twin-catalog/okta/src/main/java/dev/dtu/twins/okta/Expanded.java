package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What stands below `_embedded` where a call asks for it by `expand`.
///
/// - source: okta-management OpenAPI 2026.06.3, parameters called expand, and the dossier on groups and
///   applications, 2026-11-23
final class Expanded {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getApplication", play -> one(play, app(play)))
          .on("listApplicationUsers", play -> all(play, user(play)))
          .on("getApplicationUser", play -> one(play, user(play)))
          .on("listApplicationGroupAssignments", play -> all(play, group(play)))
          .on("getApplicationGroupAssignment", play -> one(play, group(play)))
          .on("getGroupRule", play -> one(play, names(play)));

  private Expanded() {}

  private static Reply one(Play play, UnaryOperator<Obj> more) {
    Reply reply = play.plainly();
    return asked(play).isEmpty() ? reply : Shown.told(reply, more);
  }

  private static Reply all(Play play, UnaryOperator<Obj> more) {
    Reply reply = play.plainly();
    return asked(play).isEmpty() ? reply : Shown.each(reply, more);
  }

  private static List<String> asked(Play play) {
    String asked = play.asked("expand").orElse("");
    return asked.isEmpty() ? List.of() : List.of(asked.split(","));
  }

  private static Obj with(Obj shown, String name, Json what) {
    Obj before = shown.obj("_embedded").orElse(Obj.EMPTY);
    return shown.with("_embedded", before.with(name, what));
  }

  private static String id(Obj shown) {
    return shown.text("id").orElse("");
  }

  /// A page of groups, with what there is to count of each, and with the application that it is from.
  static Reply groups(Play play, Reply reply) {
    List<String> asked = asked(play);
    return asked.isEmpty() ? reply : Shown.each(reply, shown -> group(play, asked, shown));
  }

  private static Obj group(Play play, List<String> asked, Obj shown) {
    Thing group = play.rows("group").get(id(shown));
    Obj told = asked.contains("stats") ? with(shown, "stats", stats(play, group)) : shown;
    Optional<Thing> app = group.text("source.id").flatMap(id -> play.rows("app").find(id));
    if (!asked.contains("app") || app.isEmpty()) {
      return told;
    }
    Obj from = Obj.of("id", Json.of(app.get().id()));
    for (String member : List.of("name", "label", "signOnMode")) {
      from = from.with(member, app.get().text(member).orElse(""));
    }
    return with(told, "app", from);
  }

  private static Obj stats(Play play, Thing group) {
    long apps =
        play.rows("app-group").all().stream().filter(each -> each.id().equals(group.id())).count();
    long pushed =
        play.rows("group-push-mapping").all().stream()
            .filter(each -> each.text("sourceGroupId").filter(group.id()::equals).isPresent())
            .count();
    boolean admin = !play.rows("role").all(group.id()).isEmpty();
    long users = play.rows("user").in("group", group).size();
    return Obj.of("usersCount", Json.of(users), "appsCount", Json.of(apps))
        .with("groupPushMappingsCount", Json.of(pushed))
        .with("hasAdminPrivlege", Json.of(admin));
  }

  /// A page of applications, each with its assignment to the user that is asked for.
  ///
  /// - refuses: E0000001 another user than the one the list is filtered by
  static Reply apps(Play play, Reply reply) {
    String asked = play.asked("expand").orElse("");
    return asked.isEmpty() ? reply : Shown.each(reply, app(play));
  }

  private static UnaryOperator<Obj> app(Play play) {
    String asked = play.asked("expand").orElse("");
    if (!asked.startsWith("user/")) {
      return UnaryOperator.identity();
    }
    String user = asked.substring("user/".length());
    return shown ->
        play.rows("app-user")
            .find(id(shown), user)
            .map(own -> with(shown, "user", play.rows("app-user").shown(own)))
            .orElse(shown);
  }

  /// Refuses a list of applications that is to show a user whom it is not filtered by.
  static void filtered(Play play) {
    String expand = play.asked("expand").orElse("");
    String filter = play.asked("filter").orElse("");
    boolean well =
        expand.matches("user/[^/,]+")
            && filter.contains("user.id")
            && filter.contains('"' + expand.substring("user/".length()) + '"');
    if (!expand.isEmpty() && !well) {
      throw Refusal.of("api-validation")
          .with("subject", "RequestParams")
          .because("", "Expand query is malformed.");
    }
  }

  private static UnaryOperator<Obj> user(Play play) {
    return shown ->
        play.rows("user")
            .find(id(shown))
            .filter(_ -> asked(play).contains("user"))
            .map(user -> with(shown, "user", UserView.listed(play, user)))
            .orElse(shown);
  }

  private static UnaryOperator<Obj> group(Play play) {
    return shown ->
        play.rows("group")
            .find(id(shown))
            .filter(_ -> asked(play).contains("group"))
            .map(group -> with(shown, "group", play.rows("group").shown(group)))
            .orElse(shown);
  }

  /// A page of rules, each with the names of its groups.
  static Reply rules(Play play, Reply reply) {
    return asked(play).isEmpty() ? reply : Shown.each(reply, names(play));
  }

  private static UnaryOperator<Obj> names(Play play) {
    return shown -> {
      Obj names = Obj.EMPTY;
      for (Json each : GroupRules.groups(shown)) {
        String id = each.asText().orElse("");
        String name = play.rows("group").find(id).flatMap(g -> g.text("profile.name")).orElse("");
        names = name.isEmpty() ? names : names.with(id, name);
      }
      boolean wanted = asked(play).contains("groupIdToGroupNameMap");
      return wanted ? with(shown, "groupIdToGroupNameMap", names) : shown;
    };
  }
}
