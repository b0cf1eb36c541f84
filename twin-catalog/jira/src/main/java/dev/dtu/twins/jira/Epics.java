package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.Optional;

/// Epics, which are issues that others belong to.
///
/// - source: developer.atlassian.com, Jira Software REST, epic, 2026-09-12, and recorded traffic of
///   DefectDojo/django-DefectDojo, 2026-08-31
final class Epics {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("moveIssuesToEpic", Epics::move)
          .finding("addIssuesToEpic", Epics::move)
          .finding("removeIssuesFromEpic", Epics::remove)
          .finding("getIssuesForEpic", Epics::list)
          .finding("getBoardIssuesForEpic", Epics::list)
          .finding("getIssuesWithoutEpic", Epics::without);

  private static final String MEMBER = "customfield_10014";
  private static final int MOST = 50;

  private Epics() {}

  static final String NAME = "customfield_10011";

  static Thing asked(Play play) {
    String name = play.asked("epicIdOrKey").or(() -> play.asked("epicId")).orElse("");
    return play.rows(Issues.ISSUE).find(name).orElseThrow(() -> Refusal.of("no-issue"));
  }

  static boolean none(Thing issue) {
    return Site.at(issue, MEMBER).isEmpty() && Site.at(issue, "parent").isEmpty();
  }

  private static boolean in(Thing issue, Thing epic) {
    return issue.text("fields." + MEMBER).equals(epic.text("key"))
        || issue.text("fields.parent.id").filter(epic.id()::equals).isPresent();
  }

  /// Puts issues into an epic.
  ///
  /// - in: `issues` or `issueKeys`, 50 at most
  /// - refuses: `no-issue`
  static Reply move(Play play) {
    Thing epic = asked(play);
    return put(play, Json.of(epic.text("key").orElse("")), Optional.of(References.brief(epic)));
  }

  /// Takes issues out of their epics.
  static Reply remove(Play play) {
    return put(play, Json.Null.NULL, Optional.empty());
  }

  private static Reply put(Play play, Json epic, Optional<Obj> parent) {
    for (Thing issue : Boards.issues(play, MOST)) {
      Obj linked = Issues.fields(issue).with(MEMBER, epic);
      Obj fields =
          parent.isPresent() ? linked.with("parent", parent.get()) : linked.without("parent");
      Issues.kept(play, issue, issue, fields);
    }
    return Issues.done();
  }

  /// What boards show of an issue besides its fields: its epic and its sprints.
  static Obj told(Play play, Thing issue) {
    Optional<Thing> epic =
        issue
            .text("fields." + MEMBER)
            .or(() -> issue.text("fields.parent.id"))
            .flatMap(play.rows(Issues.ISSUE)::find);
    Json none = Json.Null.NULL;
    return Sprints.told(issue)
        .with("epic", epic.<Json>map(Epics::brief).orElse(none))
        .with("flagged", Json.of(false));
  }

  /// Whether an issue is an epic.
  static boolean is(Thing issue) {
    return issue
        .find("fields.issuetype.hierarchyLevel")
        .flatMap(Json::asWords)
        .filter("1"::equals)
        .isPresent();
  }

  static Obj brief(Thing epic) {
    String summary = epic.text("fields.summary").orElse("");
    String name = epic.text("fields." + NAME).orElse(summary);
    Obj told = epic.hidden().obj("epic").orElse(Obj.EMPTY);
    return Obj.of("id", Sprints.number(epic.id()), "key", Json.of(epic.text("key").orElse("")))
        .with("self", "${origin}/rest/agile/1.0/epic/" + epic.id())
        .with("name", name)
        .with("summary", summary)
        .with("color", Obj.of("key", Json.of("color_1")))
        .with("done", Json.of(false))
        .withAll(told);
  }

  /// Finds issues of an epic.
  static Reply list(Play play) {
    if (play.asked("epicIdOrKey")
        .or(() -> play.asked("epicId"))
        .filter("none"::equals)
        .isPresent()) {
      return without(play);
    }
    Thing epic = asked(play);
    return among(play, play.rows(Issues.ISSUE).all().stream().filter(it -> in(it, epic)).toList());
  }

  /// Finds issues of no epic.
  static Reply without(Play play) {
    return among(play, play.rows(Issues.ISSUE).all().stream().filter(Epics::none).toList());
  }

  private static Reply among(Play play, List<Thing> issues) {
    return Search.counted(play, issues, "Rank ASC");
  }
}
