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
import java.util.function.Predicate;

/// Boards, and the issues of boards, backlogs, sprints and epics: searches among some, with a query of
/// the caller's.
///
/// - source: developer.atlassian.com, Jira Software REST, board, sprint and epic, 2026-09-12
final class Boards {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createBoard", Boards::create)
          .and(BoardViews.PARTS)
          .finding("getIssuesForBoard", play -> board(play, _ -> true))
          .finding("getIssuesForBacklog", play -> board(play, Boards::waiting))
          .finding("getBoardIssuesForSprint", Boards::sprint)
          .finding("getIssuesForSprint", Boards::sprint)
          .finding("getIssuesWithoutEpicForBoard", play -> board(play, Epics::none));

  private static final String BOARD = "board";
  private static final int PAGE = 50;
  private static final String RANK = "Rank ASC";

  private Boards() {}

  static Thing named(Play play, String id) {
    return play.rows(BOARD).find(id).orElseThrow(() -> Refusal.of("no-board"));
  }

  /// Makes a board of a filter.
  ///
  /// - in: `name`, `type`, `filterId`, `location`
  static Reply create(Play play) {
    Obj sent = play.sent();
    String filter = sent.find("filterId").flatMap(Json::asWords).orElse("");
    Obj board =
        Obj.of("name", sent.find("name").orElse(Json.of("")))
            .with("type", sent.text("type").orElse("scrum"));
    Optional<Thing> project = project(play, sent, filter);
    if (project.isPresent()) {
      board = board.with("location", location(project.get()));
    }
    return Reply.json(201, play.rows(BOARD).shown(made(play, board, filter)));
  }

  private static Thing made(Play play, Obj board, String filter) {
    Rows rows = play.rows(BOARD);
    Thing made = rows.make(board, Obj.of("filter", Json.of(filter)));
    Obj whole =
        made.item()
            .with("id", Sprints.number(made.id()))
            .with("self", "${origin}/rest/agile/1.0/board/" + made.id());
    return rows.keep(made.showing(whole));
  }

  /// The board that a new project begins with, and the filter of it.
  static void begin(Play play, Thing project, String type) {
    String key = project.text("key").orElse("");
    Obj filter =
        Obj.of("name", Json.of("Filter for " + key + " board"), "description", Json.of(""))
            .with("jql", "project = " + key + " ORDER BY Rank ASC")
            .with("owner", Accounts.me(play))
            .with("favourite", Json.of(false))
            .with("sharePermissions", Json.array(List.of()))
            .with("editPermissions", Json.array(List.of()));
    Rows filters = play.rows("filter");
    Thing made = filters.make(filter);
    filters.keep(made.with("self", "${origin}/rest/api/3/filter/" + made.id()));
    Obj board = Obj.of("name", Json.of(key + " board"), "type", Json.of(type));
    made(play, board.with("location", location(project)), made.id());
  }

  /// The project that a board stands in: the one it is put into, else the first of its filter's issues.
  private static Optional<Thing> project(Play play, Obj sent, String filter) {
    Optional<String> told =
        sent.obj("location").flatMap(it -> it.find("projectKeyOrId")).flatMap(Json::asWords);
    if (told.isPresent()) {
      return play.rows("project").find(told.get());
    }
    String jql = play.rows("filter").find(filter).flatMap(it -> it.text("jql")).orElse("");
    return play.rows("project").all().stream()
        .filter(it -> it.text("key").filter(key -> names(jql, key)).isPresent())
        .findFirst();
  }

  private static boolean names(String jql, String key) {
    return List.of(jql.toUpperCase(java.util.Locale.ROOT).split("[^A-Z0-9_]+", -1)).contains(key);
  }

  private static Obj location(Thing project) {
    String name = project.text("name").orElse("");
    String key = project.text("key").orElse("");
    return Obj.of(
            "projectId", Sprints.number(project.id()), "displayName", Json.of(told(name, key)))
        .with("projectName", name)
        .with("projectKey", key)
        .with("projectTypeKey", project.text("projectTypeKey").orElse("software"))
        .with("name", told(name, key));
  }

  private static String told(String name, String key) {
    return name + " (" + key + ")";
  }

  /// The issues of a board that are so, searched among.
  static Reply board(Play play, Predicate<Thing> which) {
    Thing board = named(play, play.asked("boardId").orElse(""));
    return Search.counted(play, of(play, board).stream().filter(which).toList(), RANK);
  }

  /// The issues of a board: those its filter finds, else those of its project.
  static List<Thing> of(Play play, Thing board) {
    List<Thing> all = play.rows(Issues.ISSUE).all();
    Optional<String> jql =
        board
            .hidden()
            .text("filter")
            .flatMap(play.rows("filter")::find)
            .flatMap(it -> it.text("jql"));
    if (jql.isPresent()) {
      return Question.asked(play, jql.get(), Question.Heed.NONE).among(all);
    }
    Optional<String> project =
        board
            .find("location")
            .flatMap(Json::asObj)
            .flatMap(it -> it.find("projectId"))
            .flatMap(Json::asWords);
    return project.isEmpty()
        ? all
        : all.stream().filter(it -> it.text("fields.project.id").equals(project)).toList();
  }

  private static boolean waiting(Thing issue) {
    boolean done =
        issue.text("fields.status.statusCategory.key").filter("done"::equals).isPresent();
    return !done && !Sprints.planned(issue);
  }

  private static Reply sprint(Play play) {
    Thing sprint = play.rows(Sprints.SPRINT).get(play.asked("sprintId").orElse(""));
    return Search.counted(play, Sprints.in(play, sprint), RANK);
  }

  /// The issues that a request names.
  ///
  /// - refuses: `invalid` for more than it takes, and for one that is not there
  static List<Thing> issues(Play play, int most) {
    List<Thing> issues = new ArrayList<>();
    List<Json> told = new ArrayList<>(play.sent().items("issues").items());
    told.addAll(play.sent().items("issueKeys").items());
    if (told.size() > most) {
      throw Refusal.of(Problem.INVALID)
          .because("issues", "The maximum number of issues is %d.".formatted(most));
    }
    for (Json each : told) {
      issues.add(issue(play, each.asWords().orElse("")));
    }
    return issues;
  }

  static Thing issue(Play play, String name) {
    return play.rows(Issues.ISSUE).find(name).orElseThrow(() -> Refusal.of("no-issue"));
  }

  /// The page of some things that a request asks for.
  static Reply page(Play play, List<Thing> found, String resource) {
    int from = Math.max(0, Search.number(play, "startAt", 0));
    int most = Math.clamp(Search.number(play, "maxResults", PAGE), 1, PAGE);
    int start = Math.min(from, found.size());
    int end = Math.min(start + most, found.size());
    List<Json> values = new ArrayList<>();
    found.subList(start, end).forEach(it -> values.add(play.rows(resource).shown(it)));
    return Reply.json(
        200,
        Obj.of("maxResults", Json.of(most), "startAt", Json.of(from))
            .with("total", Json.of(found.size()))
            .with("isLast", Json.of(end == found.size()))
            .with("values", Json.array(values)));
  }
}
