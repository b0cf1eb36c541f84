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
import java.util.Locale;
import java.util.Optional;

/// Groups of people.
///
/// - source: developer.atlassian.com, platform REST v3, groups, 2026-09-12
final class Groups {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createGroup", Groups::create)
          .finding("getGroup", Groups::get)
          .finding("removeGroup", Groups::remove)
          .finding("getUsersFromGroup", Groups::members)
          .finding("addUserToGroup", Groups::add)
          .finding("removeUserFromGroup", Groups::take)
          .on("findGroups", Groups::find)
          .finding("getUserGroups", Groups::of);

  private static final String GROUP = "group";
  private static final int MOST = 50;
  private static final int FOUND = 20;

  private Groups() {}

  /// The group of that id or name.
  static Thing named(Play play, String name) {
    return play.rows(GROUP).all().stream()
        .filter(it -> Values.called(it, name))
        .findFirst()
        .orElseThrow(() -> Said.missing("The group named '%s' does not exist.".formatted(name)));
  }

  private static Thing asked(Play play) {
    Optional<String> name =
        play.asked("groupId").or(() -> play.asked("groupname")).filter(it -> !it.isEmpty());
    return named(
        play,
        name.orElseThrow(() ->
            Said.wrong("Either groupId or groupname must be provided to identify the group.")));
  }

  private static Obj brief(Thing group) {
    String name = group.text("name").orElse("");
    return Obj.of("name", Json.of(name), "groupId", Json.of(group.id()))
        .with("self", "${origin}/rest/api/3/group?groupId=" + group.id());
  }

  private static Obj shown(Play play, Thing group, boolean whole) {
    List<Thing> people = play.rows("user").in(GROUP, group);
    List<Json> items = new ArrayList<>();
    if (whole) {
      people.forEach(it -> items.add(Accounts.of(it)));
    }
    Obj users =
        Obj.of("size", Json.of(people.size()), "items", Json.array(items))
            .with("max-results", Json.of(MOST))
            .with("start-index", Json.of(0))
            .with("end-index", Json.of(items.size()));
    return brief(group).with("users", users).with("expand", "users");
  }

  /// Makes a group.
  ///
  /// - refuses: `wrong` for a name that another group has, or none
  static Reply create(Play play) {
    String name = play.sent().text("name").orElse("");
    if (name.isBlank()) {
      throw Said.wrong("You must specify a group name.");
    }
    Rows rows = play.rows(GROUP);
    if (rows.all().stream().anyMatch(it -> it.text("name").filter(name::equals).isPresent())) {
      throw Said.wrong("A group with the name '%s' already exists.".formatted(name));
    }
    return Answer.of(play, 201, shown(play, rows.make(Obj.of("name", Json.of(name))), true));
  }

  private static Reply get(Play play) {
    boolean whole = Showing.words(play, "expand").contains("users");
    return Answer.of(play, shown(play, asked(play), whole));
  }

  private static Reply remove(Play play) {
    play.rows(GROUP).remove(asked(play));
    return Reply.empty(200);
  }

  private static Reply members(Play play) {
    List<Json> people = new ArrayList<>();
    boolean all = play.flagged("includeInactiveUsers");
    for (Thing each : play.rows("user").in(GROUP, asked(play))) {
      if (all || each.item().flag("active")) {
        people.add(Accounts.of(each));
      }
    }
    return Answer.page(play, people, MOST);
  }

  private static Reply add(Play play) {
    Thing group = asked(play);
    Thing user = People.named(play, play.sent().text("accountId").orElse(""));
    if (play.rows("user").within(user, GROUP, group)) {
      throw Said.wrong(
          "Cannot add user '%s', user is already a member of '%s'"
              .formatted(user.text("displayName").orElse(""), group.text("name").orElse("")));
    }
    play.rows("user").put(user, GROUP, group);
    return Answer.of(play, 201, shown(play, group, false));
  }

  private static Reply take(Play play) {
    Thing group = asked(play);
    Thing user = People.named(play, play.asked("accountId").orElse(""));
    if (!play.rows("user").within(user, GROUP, group)) {
      throw Said.wrong(
          "Cannot remove user '%s' from group '%s' since user is not a member of '%s'"
              .formatted(
                  user.text("displayName").orElse(""),
                  group.text("name").orElse(""),
                  group.text("name").orElse("")));
    }
    play.rows("user").take(user, GROUP, group);
    return Reply.empty(200);
  }

  /// Suggests groups whose names have a text in them.
  private static Reply find(Play play) {
    String query = play.asked("query").orElse("").toLowerCase(Locale.ROOT);
    int most = Math.clamp(Search.number(play, "maxResults", FOUND), 0, MOST);
    List<Json> found = new ArrayList<>();
    int all = 0;
    for (Thing each : play.rows(GROUP).all()) {
      String name = each.text("name").orElse("");
      if (name.toLowerCase(Locale.ROOT).contains(query)) {
        all++;
        if (found.size() < most) {
          found.add(
              Obj.of("name", Json.of(name), "html", Json.of(People.marked(name, query)))
                  .with("groupId", each.id())
                  .with("labels", Json.array(List.of())));
        }
      }
    }
    return Answer.of(
        play,
        Obj.of(
                "header",
                Json.of("Showing %d of %d matching groups".formatted(found.size(), all)),
                "total",
                Json.of(all))
            .with("groups", Json.array(found)));
  }

  private static Reply of(Play play) {
    Thing user = People.named(play, play.asked("accountId").orElse(""));
    List<Json> all = new ArrayList<>();
    for (Thing each : play.rows(GROUP).all()) {
      if (play.rows("user").within(user, GROUP, each)) {
        all.add(brief(each));
      }
    }
    return Answer.of(play, Json.array(all));
  }
}
