package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import java.util.ArrayList;
import java.util.List;

/// Deleting issues, with what stands in them and what leads to them.
///
/// - source: developer.atlassian.com, platform REST v3, delete issue, 2026-09-12
final class Removal {

  static final Repertoire PARTS = Repertoire.NONE.on("deleteIssue", Removal::delete);

  private Removal() {}

  /// Deletes an issue.
  ///
  /// - in: `deleteSubtasks` (false)
  /// - refuses: `wrong` for one that has sub-tasks
  static Reply delete(Play play) {
    remove(play, Issues.asked(play), play.flagged("deleteSubtasks"));
    return Issues.done();
  }

  static void remove(Play play, Thing issue, boolean whole) {
    List<Thing> parts = new ArrayList<>();
    for (Thing each : play.rows(Issues.ISSUE).all()) {
      boolean below = each.text("fields.parent.id").filter(issue.id()::equals).isPresent();
      if (below && Beside.part(each)) {
        parts.add(each);
      }
    }
    if (!parts.isEmpty() && !whole) {
      throw Said.wrong(
          ("The issue '%s' has subtasks. You must specify the 'deleteSubtasks' parameter to delete"
                  + " this issue and all its subtasks.")
              .formatted(issue.text("key").orElse("")));
    }
    parts.forEach(each -> alone(play, each));
    alone(play, issue);
  }

  private static void alone(Play play, Thing issue) {
    for (Thing link : play.rows("issue-link").all()) {
      if (Links.is(link, "inwardIssue", issue) || Links.is(link, "outwardIssue", issue)) {
        play.rows("issue-link").remove(link);
      }
    }
    for (Thing file : play.rows("attachment").all()) {
      if (file.hidden().text("issue").filter(issue.id()::equals).isPresent()) {
        play.rows("attachment").remove(file);
      }
    }
    play.rows(Issues.ISSUE).remove(issue);
  }
}
