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

/// Links of issues to what lies elsewhere; who knows one by a name of its own writes it again.
///
/// - source: developer.atlassian.com, platform REST v3, issue remote links, 2026-09-12
final class RemoteLinks {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createOrUpdateRemoteIssueLink", RemoteLinks::put)
          .on("updateRemoteIssueLink", RemoteLinks::update)
          .on("getRemoteIssueLinks", RemoteLinks::list);

  private static final String LINK = "issue-remotelink";
  private static final String NAME = "globalId";

  private RemoteLinks() {}

  private static void judge(Play play) {
    Obj thing = play.sent().obj("object").orElse(Obj.EMPTY);
    for (String member : List.of("url", "title")) {
      if (thing.text(member).orElse("").isBlank()) {
        throw Said.field(member, "'%s' is required.".formatted(member));
      }
    }
  }

  private static Obj told(Play play) {
    Obj told = Obj.EMPTY;
    for (String member : List.of(NAME, "application", "relationship", "object")) {
      Optional<Json> value = play.sent().find(member).filter(it -> it != Json.Null.NULL);
      told = value.isPresent() ? told.with(member, value.get()) : told;
    }
    return told;
  }

  /// Makes a link, or tells one anew that has the same `globalId`.
  ///
  /// - in: `globalId`, `object` (`url`, `title`), `application`, `relationship`
  /// - out: 201 for one that is new, 200 for one that is told anew
  static Reply put(Play play) {
    judge(play);
    Thing issue = Issues.asked(play);
    Rows rows = play.rows(LINK);
    Optional<String> name = play.sent().text(NAME);
    Optional<Thing> before =
        name.flatMap(one ->
            rows.all(issue.id()).stream()
                .filter(it -> it.text(NAME).filter(one::equals).isPresent())
                .findFirst());
    Thing kept =
        before.isPresent()
            ? rows.keep(before.get().showing(own(issue, before.get().id(), told(play))))
            : made(rows, issue, told(play));
    return Answer.of(
        play,
        before.isPresent() ? 200 : 201,
        Obj.of("id", Sprints.number(kept.id()))
            .with("self", kept.find("self").orElse(Json.of(""))));
  }

  private static Thing made(Rows rows, Thing issue, Obj told) {
    Thing made = rows.make(told, issue.id());
    return rows.keep(made.showing(own(issue, made.id(), told)));
  }

  private static Obj own(Thing issue, String id, Obj told) {
    String self = "${origin}/rest/api/3/issue/" + issue.id() + "/remotelink/" + id;
    return Obj.of("id", Sprints.number(id), "self", Json.of(self)).withAll(told);
  }

  private static Reply update(Play play) {
    judge(play);
    Thing issue = Issues.asked(play);
    Thing link = play.rows(LINK).get(issue.id(), play.asked("linkId").orElse(""));
    play.rows(LINK).keep(link.showing(own(issue, link.id(), told(play))));
    return Issues.done();
  }

  /// Shows the links of an issue, or the one of a `globalId`.
  private static Reply list(Play play) {
    Optional<String> name = play.asked(NAME);
    List<Json> found = new ArrayList<>();
    for (Thing each : play.rows(LINK).all(Issues.asked(play).id())) {
      if (name.isEmpty() || each.text(NAME).equals(name)) {
        found.add(play.rows(LINK).shown(each));
      }
    }
    if (name.isEmpty()) {
      return Answer.of(play, Json.array(found));
    }
    return Answer.of(
        play,
        found.stream()
            .findFirst()
            .orElseThrow(() ->
                Said.missing(
                    "The remote issue link with globalId '%s' does not exist."
                        .formatted(name.get()))));
  }
}
