package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.Optional;

/// Whether the fields of an issue may be what a client wants of them; all that is wrong is told
/// together.
///
/// - source: developer.atlassian.com, platform REST v3, and literal texts in public clients' tests,
///   2026-09-12
final class Fitness {

  private static final int SUMMARY = 255;

  /// Fields that a client may tell of that are on no screen.
  private static final List<String> ASIDE = List.of("comment", "worklog", "status", "watches");

  private final Play play;
  private final Obj fields;
  private final Optional<Thing> project;
  private final References named;
  private Refusal refusal = Refusal.of(Problem.INVALID);

  private Fitness(Play play, Obj fields, Optional<Thing> project) {
    this.play = play;
    this.fields = fields;
    this.project = project;
    this.named = new References(play, fields);
  }

  /// Refuses a new issue with these fields where one of them is wrong or missing.
  static void created(Play play, Obj fields) {
    var fitness = new Fitness(play, fields, new References(play, fields).named("project"));
    if (!fields.has("project") || !fitness.named.found("project")) {
      fitness.wrong("project", "Specify a valid project ID or key");
    }
    if (fields.find("issuetype").filter(it -> it != Json.Null.NULL).isEmpty()) {
      fitness.wrong("issuetype", "Specify an issue type");
    }
    boolean part =
        fitness.named.named("issuetype").filter(it -> it.item().flag("subtask")).isPresent();
    if (part && fields.find("parent").filter(it -> it != Json.Null.NULL).isEmpty()) {
      fitness.wrong(
          "issuetype", "Issue type is a sub-task but parent issue key or id not specified.");
    }
    if (fields.text("summary").orElse("").isBlank()) {
      fitness.wrong("summary", "You must specify a summary of the issue.");
    }
    fitness.judge();
  }

  /// Refuses these changes where one of them is wrong.
  static void changed(Play play, Thing issue, Obj fields) {
    Optional<Thing> project = issue.text("fields.project.id").flatMap(play.rows("project")::find);
    var fitness = new Fitness(play, fields, project);
    if (fields.has("summary") && fields.text("summary").orElse("").isBlank()) {
      fitness.wrong("summary", "You must specify a summary of the issue.");
    }
    fitness.judge();
  }

  private void wrong(String field, String what) {
    refusal = refusal.because(field, what);
  }

  private void judge() {
    String summary = fields.text("summary").orElse("");
    if (summary.length() > SUMMARY) {
      wrong("summary", "Summary must be less than 255 characters.");
    } else if (summary.indexOf('\n') >= 0 || summary.indexOf('\r') >= 0) {
      wrong("summary", "The summary is invalid because it contains newline characters.");
    }
    if (fields.has("issuetype") && !named.found("issuetype")) {
      wrong("issuetype", "Specify a valid issue type");
    }
    if (!named.found("priority")) {
      String name = fields.obj("priority").flatMap(it -> it.text("name")).orElse("");
      wrong(
          "priority",
          name.isEmpty()
              ? "The priority selected is invalid."
              : "Priority name '%s' is not valid".formatted(name));
    }
    for (Json label : fields.items("labels")) {
      String word = label.asText().orElse("");
      if (word.indexOf(' ') >= 0) {
        wrong("labels", "The label '%s' contains spaces which is invalid.".formatted(word));
      }
    }
    strangers();
    people("assignee");
    people("reporter");
    texts();
    names("components", "Component");
    names("fixVersions", "Version");
    names("versions", "Version");
    String due = fields.text("duedate").orElse("");
    if (!due.isEmpty() && (due.length() != 10 || Dates.told(due).isEmpty())) {
      wrong("duedate", "Error parsing date string: " + due);
    }
    if (!refusal.causes().isEmpty()) {
      throw refusal;
    }
  }

  /// Fields that no screen has.
  private void strangers() {
    for (Obj.Member member : fields) {
      String field = member.key();
      boolean known = Screens.SYSTEM.contains(field) || ASIDE.contains(field);
      if (!known && play.rows("field").find(field).isEmpty() && !field.startsWith("customfield_")) {
        wrong(
            field,
            "Field '%s' cannot be set. It is not on the appropriate screen, or unknown."
                .formatted(field));
      }
    }
  }

  private void people(String field) {
    Obj person = fields.obj(field).orElse(Obj.EMPTY);
    String account = person.text("accountId").or(() -> person.text("id")).orElse("");
    boolean known = account.isEmpty() || account.equals(Accounts.AUTOMATIC);
    if (!known && play.rows("user").find(account).isEmpty()) {
      wrong(field, "User '%s' does not exist.".formatted(account));
    }
  }

  /// Texts with form are documents where the API's version knows them, and words where it does not.
  private void texts() {
    boolean plain = Documents.plain(play);
    for (String field : List.of("description", "environment")) {
      Json value = fields.find(field).orElse(Json.Null.NULL);
      boolean text = value instanceof Json.Text;
      if (value != Json.Null.NULL && text != plain) {
        wrong(
            field,
            plain
                ? "Operation value must be a string"
                : "Operation value must be an Atlassian Document (see the Atlassian Document"
                    + " Format)");
      }
    }
  }

  private void names(String field, String what) {
    for (Json each : fields.items(field)) {
      String name = each.asObj().flatMap(it -> it.text("name")).orElse("");
      if (!name.isEmpty() && !named.within(project, field, each)) {
        wrong(field, "%s name '%s' is not valid".formatted(what, name));
      }
    }
  }
}
