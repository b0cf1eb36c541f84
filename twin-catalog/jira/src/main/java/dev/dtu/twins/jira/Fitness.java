package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;

/// Whether the fields of an issue may be what a client wants of them; all that is wrong is told
/// together.
///
/// - source: developer.atlassian.com, platform REST v3, and literal texts in public clients' tests,
///   2026-09-12
final class Fitness {

  private static final int SUMMARY = 255;

  private final Obj fields;
  private final References named;
  private Refusal refusal = Refusal.of(Problem.INVALID);

  private Fitness(Play play, Obj fields) {
    this.fields = fields;
    this.named = new References(play, fields);
  }

  /// Refuses a new issue with these fields where one of them is wrong or missing.
  static void created(Play play, Obj fields) {
    var fitness = new Fitness(play, fields);
    if (!fields.has("project") || !fitness.named.found("project")) {
      fitness.wrong("project", "Specify a valid project ID or key");
    }
    if (fields.find("issuetype").filter(it -> it != Json.Null.NULL).isEmpty()) {
      fitness.wrong("issuetype", "Specify an issue type");
    }
    if (fields.text("summary").orElse("").isBlank()) {
      fitness.wrong("summary", "You must specify a summary of the issue.");
    }
    fitness.judge();
  }

  /// Refuses these changes where one of them is wrong.
  static void changed(Play play, Obj fields) {
    var fitness = new Fitness(play, fields);
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

  private void names(String field, String what) {
    for (Json each : fields.items(field)) {
      String name = each.asObj().flatMap(it -> it.text("name")).orElse("");
      if (!name.isEmpty() && !named.there(field, each)) {
        wrong(field, "%s name '%s' is not valid".formatted(what, name));
      }
    }
  }
}
