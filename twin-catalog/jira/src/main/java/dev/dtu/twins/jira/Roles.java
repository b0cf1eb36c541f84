package dev.dtu.twins.jira;

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

/// Who has which role in which project.
///
/// - source: developer.atlassian.com, platform REST v3, project roles and project role actors,
///   2026-09-12
final class Roles {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("getProjectRoles", Roles::all)
          .finding("getProjectRoleDetails", Roles::details)
          .finding("getProjectRole", play -> Answer.of(play, shown(play)))
          .finding("addActorUsers", Roles::add)
          .finding("setActors", Roles::set)
          .finding("deleteActor", Roles::delete);

  private static final String OWN = "project-role";
  private static final String ACTORS = "actors";

  private Roles() {}

  private static String self(Thing project, Thing role) {
    return "${origin}/rest/api/3/project/" + project.id() + "/role/" + role.id();
  }

  /// Where each role of a project is read, by name.
  static Obj addresses(Play play, Thing project) {
    Obj all = Obj.EMPTY;
    for (Thing each : play.rows("role").all()) {
      all = all.with(each.text("name").orElse(each.id()), self(project, each));
    }
    return all;
  }

  private static Reply all(Play play) {
    return Answer.of(play, addresses(play, Projects.asked(play)));
  }

  private static Reply details(Play play) {
    Thing project = Projects.asked(play);
    List<Json> all = new ArrayList<>();
    for (Thing each : play.rows("role").all()) {
      all.add(
          Obj.of("self", Json.of(self(project, each)), "id", Sprints.number(each.id()))
              .with("name", each.text("name").orElse(""))
              .with("description", each.text("description").orElse(""))
              .with("admin", Json.of(each.item().flag("admin")))
              .with("default", Json.of(each.item().flag("default"))));
    }
    return Answer.of(play, Json.array(all));
  }

  private static Thing role(Play play) {
    String id = play.asked("id").orElse("");
    return play.rows("role")
        .find(id)
        .orElseThrow(
            () -> Said.missing("Can not retrieve project role actors for a null project role."));
  }

  private static List<Json> actors(Play play, Thing project, Thing role) {
    return play.rows(OWN)
        .find(project.id(), role.id())
        .map(it -> it.item().items(ACTORS).items())
        .orElse(List.of());
  }

  private static Obj shown(Play play) {
    Thing project = Projects.asked(play);
    Thing role = role(play);
    return Obj.of("self", Json.of(self(project, role)), "id", Sprints.number(role.id()))
        .with("name", role.text("name").orElse(""))
        .with("description", role.text("description").orElse(""))
        .with(ACTORS, Json.array(actors(play, project, role)));
  }

  private static Reply keep(Play play, List<Json> actors) {
    Thing project = Projects.asked(play);
    Thing role = role(play);
    Rows rows = play.rows(OWN);
    Obj item = Obj.of("id", Sprints.number(role.id()), ACTORS, Json.array(actors));
    Optional<Thing> own = rows.find(project.id(), role.id());
    if (own.isPresent()) {
      rows.keep(own.get().showing(item));
    } else {
      rows.make(item, project.id());
    }
    return Answer.of(play, shown(play));
  }

  /// Gives a role to people and groups.
  ///
  /// - in: `user` (account ids), `group` (names), `groupId`
  /// - refuses: `missing` for nobody that there is, `wrong` for who has it
  static Reply add(Play play) {
    List<Json> actors = new ArrayList<>(actors(play, Projects.asked(play), role(play)));
    for (Obj each : told(play, play.sent())) {
      if (actors.stream().anyMatch(it -> same(it, each))) {
        String name = each.text("displayName").orElse("");
        throw Said.wrong("'%s' is already a member of the project role.".formatted(name));
      }
      actors.add(each.with("id", Json.of(actors.size() + 1)));
    }
    return keep(play, actors);
  }

  /// Gives a role to these alone.
  ///
  /// - in: `categorisedActors`
  static Reply set(Play play) {
    Obj told = play.sent().obj("categorisedActors").orElse(Obj.EMPTY);
    Obj plain =
        Obj.of("user", Json.array(told.items("atlassian-user-role-actor").items()))
            .with("groupId", Json.array(told.items("atlassian-group-role-actor-id").items()))
            .with("group", Json.array(told.items("atlassian-group-role-actor").items()));
    List<Json> actors = new ArrayList<>();
    told(play, plain).forEach(it -> actors.add(it.with("id", Json.of(actors.size() + 1))));
    return keep(play, actors);
  }

  private static List<Obj> told(Play play, Obj sent) {
    List<Obj> told = new ArrayList<>();
    for (Json each : sent.items("user")) {
      String account = each.asText().orElse("");
      Thing user =
          play.rows("user")
              .find(account)
              .orElseThrow(() ->
                  Said.missing(
                      "We can't find '%s' in any accessible user directory.".formatted(account)));
      told.add(
          Obj.of("displayName", Json.of(user.text("displayName").orElse("")))
              .with("type", "atlassian-user-role-actor")
              .with("actorUser", Obj.of("accountId", Json.of(account))));
    }
    for (String member : List.of("group", "groupId")) {
      for (Json each : sent.items(member)) {
        Thing group = Groups.named(play, each.asText().orElse(""));
        String name = group.text("name").orElse("");
        Obj own = Obj.of("name", Json.of(name), "displayName", Json.of(name));
        told.add(
            Obj.of("displayName", Json.of(name), "type", Json.of("atlassian-group-role-actor"))
                .with("name", name)
                .with("actorGroup", own.with("groupId", group.id())));
      }
    }
    return told;
  }

  private static boolean same(Json one, Obj other) {
    Obj actor = one.asObj().orElse(Obj.EMPTY);
    return actor.find("actorUser").equals(other.find("actorUser"))
        && actor.find("actorGroup").equals(other.find("actorGroup"));
  }

  /// Takes a role from somebody.
  ///
  /// - in: `user`, `group` or `groupId`
  static Reply delete(Play play) {
    List<Json> actors = new ArrayList<>(actors(play, Projects.asked(play), role(play)));
    String user = play.asked("user").orElse("");
    String group = play.asked("groupId").or(() -> play.asked("group")).orElse("");
    actors.removeIf(it -> {
      Obj actor = it.asObj().orElse(Obj.EMPTY);
      Obj own = actor.obj("actorGroup").orElse(Obj.EMPTY);
      return actor
              .obj("actorUser")
              .flatMap(one -> one.text("accountId"))
              .filter(user::equals)
              .isPresent()
          || !group.isEmpty()
              && (own.text("name").filter(group::equals).isPresent()
                  || own.text("groupId").filter(group::equals).isPresent());
    });
    keep(play, actors);
    return Issues.done();
  }
}
