package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What fields of issues refer to, told whole: a client names a priority, a component or another issue
/// by its id, key or name, and reads all of it.
///
/// - source: developer.atlassian.com, platform REST v3, create and edit issue, 2026-09-12
final class References {

  private static final Map<String, String> ROWS =
      new TreeMap<>(
          Map.of(
              "issuetype",
              "issuetype",
              "priority",
              "priority",
              "resolution",
              "resolution",
              "components",
              "component",
              "fixVersions",
              "version",
              "versions",
              "version",
              "project",
              "project"));
  private static final List<String> SHOWN =
      List.of(
          "self",
          "id",
          "key",
          "name",
          "description",
          "iconUrl",
          "subtask",
          "avatarId",
          "hierarchyLevel",
          "archived",
          "released",
          "releaseDate",
          "projectTypeKey",
          "simplified",
          "avatarUrls");

  private final Play play;
  private final Obj sent;

  /// @param sent the fields as the client told them
  References(Play play, Obj sent) {
    this.play = play;
    this.sent = sent;
  }

  /// The thing that a client names in a field; empty when it names none that there is.
  Optional<Thing> named(String field) {
    return sent.find(field).flatMap(told -> named(field, told));
  }

  private Optional<Thing> named(String field, Json told) {
    Rows rows = play.rows(ROWS.getOrDefault(field, field));
    Obj thing = told.asObj().orElse(Obj.EMPTY);
    for (String member : List.of("id", "key", "name")) {
      Optional<String> word = thing.find(member).flatMap(Json::asWords);
      if (word.isPresent()) {
        return rows.find(word.get()).or(() -> called(rows, word.get()));
      }
    }
    return told.asWords().flatMap(word -> rows.find(word).or(() -> called(rows, word)));
  }

  private static Optional<Thing> called(Rows rows, String word) {
    return rows.all().stream().filter(it -> Values.called(it, word)).findFirst();
  }

  /// Whether what a field names is there, or it names nothing.
  boolean found(String field) {
    Json told = sent.find(field).orElse(Json.Null.NULL);
    return told == Json.Null.NULL || named(field, told).isPresent();
  }

  /// Whether what a field names is of the project of an issue, or of none.
  boolean within(Optional<Thing> project, String field, Json told) {
    Optional<Thing> thing = named(field, told);
    return thing.isPresent() && (project.isEmpty() || Places.in(thing.get(), project.get()));
  }

  /// Whether what a field names is there.
  boolean there(String field, Json told) {
    return named(field, told).isPresent();
  }

  /// The fields of an issue with what they refer to; those that were not sent stay as they are.
  Obj whole(Obj fields) {
    Obj whole = fields;
    for (Obj.Member member : sent) {
      String field = member.key();
      if (ROWS.containsKey(field) && whole.has(field)) {
        whole = whole.with(field, whole(field, member.value(), whole.find(field).orElseThrow()));
      } else if (field.equals("assignee") || field.equals("reporter")) {
        whole = whole.with(field, Accounts.assigned(play, member.value(), project(fields)));
      } else if (field.equals("parent")) {
        whole = whole.with(field, parent(member.value()));
      }
    }
    return whole;
  }

  private Optional<Thing> project(Obj fields) {
    return fields.obj("project").flatMap(it -> named("project", it));
  }

  private Json whole(String field, Json told, Json now) {
    if (told instanceof Arr several) {
      List<Json> each = new ArrayList<>();
      for (Json one : several) {
        each.add(named(field, one).<Json>map(it -> shown(it, Obj.EMPTY)).orElse(one));
      }
      return Json.array(each);
    }
    Optional<Thing> thing = named(field, told);
    Obj shown = now.asObj().orElse(Obj.EMPTY);
    boolean right =
        thing.isEmpty() || shown.find("id").flatMap(Json::asWords).equals(thing.map(Thing::id));
    return right ? now : shown(thing.get(), shown);
  }

  /// A thing as fields show it.
  static Obj told(Thing thing) {
    return shown(thing, Obj.EMPTY);
  }

  private static Obj shown(Thing thing, Obj before) {
    Obj shown = Obj.EMPTY;
    for (String member : SHOWN) {
      Optional<Json> value = thing.find(member);
      shown = value.isPresent() ? shown.with(member, value.get()) : shown;
    }
    return before.has("avatarId") && !shown.has("avatarId")
        ? shown.with("avatarId", before.find("avatarId").orElseThrow())
        : shown;
  }

  /// An issue as the fields of others show it.
  Json parent(Json told) {
    Obj named = told.asObj().orElse(Obj.EMPTY);
    Optional<Thing> issue =
        named
            .text("id")
            .or(() -> named.text("key"))
            .or(told::asText)
            .flatMap(play.rows("issue")::find);
    return issue.<Json>map(References::brief).orElse(told);
  }

  /// An issue in brief.
  static Obj brief(Thing issue) {
    Obj fields = issue.item().obj("fields").orElse(Obj.EMPTY);
    Obj few = Obj.EMPTY;
    for (String member : List.of("summary", "status", "priority", "issuetype")) {
      Optional<Json> value = fields.find(member);
      few = value.isPresent() ? few.with(member, value.get()) : few;
    }
    return Obj.of("id", Json.of(issue.id()), "key", Json.of(issue.text("key").orElse("")))
        .with("self", "${origin}/rest/api/3/issue/" + issue.id())
        .with("fields", few);
  }
}
