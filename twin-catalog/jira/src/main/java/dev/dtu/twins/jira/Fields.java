package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.json.Obj;
import dev.dtu.twins.jira.jql.FieldName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fields that queries may ask for: those every site has, and the site's own.
///
/// - source: support.atlassian.com, JQL fields, 2026-09-12
final class Fields {

  private static final List<Field> SYSTEM =
      List.of(
          Field.of("project", Kind.PROJECT, "project").among("project"),
          Field.of("key|issuekey|issue|id", Kind.ISSUE, "id"),
          Field.of("summary", Kind.TEXT, "summary"),
          Field.of("description", Kind.TEXT, "description"),
          Field.of("environment", Kind.TEXT, "environment"),
          Field.of("text", Kind.TEXTS, "text"),
          Field.of("comment", Kind.TEXTS, "comment"),
          Field.of("worklogComment", Kind.TEXTS, "worklog"),
          Field.of("status", Kind.OPTION, "status").among("status").remembered(),
          Field.of("statusCategory|Status Category", Kind.OPTION, "statusCategory")
              .among("statuscategory"),
          Field.of("issuetype|type|Issue Type", Kind.OPTION, "issuetype").among("issuetype"),
          Field.of("priority", Kind.RANK, "priority").among("priority").remembered(),
          Field.of("resolution", Kind.RANK, "resolution").among("resolution").remembered(),
          Field.of("component|components", Kind.OPTION, "components").among("component"),
          Field.of("fixVersion|Fix versions|Fix Version/s", Kind.RANK, "fixVersions")
              .among("version")
              .remembered(),
          Field.of("affectedVersion|Affects versions|Affects Version/s", Kind.RANK, "versions")
              .among("version"),
          Field.of("category", Kind.OPTION, "project.projectCategory").among("project-category"),
          Field.of("level|Security Level", Kind.OPTION, "security").among("securitylevel"),
          Field.of("issueLinkType", Kind.OPTION, "issuelinks").among("issue-link-type"),
          Field.of("assignee", Kind.USER, "assignee").among("user").remembered(),
          Field.of("reporter", Kind.USER, "reporter").among("user").remembered(),
          Field.of("creator", Kind.USER, "creator").among("user"),
          Field.of("watcher", Kind.USER, "watches").among("user"),
          Field.of("voter", Kind.USER, "votes").among("user"),
          Field.of("worklogAuthor", Kind.USER, "worklog").among("user"),
          Field.of("worklogDate", Kind.DAY, "worklog"),
          Field.of("created|createdDate", Kind.MOMENT, "created"),
          Field.of("updated|updatedDate", Kind.MOMENT, "updated"),
          Field.of("resolved|resolutiondate", Kind.MOMENT, "resolutiondate"),
          Field.of("lastViewed|Last Viewed", Kind.MOMENT, "lastViewed"),
          Field.of("statusCategoryChangedDate", Kind.MOMENT, "statuscategorychangedate"),
          Field.of("due|duedate|Due date", Kind.DAY, "duedate"),
          Field.of("labels", Kind.LABEL, "labels"),
          Field.of("parent", Kind.ISSUE, "parent"),
          Field.of("Epic Link", Kind.ISSUE, "customfield_10014"),
          Field.of("Sprint", Kind.SPRINT, "customfield_10020").among("sprint"),
          Field.of("Rank", Kind.LABEL, Ranking.MEMBER),
          Field.of("votes", Kind.NUMBER, "votes.votes"),
          Field.of("watchers|watches", Kind.NUMBER, "watches.watchCount"),
          Field.of("workRatio|Work Ratio", Kind.NUMBER, "workratio"),
          Field.of("hierarchyLevel", Kind.NUMBER, "issuetype.hierarchyLevel"),
          Field.of("timespent|Time Spent", Kind.DURATION, "timespent"),
          Field.of("originalEstimate|timeoriginalestimate", Kind.DURATION, "timeoriginalestimate"),
          Field.of("remainingEstimate|timeestimate", Kind.DURATION, "timeestimate"),
          Field.of("attachments|attachment", Kind.ATTACHMENT, "attachment"),
          Field.of("filter|request|savedfilter|searchrequest", Kind.FILTER, "").among("filter"));

  private final List<Field> all;

  Fields(Site site) {
    all = new ArrayList<>(SYSTEM);
    for (Thing row : site.rows("field")) {
      if (row.item().flag("custom") && all.stream().noneMatch(known -> same(known, row))) {
        all.add(custom(row));
      }
    }
  }

  private static boolean same(Field known, Thing row) {
    return known.member().equals(row.id());
  }

  private static Field custom(Thing row) {
    String name = row.text("name").orElse(row.id());
    return new Field(List.of(name), kind(row.item()), row.id(), rows(row.item()), false);
  }

  private static String rows(Obj field) {
    return switch (kind(field)) {
      case USER -> "user";
      case SPRINT -> "sprint";
      case RANK -> "version";
      case PROJECT -> "project";
      default -> "";
    };
  }

  /// The kind of a custom field, by the end of its type's name.
  private static Kind kind(Obj field) {
    Obj schema = field.obj("schema").orElse(Obj.EMPTY);
    String type = schema.text("custom").orElse(schema.text("type").orElse(""));
    String last = type.substring(type.lastIndexOf(':') + 1);
    return switch (last) {
      case "float", "number", "jsw-story-points" -> Kind.NUMBER;
      case "datepicker", "date" -> Kind.DAY;
      case "datetime" -> Kind.MOMENT;
      case "userpicker", "multiuserpicker", "people", "user" -> Kind.USER;
      case "labels" -> Kind.LABEL;
      case "gh-sprint" -> Kind.SPRINT;
      case "gh-epic-link" -> Kind.ISSUE;
      case "version", "multiversion" -> Kind.RANK;
      case "project" -> Kind.PROJECT;
      case "select",
          "multiselect",
          "radiobuttons",
          "multicheckboxes",
          "cascadingselect",
          "option" ->
          Kind.OPTION;
      case "url" -> Kind.LABEL;
      default -> Kind.TEXT;
    };
  }

  List<Field> all() {
    return all;
  }

  /// The field of that name, which is written in any case, perhaps with its type behind it
  /// (`Team[Dropdown]`).
  Optional<Field> find(FieldName name) {
    if (!name.key().isEmpty()) {
      String place = name.key() + (name.path().isEmpty() ? "" : "." + name.path());
      return name.name().equalsIgnoreCase("issue.property")
          ? Optional.of(new Field(List.of(name.told()), Kind.PROPERTY, place, "", false))
          : Optional.empty();
    }
    if (!name.number().isEmpty()) {
      return all.stream().filter(each -> each.number().equals(name.number())).findFirst();
    }
    String bare = name.name().replaceFirst("\\[[^\\]]*\\]$", "");
    return named(name.name()).or(() -> named(bare));
  }

  private Optional<Field> named(String name) {
    return all.stream()
        .filter(each -> each.names().stream().anyMatch(name::equalsIgnoreCase))
        .findFirst();
  }
}
