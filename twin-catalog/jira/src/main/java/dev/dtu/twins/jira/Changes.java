package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The changelog of an issue: what each change made of its fields.
///
/// - source: developer.atlassian.com, platform REST v3, issue changelogs, 2026-09-12
final class Changes {

  /// Fields that change by themselves when others do.
  private static final List<String> ASIDE =
      List.of(
          "updated",
          "created",
          "statuscategorychangedate",
          "statusCategory",
          "lastViewed",
          "comment",
          "worklog",
          "attachment",
          "watches",
          "votes",
          "resolutiondate",
          "workratio",
          "progress",
          "aggregateprogress");

  /// Fields that changelogs call otherwise than the issue does.
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "attachment",
              "Attachment",
              "components",
              "Component",
              "fixVersions",
              "Fix Version",
              "versions",
              "Version",
              Sprints.MEMBER,
              "Sprint",
              "customfield_10014",
              "Epic Link"));

  private Changes() {}

  /// Notes what changed of an issue; nothing where nothing did.
  static void note(Play play, Thing before, Thing after) {
    Obj old = before.item().obj("fields").orElse(Obj.EMPTY);
    Obj now = after.item().obj("fields").orElse(Obj.EMPTY);
    List<Json> items = new ArrayList<>();
    for (Obj.Member member : now) {
      Json was = old.find(member.key()).orElse(Json.Null.NULL);
      if (!ASIDE.contains(member.key()) && !told(was).equals(told(member.value()))) {
        items.addAll(items(play, member.key(), was, member.value()));
      }
    }
    note(play, after, items);
  }

  static void note(Play play, Thing issue, List<Json> items) {
    if (!items.isEmpty()) {
      Obj change =
          Obj.of("author", Accounts.me(play), "created", Json.of(play.now()))
              .with("items", Json.array(items));
      play.rows("changelog").make(change, issue.id());
    }
  }

  private static List<Json> items(Play play, String field, Json was, Json now) {
    if (!things(was) && !things(now)) {
      return List.of(item(play, field, was, now));
    }
    List<Json> items = new ArrayList<>();
    List<Json> before = was instanceof Arr all ? all.items() : List.of();
    List<Json> after = now instanceof Arr all ? all.items() : List.of();
    for (Json each : before) {
      if (after.stream().noneMatch(it -> id(it).equals(id(each)))) {
        items.add(item(play, field, each, Json.Null.NULL));
      }
    }
    for (Json each : after) {
      if (before.stream().noneMatch(it -> id(it).equals(id(each)))) {
        items.add(item(play, field, Json.Null.NULL, each));
      }
    }
    return items;
  }

  private static boolean things(Json value) {
    return value instanceof Arr several && several.items().stream().anyMatch(Obj.class::isInstance);
  }

  /// One line of a change.
  static Obj item(Play play, String field, Json was, Json now) {
    boolean custom = field.startsWith("customfield_");
    String name =
        NAMES.containsKey(field)
            ? NAMES.getOrDefault(field, field)
            : custom
                ? play.rows("field").find(field).flatMap(it -> it.text("name")).orElse(field)
                : field;
    return Obj.of("field", Json.of(name), "fieldtype", Json.of(custom ? "custom" : "jira"))
        .with("fieldId", field)
        .with("from", id(was))
        .with("fromString", told(was))
        .with("to", id(now))
        .with("toString", told(now));
  }

  private static Json id(Json value) {
    Optional<Json> id = value.asObj().flatMap(it -> it.find("id").or(() -> it.find("accountId")));
    return id.flatMap(Json::asWords).<Json>map(Json::of).orElse(Json.Null.NULL);
  }

  /// A value in words.
  private static Json told(Json value) {
    return switch (value) {
      case Json.Null _ -> value;
      case Json.Text _, Json.Num _, Json.Bool _ -> Json.of(value.asWords().orElse(""));
      case Arr several ->
          Json.of(
              String.join(
                  " ", several.items().stream().map(it -> told(it).asText().orElse("")).toList()));
      case Obj thing -> {
        for (String member : List.of("displayName", "name", "value", "key", "accountId", "id")) {
          if (thing.find(member).flatMap(Json::asWords).isPresent()) {
            yield Json.of(thing.find(member).flatMap(Json::asWords).get());
          }
        }
        yield Json.of(thing.has("content") ? Texts.plain(thing).strip() : thing.toString());
      }
    };
  }
}
