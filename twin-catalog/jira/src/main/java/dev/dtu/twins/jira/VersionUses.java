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

/// The issues of versions: how many there are, and what becomes of them when a version goes.
///
/// - source: developer.atlassian.com, platform REST v3, project versions, 2026-09-12
final class VersionUses {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("mergeVersions", VersionUses::merge)
          .on("deleteVersion", VersionUses::delete)
          .on("deleteAndReplaceVersion", VersionUses::delete)
          .on("getVersionRelatedIssues", VersionUses::related)
          .on("getVersionUnresolvedIssues", VersionUses::unresolved);

  private static final List<String> FIELDS = List.of("fixVersions", "versions");

  private VersionUses() {}

  /// Takes a version out of a field of an issue, and puts another in its place.
  static void replace(Play play, Thing issue, String field, Thing version, Optional<Thing> other) {
    List<Json> now = new ArrayList<>();
    for (Json each : Site.values(issue, field)) {
      Optional<String> id = each.asObj().flatMap(it -> it.text("id"));
      boolean old = id.filter(version.id()::equals).isPresent();
      boolean twice = other.isPresent() && id.filter(other.get().id()::equals).isPresent();
      if (!old && !twice) {
        now.add(each);
      }
    }
    other.ifPresent(it -> now.add(References.told(it)));
    Issues.kept(play, issue, issue, Issues.fields(issue).with(field, Json.array(now)));
  }

  /// Joins a version with another one, which has its issues from then on.
  static Reply merge(Play play) {
    Thing version = Versions.asked(play);
    Thing other = play.rows(Versions.VERSION).get(play.asked("moveIssuesTo").orElse(""));
    for (String field : FIELDS) {
      for (Thing issue : Places.naming(play, field, version.id())) {
        replace(play, issue, field, version, Optional.of(other));
      }
    }
    play.rows(Versions.VERSION).remove(version);
    return Issues.done();
  }

  /// Takes a version away, and out of its issues unless they get another one.
  ///
  /// - in: `moveFixIssuesTo`, `moveAffectedIssuesTo`
  static Reply delete(Play play) {
    Thing version = Versions.asked(play);
    Optional<Thing> fixes = other(play, "moveFixIssuesTo");
    Optional<Thing> affects = other(play, "moveAffectedIssuesTo");
    for (String field : FIELDS) {
      for (Thing issue : Places.naming(play, field, version.id())) {
        replace(play, issue, field, version, field.equals("versions") ? affects : fixes);
      }
    }
    play.rows(Versions.VERSION).remove(version);
    return Issues.done();
  }

  private static Optional<Thing> other(Play play, String name) {
    return play.asked(name)
        .or(() -> play.sent().find(name).flatMap(Json::asWords))
        .map(id -> play.rows(Versions.VERSION).get(id));
  }

  private static Reply related(Play play) {
    Thing version = Versions.asked(play);
    return Answer.of(
        play,
        self(version)
            .with("issuesFixedCount", count(play, "fixVersions", version))
            .with("issuesAffectedCount", count(play, "versions", version))
            .with("issueCountWithCustomFieldsShowingVersion", Json.of(0))
            .with("customFieldUsage", Json.array(List.of())));
  }

  private static Obj self(Thing version) {
    return Obj.of("self", Json.of("${origin}/rest/api/3/version/" + version.id()));
  }

  private static Json count(Play play, String field, Thing version) {
    return Json.of(Places.naming(play, field, version.id()).size());
  }

  private static Reply unresolved(Play play) {
    Thing version = Versions.asked(play);
    List<Thing> all = Places.naming(play, "fixVersions", version.id());
    long open = all.stream().filter(it -> Site.at(it, "resolution").isEmpty()).count();
    return Answer.of(
        play,
        self(version)
            .with("issuesUnresolvedCount", Json.of(open))
            .with("issuesCount", Json.of(all.size())));
  }
}
