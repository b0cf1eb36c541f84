package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a new issue may be told of, and one that is there: the fields of a screen, and the values that
/// they may have.
///
/// - source: developer.atlassian.com, platform REST v3, create metadata and edit metadata, 2026-09-12
final class Screens {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getCreateIssueMetaIssueTypes", Screens::types)
          .on("getCreateIssueMetaIssueTypeId", Screens::creating)
          .on("getEditIssueMeta", play -> Answer.of(play, editing(play, Issues.asked(play))));

  private static final int PAGE = 50;
  private static final int MOST = 200;
  private static final String PARENT = "parent";

  /// Fields that a client sets when it makes an issue, besides a site's own.
  static final List<String> SYSTEM =
      List.of(
          "summary",
          "issuetype",
          "project",
          "reporter",
          "assignee",
          "priority",
          "description",
          "environment",
          "labels",
          "components",
          "fixVersions",
          "versions",
          "duedate",
          "parent",
          "attachment",
          "issuelinks",
          "timetracking",
          "security",
          "resolution");

  private static final List<String> UNSHOWN = List.of("resolution", "security");
  private static final List<String> REQUIRED = List.of("summary", "issuetype", "project");
  private static final List<String> LISTS =
      List.of("labels", "components", "fixVersions", "versions", "issuelinks");

  private Screens() {}

  private static Thing project(Play play) {
    return play.rows("project").get(play.asked("projectIdOrKey").orElse(""));
  }

  /// The types of issue that a project has: its own, else those of the site.
  static List<Thing> types(Play play, Thing project) {
    List<Thing> own = play.rows("issuetype").in("project", project);
    return own.isEmpty() ? play.rows("issuetype").all() : own;
  }

  private static Reply types(Play play) {
    List<Json> all = new ArrayList<>();
    for (Thing type : types(play, project(play))) {
      all.add(
          play.rows("issuetype")
              .shown(type)
              .without("avatarId")
              .without("entityId")
              .without("scope"));
    }
    return paged(play, all, "issueTypes");
  }

  private static Reply paged(Play play, List<Json> all, String items) {
    int from = Math.clamp(Search.number(play, "startAt", 0), 0, all.size());
    int most = Math.clamp(Search.number(play, "maxResults", PAGE), 1, MOST);
    List<Json> page = all.subList(from, Math.min(all.size(), from + most));
    return Answer.of(
        play,
        Obj.of("startAt", Json.of(from), "maxResults", Json.of(most))
            .with("total", Json.of(all.size()))
            .with(items, Json.array(page)));
  }

  /// Shows the fields of a new issue of a type.
  ///
  /// - in: `projectIdOrKey`, `issueTypeId`, `startAt`, `maxResults` (50, at most 200)
  static Reply creating(Play play) {
    Thing project = project(play);
    String id = play.asked("issueTypeId").orElse("");
    Thing type =
        types(play, project).stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> Said.missing("The issue type with ID '%s' was not found.".formatted(id)));
    List<Json> fields = new ArrayList<>();
    for (Thing field : play.rows("field").all()) {
      if (shown(field) && !field.id().equals(PARENT)) {
        Obj told = told(play, field, project, Optional.of(type));
        fields.add(told.with("fieldId", field.id()));
      }
    }
    if (!type.find("hierarchyLevel").filter(Json.of(1)::equals).isPresent()) {
      fields.add(parent(type.item().flag("subtask")).with("fieldId", PARENT));
    }
    return paged(play, fields, "fields");
  }

  /// What an issue stands below, which is no field of its own in the site's list.
  private static Obj parent(boolean required) {
    return Obj.of("required", Json.of(required))
        .with("schema", Obj.of("type", Json.of("issuelink"), "system", Json.of(PARENT)))
        .with("name", "Parent")
        .with("key", PARENT)
        .with("hasDefaultValue", Json.of(false))
        .with("operations", Search.texts(List.of("set")));
  }

  private static boolean shown(Thing field) {
    boolean own = field.item().flag("custom") && !field.item().flag("locked");
    return own || SYSTEM.contains(field.id()) && !UNSHOWN.contains(field.id());
  }

  /// The fields of an issue that may be changed.
  static Obj editing(Play play, Thing issue) {
    Obj fields = Obj.EMPTY;
    Optional<Thing> project = issue.text("fields.project.id").flatMap(play.rows("project")::find);
    Optional<Thing> type = issue.text("fields.issuetype.id").flatMap(play.rows("issuetype")::find);
    for (Thing field : play.rows("field").all()) {
      boolean settled = field.id().equals("project") || field.id().equals("attachment");
      if (project.isPresent() && shown(field) && !settled) {
        fields = fields.with(field.id(), told(play, field, project.get(), type));
      }
    }
    return Obj.of("fields", fields);
  }

  private static Obj told(Play play, Thing field, Thing project, Optional<Thing> type) {
    String id = field.id();
    boolean sub = type.filter(it -> it.item().flag("subtask")).isPresent();
    boolean required = REQUIRED.contains(id) || sub && id.equals("parent");
    List<String> acts =
        LISTS.contains(id) || several(field)
            ? List.of("add", "set", "remove")
            : id.equals("attachment") ? List.of("set", "copy") : List.of("set");
    Obj told =
        Obj.of("required", Json.of(required))
            .with("schema", field.find("schema").orElse(Obj.of("type", Json.of("any"))))
            .with("name", field.text("name").orElse(id))
            .with("key", id)
            .with("hasDefaultValue", Json.of(id.equals("priority") || id.equals("reporter")))
            .with("operations", Search.texts(acts));
    if (id.equals("reporter") || id.equals("assignee")) {
      told = told.with("autoCompleteUrl", "${origin}/rest/api/3/user/search?query=");
    } else if (id.equals("labels")) {
      told = told.with("autoCompleteUrl", "${origin}/rest/api/1.0/labels/suggest?query=");
    }
    Optional<List<Json>> allowed = allowed(play, id, project, type);
    return allowed.isPresent() ? told.with("allowedValues", Json.array(allowed.get())) : told;
  }

  private static boolean several(Thing field) {
    return field.text("schema.type").filter("array"::equals).isPresent();
  }

  private static Optional<List<Json>> allowed(
      Play play, String field, Thing project, Optional<Thing> type) {
    List<Thing> rows =
        switch (field) {
          case "issuetype" -> type.stream().toList();
          case "project" -> List.of(project);
          case "priority" -> play.rows("priority").all();
          case "components" -> Places.of(play, "component", project);
          case "fixVersions", "versions" -> Places.of(play, "version", project);
          default -> List.of();
        };
    boolean told =
        !rows.isEmpty() || List.of("components", "fixVersions", "versions").contains(field);
    return told
        ? Optional.of(rows.stream().<Json>map(References::told).toList())
        : Optional.empty();
  }
}
