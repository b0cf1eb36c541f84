package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Boards as they are looked at: found, with their columns, and with what stands on them besides
/// issues.
///
/// - source: developer.atlassian.com, Jira Software REST, board, 2026-09-12
final class BoardViews {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("getAllBoards", BoardViews::find)
          .finding("getBoard", BoardViews::get)
          .on("getBoardByFilterId", BoardViews::ofFilter)
          .finding("getConfiguration2", BoardViews::configuration)
          .finding("getProjects", BoardViews::projects)
          .finding("getEpics", BoardViews::epics)
          .finding("getAllVersions", BoardViews::versions)
          .finding("moveIssuesToBoard", BoardViews::move)
          .finding("getEpic", BoardViews::epic)
          .finding("partiallyUpdateEpic", BoardViews::update);

  private static final String BOARD = "board";
  private static final int MOST = 50;

  private BoardViews() {}

  private static Thing asked(Play play) {
    return Boards.named(play, play.asked("boardId").orElse(""));
  }

  private static Reply get(Play play) {
    return Answer.of(play, play.rows(BOARD).shown(asked(play)));
  }

  private static Optional<String> location(Thing board, String member) {
    return board.find("location." + member).flatMap(Json::asWords);
  }

  /// Shows boards.
  ///
  /// - in: `name` (a part of it), `type` (several with commas), `projectKeyOrId`
  static Reply find(Play play) {
    String name = play.asked("name").orElse("").toLowerCase(Locale.ROOT);
    List<String> types = Showing.words(play, "type");
    Optional<Thing> project = play.asked("projectKeyOrId").map(it -> Projects.named(play, it));
    List<Thing> found = new ArrayList<>();
    for (Thing each : play.rows(BOARD).all()) {
      boolean named = each.text("name").orElse("").toLowerCase(Locale.ROOT).contains(name);
      boolean typed = types.isEmpty() || types.contains(each.text("type").orElse(""));
      boolean here =
          project.isEmpty()
              || location(each, "projectId").filter(project.get().id()::equals).isPresent();
      if (named && typed && here) {
        found.add(each);
      }
    }
    return Boards.page(play, found, BOARD);
  }

  private static Reply ofFilter(Play play) {
    String filter = play.asked("filterId").orElse("");
    List<Json> found = new ArrayList<>();
    for (Thing each : play.rows(BOARD).all()) {
      if (each.hidden().text("filter").filter(filter::equals).isPresent()) {
        found.add(
            Obj.of("id", Sprints.number(each.id()))
                .with("self", each.find("self").orElse(Json.of("")))
                .with("name", each.text("name").orElse("")));
      }
    }
    return page(play, found);
  }

  private static Reply page(Play play, List<Json> all) {
    int from = Math.clamp(Search.number(play, "startAt", 0), 0, all.size());
    int most = Math.clamp(Search.number(play, "maxResults", MOST), 1, MOST);
    int end = Math.min(all.size(), from + most);
    return Answer.of(
        play,
        Obj.of("maxResults", Json.of(most), "startAt", Json.of(from))
            .with("total", Json.of(all.size()))
            .with("isLast", Json.of(end == all.size()))
            .with("values", Json.array(all.subList(from, end))));
  }

  /// Shows how a board is set up: a column for each category of statuses, with the statuses in it.
  static Reply configuration(Play play) {
    Thing board = asked(play);
    String filter = board.hidden().text("filter").orElse("");
    boolean scrum = board.text("type").filter("scrum"::equals).isPresent();
    Obj told =
        Obj.of("id", Sprints.number(board.id()), "name", Json.of(board.text("name").orElse("")))
            .with("type", board.text("type").orElse(""))
            .with("self", "${origin}/rest/agile/1.0/board/" + board.id() + "/configuration");
    Optional<String> key = location(board, "projectKey");
    if (key.isPresent()) {
      Obj place = Obj.of("type", Json.of("project"), "projectKeyOrId", Json.of(key.get()));
      told = told.with("location", place);
    }
    String address = "${origin}/rest/api/2/filter/" + filter;
    told =
        told.with("filter", Obj.of("id", Json.of(filter), "self", Json.of(address)))
            .with(
                "columnConfig",
                Obj.of("columns", Json.array(columns(play, scrum)))
                    .with("constraintType", scrum ? "none" : "issueCount"));
    if (scrum) {
      Obj field =
          Obj.of("fieldId", Json.of("customfield_10016"))
              .with("displayName", "Story point estimate");
      told = told.with("estimation", Obj.of("type", Json.of("field"), "field", field));
    } else {
      Obj query =
          Obj.of("query", Json.of("fixVersion in unreleasedVersions() OR fixVersion is EMPTY"));
      told = told.with("subQuery", query);
    }
    return Answer.of(play, told.with("ranking", Obj.of("rankCustomFieldId", Json.of(10019))));
  }

