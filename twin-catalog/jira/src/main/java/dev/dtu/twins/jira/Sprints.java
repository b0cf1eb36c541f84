package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sprints: planned, begun and closed, with issues in them.
///
/// - source: developer.atlassian.com, Jira Software REST, sprint, 2026-09-12
final class Sprints {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createSprint", Sprints::create)
          .on("updateSprint", Sprints::replace)
          .on("partiallyUpdateSprint", Sprints::update)
          .finding("getAllSprints", Sprints::list)
          .finding("moveIssuesToSprintAndRank", Sprints::move)
          .on("moveIssuesToBacklog", Sprints::back)
          .on("moveIssuesToBacklogForBoard", Sprints::back);

  static final String SPRINT = "sprint";

  /// The field that holds the sprints of an issue.
  static final String MEMBER = "customfield_10020";

  private static final int MOST = 50;
  private static final List<String> TOLD = List.of("name", "startDate", "endDate", "goal");
  private static final List<String> STATES = List.of("future", "active", "closed");

  private Sprints() {}

  /// Plans a sprint.
  ///
  /// - in: `name`, `originBoardId`, `startDate`, `endDate`, `goal`
  /// - refuses, in this order: `no-board`, `no-sprints`
  static Reply create(Play play) {
    Obj sent = play.sent();
    Thing board = Boards.named(play, sent.find("originBoardId").flatMap(Json::asWords).orElse(""));
    if (board.text("type").filter("kanban"::equals).isPresent()) {
      throw Refusal.of("no-sprints");
    }
    Obj sprint = Obj.of("state", Json.of("future"), "createdDate", Json.of(moment(play)));
    for (String member : TOLD) {
      Optional<Json> value = sent.find(member).filter(it -> it != Json.Null.NULL);
      sprint = value.isPresent() ? sprint.with(member, value.get()) : sprint;
    }
    Rows rows = play.rows(SPRINT);
    Thing made = rows.make(sprint.with("originBoardId", number(board.id())));
    Obj whole =
        made.item()
            .with("id", number(made.id()))
            .with("self", "${origin}/rest/agile/1.0/sprint/" + made.id());
    return Reply.json(201, rows.shown(rows.keep(made.showing(whole))));
  }

  static Json number(String id) {
    return id.matches("\\d{1,18}") ? Json.of(Long.parseLong(id)) : Json.of(id);
  }

  private static String moment(Play play) {
    return play.scene().twin().title().moments().of(SPRINT).text(play.scene().moment());
  }

  private static Thing asked(Play play) {
    return play.rows(SPRINT).get(play.asked("sprintId").orElse(""));
  }

  /// Tells all of a sprint anew; what is left out it has no more.
  static Reply replace(Play play) {
    Obj item = asked(play).item();
    for (String member : TOLD) {
      item = play.sent().has(member) ? item : item.without(member);
    }
    return changed(play, item);
  }

  /// Tells something of a sprint.
  static Reply update(Play play) {
    return changed(play, asked(play).item());
  }

  /// A sprint goes on from planned to begun to closed, and not back.
  private static Reply changed(Play play, Obj before) {
    Obj item = before;
    for (Obj.Member member : play.sent()) {
      boolean settled = member.key().equals("id") || member.key().equals("self");
      if (!settled) {
        item =
            member.value() == Json.Null.NULL
                ? item.without(member.key())
                : item.with(member.key(), member.value());
      }
    }
    int from = STATES.indexOf(before.text("state").orElse(""));
    int to = STATES.indexOf(item.text("state").orElse(""));
    if (to < from || to > from + 1) {
      throw Refusal.of(Problem.INVALID)
          .because("state", "A sprint goes from future to active to closed.");
    }
    if (to > from && to == 1 && !(item.has("startDate") && item.has("endDate"))) {
      throw Refusal.of(Problem.INVALID)
          .because("startDate", "A sprint needs a start date and an end date to be started.");
    }
    if (to > from && to == 2) {
      item = item.with("completeDate", moment(play));
    }
    Rows rows = play.rows(SPRINT);
    Thing kept = rows.keep(asked(play).showing(item));
    for (Thing issue : in(play, kept)) {
      put(play, issue, Optional.of(kept), false);
    }
    return Reply.json(200, rows.shown(kept));
  }

