package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// What people may do; here the caller may do all.
///
/// - source: developer.atlassian.com, platform REST v3, permissions, built-in permissions, 2026-09-12
final class Permissions {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getMyPermissions", Permissions::mine)
          .on("getAllPermissions", play -> Answer.of(play, told(List.of(), false)))
          .on("getPermittedProjects", Permissions::projects)
          .on("getBulkPermissions", Permissions::several);

  private static final List<String> GLOBAL =
      List.of(
          "ADMINISTER",
          "BULK_CHANGE",
          "CREATE_SHARED_OBJECTS",
          "MANAGE_GROUP_FILTER_SUBSCRIPTIONS",
          "SYSTEM_ADMIN",
          "USER_PICKER");
  private static final List<String> PROJECT =
      List.of(
          "ADD_COMMENTS",
          "ADMINISTER_PROJECTS",
          "ARCHIVE_ISSUES",
          "ASSIGNABLE_USER",
          "ASSIGN_ISSUES",
          "BROWSE_PROJECTS",
          "CLOSE_ISSUES",
          "CREATE_ATTACHMENTS",
          "CREATE_ISSUES",
          "DELETE_ALL_ATTACHMENTS",
          "DELETE_ALL_COMMENTS",
          "DELETE_ALL_WORKLOGS",
          "DELETE_ISSUES",
          "DELETE_OWN_ATTACHMENTS",
          "DELETE_OWN_COMMENTS",
          "DELETE_OWN_WORKLOGS",
          "EDIT_ALL_COMMENTS",
          "EDIT_ALL_WORKLOGS",
          "EDIT_ISSUES",
          "EDIT_OWN_COMMENTS",
          "EDIT_OWN_WORKLOGS",
          "LINK_ISSUES",
          "MANAGE_SPRINTS_PERMISSION",
          "MANAGE_WATCHERS",
          "MODIFY_REPORTER",
          "MOVE_ISSUES",
          "RESOLVE_ISSUES",
          "SCHEDULE_ISSUES",
          "SERVICEDESK_AGENT",
          "SET_ISSUE_SECURITY",
          "TRANSITION_ISSUES",
          "VIEW_DEV_TOOLS",
          "VIEW_READONLY_WORKFLOW",
          "VIEW_VOTERS_AND_WATCHERS",
          "WORK_ON_ISSUES");

  private Permissions() {}

  private static Obj told(List<String> asked, boolean mine) {
    Obj all = Obj.EMPTY;
    int number = 0;
    for (String type : List.of("GLOBAL", "PROJECT")) {
      for (String key : type.equals("GLOBAL") ? GLOBAL : PROJECT) {
        String id = Integer.toString(number++);
        if (asked.isEmpty() || asked.contains(key)) {
          Obj one =
              Obj.of("key", Json.of(key), "name", Json.of(name(key)))
                  .with("type", type)
                  .with("description", "");
          all =
              all.with(key, mine ? one.with("id", id).with("havePermission", Json.of(true)) : one);
        }
      }
    }
    return Obj.of("permissions", all);
  }

  private static String name(String key) {
    var name = new StringBuilder();
    for (String word : key.replaceFirst("_PERMISSION$", "").split("_")) {
      name.append(name.isEmpty() ? "" : " ").append(word.charAt(0));
      name.append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return name.toString();
  }

  /// Tells what the caller may do.
  ///
  /// - in: `permissions` (keys; all)
  /// - refuses: `wrong` for a key that is none
  static Reply mine(Play play) {
    List<String> asked = Showing.words(play, "permissions");
    for (String key : asked) {
      if (!GLOBAL.contains(key) && !PROJECT.contains(key)) {
        throw Said.wrong("Unrecognized permission '%s'.".formatted(key));
      }
    }
    return Answer.of(play, told(asked, true));
  }

  private static Reply projects(Play play) {
    List<Json> all =
        play.rows(Projects.PROJECT).all().stream()
            .<Json>map(
                it -> Obj.of("id", Sprints.number(it.id())).with("key", it.text("key").orElse("")))
            .toList();
    return Answer.of(play, Obj.of("projects", Json.array(all)));
  }

  private static Reply several(Play play) {
    List<Json> told = new java.util.ArrayList<>();
    for (Json each : play.sent().items("projectPermissions")) {
      Obj asked = each.asObj().orElse(Obj.EMPTY);
      for (Json key : asked.items("permissions")) {
        told.add(
            Obj.of("permission", key)
                .with("projects", Json.array(asked.items("projects").items()))
                .with("issues", Json.array(asked.items("issues").items())));
      }
    }
    return Answer.of(
        play,
        Obj.of("projectPermissions", Json.array(told))
            .with("globalPermissions", Json.array(play.sent().items("globalPermissions").items())));
  }
}
