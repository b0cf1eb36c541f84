package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What belongs to an issue, as the issue shows it among its fields.
///
/// - source: developer.atlassian.com, platform REST v3, get issue, 2026-09-12
///
/// One thread's, thrown away after the turn.
final class Beside {

  private static final Predicate<Json> TRUE = Json.of(true)::equals;
  private static final List<String> RICH = List.of("description", "environment");
  private static final int COMMENTS = 100;
  private static final int WORKLOGS = 20;

  private final Play play;
  private @Nullable Map<String, List<Thing>> parts;

  /// Looks at all issues once, however many of them are shown.
  Beside(Play play) {
    this.play = play;
  }

  /// An issue as it is shown, with its comments, work, links and sub-tasks where there are any.
  Obj filled(Thing issue, Obj shown) {
    Obj fields = shown.obj("fields").orElse(Obj.EMPTY);
    Obj filled = page(issue, fields, "comment", "comments");
    filled = page(issue, filled, "worklog", "worklogs");
    List<Json> links = Links.of(play, issue);
    if (!links.isEmpty() && filled.has("issuelinks")) {
      filled = filled.with("issuelinks", Json.array(links));
    }
    List<Json> parts = parts(issue);
    if (!parts.isEmpty() && filled.has("subtasks")) {
      filled = filled.with("subtasks", Json.array(parts));
    }
    filled = texts(filled);
    return filled.equals(fields) ? shown : shown.with("fields", filled);
  }

  /// Texts as the call's version of the API shows them.
  private Obj texts(Obj fields) {
    Obj told = fields;
    for (Obj.Member member : fields) {
      boolean text = member.value() instanceof Json.Text && RICH.contains(member.key());
      if (text || Documents.is(member.value())) {
        told = told.with(member.key(), Documents.told(play, member.value()));
      }
    }
    return told;
  }

  /// Whether an issue is a sub-task.
  static boolean part(Thing issue) {
    return issue.find("fields.issuetype.subtask").filter(TRUE).isPresent();
  }

  /// The sub-tasks of an issue.
  private List<Json> parts(Thing issue) {
    Map<String, List<Thing>> known = parts;
    if (known == null) {
      known = new TreeMap<>();
      for (Thing each : play.rows(Issues.ISSUE).all()) {
        Optional<String> above = each.text("fields.parent.id");
        if (above.isPresent() && part(each)) {
          known.computeIfAbsent(above.get(), _ -> new ArrayList<>()).add(each);
        }
      }
      parts = known;
    }
    List<Json> shown = new ArrayList<>();
    for (Thing each : known.getOrDefault(issue.id(), List.of())) {
      shown.add(play.rows(Issues.ISSUE).shown(each.showing(References.brief(each))));
    }
    return shown;
  }

  private Obj page(Thing issue, Obj fields, String resource, String items) {
    List<Thing> rows = play.rows(resource).all(issue.id());
    Obj page = fields.obj(resource).orElse(Obj.EMPTY);
    if (rows.isEmpty() || !page.items(items).isEmpty()) {
      return fields;
    }
    int most = items.equals("comments") ? COMMENTS : WORKLOGS;
    List<Json> shown = new ArrayList<>();
    for (Thing each : rows.subList(0, Math.min(most, rows.size()))) {
      Obj one = play.rows(resource).shown(each).without("properties");
      shown.add(items.equals("comments") ? Comments.told(play, one) : Worklogs.shown(play, each));
    }
    int size = items.equals("comments") ? shown.size() : most;
    return fields.with(
        resource,
        page.with(items, Json.array(shown))
            .with("maxResults", Json.of(size))
            .with("total", Json.of(rows.size()))
            .with("startAt", Json.of(0)));
  }
}