  /// The issues in a sprint.
  static List<Thing> in(Play play, Thing sprint) {
    return play.rows(Issues.ISSUE).all().stream().filter(it -> in(it, sprint.id())).toList();
  }

  static boolean in(Thing issue, String sprint) {
    return Site.values(issue, MEMBER).stream()
        .flatMap(it -> it.asObj().flatMap(one -> one.find("id")).flatMap(Json::asWords).stream())
        .anyMatch(sprint::equals);
  }

  /// Whether an issue is in a sprint that is not closed.
  static boolean planned(Thing issue) {
    return Site.values(issue, MEMBER).stream()
        .flatMap(it -> it.asObj().flatMap(one -> one.text("state")).stream())
        .anyMatch(it -> !it.equals("closed"));
  }

  /// The sprint an issue is in, and those it was in.
  static Obj told(Thing issue) {
    Json now = Json.Null.NULL;
    List<Json> closed = new ArrayList<>();
    for (Json each : Site.values(issue, MEMBER)) {
      if (each.asObj().flatMap(it -> it.text("state")).filter("closed"::equals).isPresent()) {
        closed.add(each);
      } else {
        now = each;
      }
    }
    Obj told = Obj.of("sprint", now);
    return closed.isEmpty() ? told : told.with("closedSprints", Json.array(closed));
  }

  /// Shows the sprints of a board.
  ///
  /// - in: `state`, several with commas; `startAt`, `maxResults` (50)
  static Reply list(Play play) {
    Thing board = Boards.named(play, play.asked("boardId").orElse(""));
    List<String> states = Showing.words(play, "state");
    List<Thing> found = new ArrayList<>();
    for (Thing each : play.rows(SPRINT).all()) {
      boolean here =
          each.find("originBoardId").flatMap(Json::asWords).filter(board.id()::equals).isPresent();
      if (here && (states.isEmpty() || states.contains(each.text("state").orElse("")))) {
        found.add(each);
      }
    }
    return Boards.page(play, found, SPRINT);
  }

  /// Puts issues into a sprint that is not closed.
  ///
  /// - in: `issues`, ids or keys, 50 at most
  static Reply move(Play play) {
    Thing sprint = asked(play);
    List<Thing> issues = Boards.issues(play, MOST);
    issues.forEach(issue -> put(play, issue, Optional.of(sprint), true));
    ranked(play, issues);
    return Issues.done();
  }

  /// Takes issues out of the sprints that are not closed.
  static Reply back(Play play) {
    List<Thing> issues = Boards.issues(play, MOST);
    issues.forEach(issue -> put(play, issue, Optional.empty(), true));
    ranked(play, issues);
    return Issues.done();
  }

  private static void ranked(Play play, List<Thing> issues) {
    Obj sent = play.sent();
    Ranking.put(play, issues, sent.text("rankBeforeIssue"), sent.text("rankAfterIssue"));
  }

  private static void put(Play play, Thing issue, Optional<Thing> sprint, boolean noted) {
    List<Json> sprints = new ArrayList<>();
    for (Json each : Site.values(issue, MEMBER)) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      boolean closed = one.text("state").filter("closed"::equals).isPresent();
      boolean same =
          sprint.isPresent()
              && one.find("id")
                  .flatMap(Json::asWords)
                  .filter(sprint.get().id()::equals)
                  .isPresent();
      if (!same && (closed || !noted)) {
        sprints.add(each);
      }
    }
    sprint.ifPresent(it -> sprints.add(brief(it)));
    Json value = sprints.isEmpty() ? Json.Null.NULL : Json.array(sprints);
    Obj fields = Issues.fields(issue).with(MEMBER, value);
    if (noted) {
      Issues.kept(play, issue, issue, fields);
    } else {
      play.rows(Issues.ISSUE).keep(issue.with("fields", fields));
    }
  }

  /// A sprint as issues show it.
  private static Obj brief(Thing sprint) {
    Obj brief = Obj.of("id", number(sprint.id()));
    for (String member : List.of("name", "state", "goal", "startDate", "endDate", "completeDate")) {
      Optional<Json> value = sprint.find(member);
      brief = value.isPresent() ? brief.with(member, value.get()) : brief;
    }
    return brief.with("boardId", sprint.find("originBoardId").orElse(Json.Null.NULL));
  }
}
