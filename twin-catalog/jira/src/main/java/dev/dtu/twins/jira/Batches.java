package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What is done to many issues as a task: changed, moved along, deleted, watched. The task is done when
/// it is told of, and says of which issues it was.
///
/// - source: developer.atlassian.com, platform REST v3, issue bulk operations, 2026-09-12
final class Batches {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("submitBulkEdit", Batches::edit)
          .on("submitBulkDelete", Batches::delete)
          .on("submitBulkTransition", Batches::move)
          .on("submitBulkWatch", play -> watch(play, true))
          .on("submitBulkUnwatch", play -> watch(play, false))
          .on("getAvailableTransitions", Batches::ways);

  private static final String QUEUE = "queue";
  private static final String SELECTED = "selectedIssueIdsOrKeys";
  private static final int FIRST = 10000;
  private static final int MOST = 1000;

  private Batches() {}

  /// A task so far.
  private static final class Task {
    private final List<Json> done = new ArrayList<>();
    private final Map<String, List<Json>> failed = new LinkedHashMap<>();
    private int missing;
    private int all;
  }

  private static Task of(Play play, List<Json> names, Consumer<Thing> act) {
    return of(play, new Task(), names, act);
  }

  private static Task of(Play play, Task task, List<Json> names, Consumer<Thing> act) {
    if (names.isEmpty()) {
      throw Said.wrong("Select at least one issue.");
    }
    if (names.size() > MOST) {
      throw Said.wrong("The maximum number of issues is 1000.");
    }
    for (Json each : names) {
      task.all++;
      Optional<Thing> issue = each.asWords().flatMap(play.rows(Issues.ISSUE)::find);
      if (issue.isEmpty()) {
        task.missing++;
        continue;
      }
      try {
        act.accept(issue.get());
        task.done.add(Sprints.number(issue.get().id()));
      } catch (Refusal refused) {
        List<Json> why = new ArrayList<>();
        refused.causes().forEach(it -> why.add(Json.of(it.what())));
        task.failed.put(issue.get().id(), why);
      }
    }
    return task;
  }

  private static Reply submitted(Play play, Task task) {
    String id = Integer.toString(FIRST + play.rows(QUEUE).all().size());
    Obj failed = Obj.EMPTY;
    for (var each : task.failed.entrySet()) {
      failed = failed.with(each.getKey(), Json.array(each.getValue()));
    }
    play.rows(QUEUE)
        .make(
            Obj.of("taskId", Json.of(id), "status", Json.of("COMPLETE"))
                .with("progressPercent", Json.of(100))
                .with("submittedBy", Accounts.me(play))
                .with("created", play.now())
                .with("started", play.now())
                .with("updated", play.now())
                .with("totalIssueCount", Json.of(task.all))
                .with("processedAccessibleIssues", Json.array(task.done))
                .with("failedAccessibleIssues", failed)
                .with("invalidOrInaccessibleIssueCount", Json.of(task.missing)));
    return Reply.json(201, Obj.of("taskId", Json.of(id)));
  }

  private static List<Json> selected(Play play) {
    return play.sent().items(SELECTED).items();
  }

  private static Map<String, String> path(Thing issue) {
    return Map.of("issueIdOrKey", issue.id());
  }

  /// Changes fields of issues.
  ///
  /// - in: `selectedIssueIdsOrKeys`, `selectedActions` (fields), `editedFieldsInput`
  static Reply edit(Play play) {
    Obj input = play.sent().obj("editedFieldsInput").orElse(Obj.EMPTY);
    Obj wish = Edits.of(input, play.sent().items("selectedActions"));
    return submitted(
        play, of(play, selected(play), issue -> play.doing("editIssue", path(issue), wish)));
  }

  /// Deletes issues, with their sub-tasks.
  static Reply delete(Play play) {
    return submitted(play, of(play, selected(play), issue -> Removal.remove(play, issue, true)));
  }

  /// Moves issues along their workflow.
  ///
  /// - in: `bulkTransitionInputs`, each issues and a `transitionId`
  static Reply move(Play play) {
    Task task = new Task();
    for (Json each : play.sent().items("bulkTransitionInputs")) {
      Obj input = each.asObj().orElse(Obj.EMPTY);
      String id = input.find("transitionId").flatMap(Json::asWords).orElse("");
      Obj wish = Obj.of("transition", Obj.of("id", Json.of(id)));
      of(
          play,
          task,
          input.items(SELECTED).items(),
          issue -> play.doing("doTransition", path(issue), wish));
    }
    return submitted(play, task);
  }

  private static Reply watch(Play play, boolean watches) {
    String me = Accounts.me(play).text("accountId").orElse("");
    return submitted(play, of(play, selected(play), issue -> Regard.put(play, issue, me, watches)));
  }

  /// The ways that all of some issues may go.
  private static Reply ways(Play play) {
    List<Json> issues = new ArrayList<>();
    for (String name : Showing.words(play, "issueIdsOrKeys")) {
      play.rows(Issues.ISSUE)
          .find(name)
          .flatMap(it -> it.text("key"))
          .ifPresent(it -> issues.add(Json.of(it)));
    }
    List<Json> ways = new ArrayList<>();
    for (Thing way : play.rows("transition").all()) {
      Obj to = way.item().obj("to").orElse(Obj.EMPTY);
      ways.add(
          Obj.of("transitionId", Sprints.number(way.id()))
              .with("transitionName", way.text("name").orElse(""))
              .with(
                  "to",
                  Obj.of("statusId", Sprints.number(to.text("id").orElse("")))
                      .with("statusName", to.text("name").orElse(""))));
    }
    Obj told =
        Obj.of("isTransitionsFiltered", Json.of(false), "issues", Json.array(issues))
            .with("transitions", Json.array(ways));
    return Answer.of(play, Obj.of("availableTransitions", Json.array(List.of(told))));
  }
}