  private static List<Json> columns(Play play, boolean scrum) {
    List<Json> columns = new ArrayList<>();
    if (!scrum) {
      columns.add(Obj.of("name", Json.of("Backlog"), "statuses", Json.array(List.of())));
    }
    for (Thing category : play.rows("statuscategory").all()) {
      List<Json> statuses = new ArrayList<>();
      for (Thing each : play.rows("status").all()) {
        if (each.text("statusCategory.key").equals(category.text("key"))) {
          statuses.add(
              Obj.of("id", Json.of(each.id()))
                  .with("self", "${origin}/rest/api/2/status/" + each.id()));
        }
      }
      if (!statuses.isEmpty()) {
        columns.add(
            Obj.of("name", Json.of(category.text("name").orElse("")))
                .with("statuses", Json.array(statuses)));
      }
    }
    return columns;
  }

  private static Reply projects(Play play) {
    List<Json> found = new ArrayList<>();
    location(asked(play), "projectId")
        .flatMap(play.rows(Projects.PROJECT)::find)
        .ifPresent(it -> found.add(play.rows(Projects.PROJECT).shown(it)));
    return page(play, found);
  }

  private static Reply epics(Play play) {
    Optional<Boolean> done = play.asked("done").map("true"::equals);
    List<Json> found = new ArrayList<>();
    for (Thing each : Boards.of(play, asked(play))) {
      Obj epic = Epics.brief(each);
      boolean wanted = done.isEmpty() || done.get() == epic.flag("done");
      if (Epics.is(each) && wanted) {
        found.add(epic);
      }
    }
    return page(play, found);
  }

  private static Reply versions(Play play) {
    List<Json> found = new ArrayList<>();
    Optional<Boolean> released = play.asked("released").map("true"::equals);
    Optional<Thing> project =
        location(asked(play), "projectId").flatMap(play.rows(Projects.PROJECT)::find);
    if (project.isPresent()) {
      for (Thing each : Versions.of(play, project.get())) {
        if (released.isEmpty() || released.get() == each.item().flag("released")) {
          found.add(Versions.shown(play, each).with("id", Sprints.number(each.id())));
        }
      }
    }
    return page(play, found);
  }

  /// Moves issues from the backlog to the board, where they are ranked.
  private static Reply move(Play play) {
    if (play.rows(BOARD).find(play.asked("boardId").orElse("")).isEmpty()) {
      throw Said.wrong("The requested board cannot be viewed because it does not exist.");
    }
    List<Thing> issues = Boards.issues(play, MOST);
    Obj sent = play.sent();
    Ranking.put(play, issues, sent.text("rankBeforeIssue"), sent.text("rankAfterIssue"));
    return Issues.done();
  }

  private static Reply epic(Play play) {
    return Answer.of(play, Epics.brief(named(play)));
  }

  private static Thing named(Play play) {
    return play.rows(Issues.ISSUE)
        .find(play.asked("epicIdOrKey").orElse(""))
        .orElseThrow(
            () -> Said.missing("Issue does not exist or you do not have permission to see it."));
  }

  /// Tells something of an epic.
  ///
  /// - in: `name`, `summary`, `color`, `done`
  private static Reply update(Play play) {
    Thing epic = named(play);
    Obj fields = Issues.fields(epic);
    Optional<String> summary = play.sent().text("summary");
    Optional<String> name = play.sent().text("name");
    fields = summary.isPresent() ? fields.with("summary", summary.get()) : fields;
    fields = name.isPresent() ? fields.with(Epics.NAME, name.get()) : fields;
    Obj told = Obj.EMPTY;
    for (String member : List.of("color", "done")) {
      Optional<Json> value = play.sent().find(member);
      told = value.isPresent() ? told.with(member, value.get()) : told;
    }
    Thing marked =
        epic.hiding(
            epic.hidden().with("epic", epic.hidden().obj("epic").orElse(Obj.EMPTY).withAll(told)));
    return Answer.of(play, Epics.brief(Issues.kept(play, epic, marked, fields)));
  }
}
