package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// What became of issues, read back.
///
/// - source: developer.atlassian.com, platform REST v3, issue changelogs, 2026-09-12
final class Histories {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getChangeLogs", Histories::list)
          .on("getChangeLogsByIds", Histories::byIds)
          .on("getBulkChangelogs", Histories::several);

  private static final String LOG = "changelog";
  private static final int MOST = 100;

  private Histories() {}

  private static List<Json> of(Play play, Thing issue) {
    List<Json> all = new ArrayList<>();
    play.rows(LOG).all(issue.id()).forEach(it -> all.add(play.rows(LOG).shown(it)));
    return all;
  }

  /// Shows what became of an issue, the first change first.
  ///
  /// - in: `startAt`, `maxResults` (100)
  private static Reply list(Play play) {
    return Answer.whole(play, of(play, Issues.asked(play)), MOST);
  }

  private static Reply byIds(Play play) {
    List<String> ids = new ArrayList<>();
    play.sent().items("changelogIds").forEach(it -> it.asWords().ifPresent(ids::add));
    List<Json> found = new ArrayList<>();
    for (Json each : of(play, Issues.asked(play))) {
      if (each.asObj().flatMap(it -> it.text("id")).filter(ids::contains).isPresent()) {
        found.add(each);
      }
    }
    return Answer.of(
        play,
        Obj.of("startAt", Json.of(0), "maxResults", Json.of(found.size()))
            .with("total", Json.of(found.size()))
            .with("histories", Json.array(found)));
  }

  /// Shows what became of several issues.
  ///
  /// - in: `issueIdsOrKeys`, `fieldIds`
  private static Reply several(Play play) {
    List<String> fields = new ArrayList<>();
    play.sent().items("fieldIds").forEach(it -> it.asWords().ifPresent(fields::add));
    List<Json> all = new ArrayList<>();
    for (Json name : play.sent().items("issueIdsOrKeys")) {
      name.asWords()
          .flatMap(play.rows(Issues.ISSUE)::find)
          .ifPresent(issue -> {
            List<Json> logs = of(play, issue);
            logs.removeIf(log -> !fields.isEmpty() && !about(log, fields));
            all.add(Obj.of("issueId", Json.of(issue.id()), "changeHistories", Json.array(logs)));
          });
    }
    return Answer.of(play, Obj.of("issueChangeLogs", Json.array(all)));
  }

  private static boolean about(Json log, List<String> fields) {
    return log.asObj().orElse(Obj.EMPTY).items("items").items().stream()
        .anyMatch(it ->
            it.asObj().flatMap(item -> item.text("fieldId")).filter(fields::contains).isPresent());
  }
}
