package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Links between two issues, each of which shows the other.
///
/// - source: developer.atlassian.com, platform REST v3, issue links, and measurements of real sites in
///   brekkylab/backlot tests, 2026-09-12
final class Links {

  static final Repertoire PARTS = Repertoire.NONE.on("linkIssues", Links::create);

  private static final String LINK = "issue-link";

  private Links() {}

  /// Links two issues; the answer says nothing, not even the link's id.
  ///
  /// - in: `type`, by id or name; `inwardIssue`, `outwardIssue`, by id or key
  /// - refuses, in this order: `no-link-type`, `not-found` of an issue
  static Reply create(Play play) {
    Obj type = type(play);
    Thing inward = end(play, "inwardIssue");
    Thing outward = end(play, "outwardIssue");
    Thing made =
        play.rows(LINK)
            .make(
                Obj.of("type", type)
                    .with("inwardIssue", References.brief(inward))
                    .with("outwardIssue", References.brief(outward)));
    String self = "${origin}/rest/api/3/issueLink/" + made.id();
    play.rows(LINK).keep(made.with("self", self));
    return Reply.empty(201);
  }

  private static Obj type(Play play) {
    Obj named = play.sent().obj("type").orElse(Obj.EMPTY);
    String word = named.text("id").or(() -> named.text("name")).orElse("");
    return play.rows("issue-link-type").all().stream()
        .filter(it -> Values.called(it, word))
        .findFirst()
        .map(it -> play.rows("issue-link-type").shown(it))
        .orElseThrow(() -> Refusal.of("no-link-type").with("name", word));
  }

  private static Thing end(Play play, String member) {
    Obj named = play.sent().obj(member).orElse(Obj.EMPTY);
    String word = named.text("key").or(() -> named.text("id")).orElse("");
    return play.rows(Issues.ISSUE)
        .find(word)
        .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND).with("class", "Issue"));
  }

  /// The links of an issue, as it shows them: each with its other end.
  static List<Json> of(Play play, Thing issue) {
    List<Json> links = new ArrayList<>();
    for (Thing link : play.rows(LINK).all()) {
      boolean inward = is(link, "inwardIssue", issue);
      if (inward || is(link, "outwardIssue", issue)) {
        String other = inward ? "outwardIssue" : "inwardIssue";
        Obj shown = play.rows(LINK).shown(link);
        Optional<Json> end = now(play, link, other);
        links.add(
            Obj.of("id", Json.of(link.id()), "self", shown.find("self").orElse(Json.Null.NULL))
                .with("type", shown.find("type").orElse(Json.Null.NULL))
                .with(other, end.orElse(Json.Null.NULL)));
      }
    }
    return links;
  }

  static boolean is(Thing link, String end, Thing issue) {
    return link.text(end + ".id").filter(issue.id()::equals).isPresent();
  }

  private static Optional<Json> now(Play play, Thing link, String end) {
    return link.text(end + ".id")
        .flatMap(play.rows(Issues.ISSUE)::find)
        .map(it -> play.rows(Issues.ISSUE).shown(it.showing(References.brief(it))));
  }
}
