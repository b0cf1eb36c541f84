package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Issues by the dozen: made in one call, some of which may fail, and read in one.
///
/// - source: developer.atlassian.com, platform REST v3, bulk create issue and bulk fetch issues,
///   2026-09-12
final class Bulk {

  static final Repertoire PARTS =
      Repertoire.NONE.on("createIssues", Bulk::create).on("bulkFetchIssues", Bulk::fetch);

  private static final int MADE = 50;
  private static final int READ = 100;

  private Bulk() {}

  /// Makes issues; what is wrong with one keeps none of the others.
  ///
  /// - in: `issueUpdates`, 50 at most, each as an issue is made
  /// - out: `issues` made, `errors` with the number of what failed; 400 when all did
  static Reply create(Play play) {
    List<Json> wishes = play.sent().items("issueUpdates").items();
    if (wishes.isEmpty() || wishes.size() > MADE) {
      String why =
          wishes.isEmpty()
              ? "No issues provided to create."
              : "The maximum number of issues that can be created in bulk is 50.";
      Obj failed = failed(0, Said.wrong(why));
      Obj none = Obj.of("issues", Json.array(List.of()), "errors", Json.array(List.of(failed)));
      return Reply.json(400, none);
    }
    List<Json> made = new ArrayList<>();
    List<Json> errors = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      Obj wish = wishes.get(i).asObj().orElse(Obj.EMPTY);
      try {
        Reply reply = play.doing("createIssue", Map.of(), wish);
        made.add(Json.trusted(reply.body().toString()));
      } catch (Refusal refused) {
        errors.add(failed(i, refused));
      }
    }
    Obj told = Obj.of("issues", Json.array(made), "errors", Json.array(errors));
    return Reply.json(made.isEmpty() ? 400 : 201, told);
  }

  private static Obj failed(int number, Refusal refused) {
    return Obj.of("status", Json.of(400), "elementErrors", told(refused))
        .with("failedElementNumber", Json.of(number));
  }

  /// What a refusal says of single fields, and of none.
  static Obj told(Refusal refused) {
    List<Json> messages = new ArrayList<>();
    Obj fields = Obj.EMPTY;
    for (var cause : refused.causes()) {
      if (cause.field().isEmpty()) {
        messages.add(Json.of(cause.what()));
      } else {
        fields = fields.with(cause.field(), cause.what());
      }
    }
    return Obj.of("errorMessages", Json.array(messages), "errors", fields)
        .with("status", Json.of(400));
  }

  /// Shows issues in the order they were asked for, each once.
  ///
  /// - in: `issueIdsOrKeys`, 100 at most; `fields` (`*navigable`), `expand`, `properties`
  /// - out: `issues`, and `issueErrors` with what is not there
  static Reply fetch(Play play) {
    List<Json> names = play.sent().items("issueIdsOrKeys").items();
    if (names.isEmpty() || names.size() > READ) {
      throw Said.wrong("The number of issues to fetch must be between 1 and 100.");
    }
    Showing showing =
        new Showing(
            play, Showing.words(play, "fields"), Showing.words(play, "expand"), "*navigable");
    Set<String> seen = new LinkedHashSet<>();
    List<Thing> found = new ArrayList<>();
    List<Json> errors = new ArrayList<>();
    for (Json each : names) {
      String name = each.asWords().orElse("");
      Optional<Thing> issue = play.rows(Issues.ISSUE).find(name);
      if (issue.isEmpty()) {
        errors.add(
            Obj.of("id", Json.of(name))
                .with(
                    "errorMessage",
                    "Issue does not exist or you do not have permission to see it."));
      } else if (seen.add(issue.get().id())) {
        found.add(issue.get());
      }
    }
    Obj told = Obj.of("issues", showing.issues(found), "issueErrors", Json.array(errors));
    return Reply.json(200, showing.beside(told, found));
  }
}
