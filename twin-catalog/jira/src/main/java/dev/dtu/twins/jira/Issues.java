package dev.dtu.twins.jira;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.Optional;

/// Issues: making, reading, changing, moving and assigning them.
///
/// - source: developer.atlassian.com, platform REST v3, issues, 2026-09-12
final class Issues {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createIssue", Issues::create)
          .on("getIssue", Issues::get)
          .on("editIssue", Issues::edit)
          .on("doTransition", Issues::move)
          .on("assignIssue", Issues::assign);

  static final String ISSUE = "issue";
  private static final String FIELDS = "fields";

  private Issues() {}

  static Obj fields(Thing issue) {
    return issue.item().obj(FIELDS).orElse(Obj.EMPTY);
  }

  private static Obj sent(Play play) {
    return play.sent().obj(FIELDS).orElse(Obj.EMPTY);
  }

  /// Nothing, and its type all the same.
  ///
  /// - source: recorded traffic of DefectDojo/django-DefectDojo, replies of 204, 2026-08-31
  static Reply done() {
    return Reply.empty(204).with("content-type", "application/json;charset=UTF-8");
  }

  static Thing asked(Play play) {
    return play.rows(ISSUE).get(play.asked("issueIdOrKey").orElse(""));
  }

  /// Makes an issue, whose reporter is who calls unless another is named.
  ///
  /// - in: `fields`
  /// - refuses: `invalid` with each field that is wrong
  static Reply create(Play play) {
    Obj sent = sent(play);
    Fitness.created(play, sent);
    Reply reply = play.plainly();
    Optional<Thing> made = play.changed();
    if (made.isEmpty()) {
      return reply;
    }
    Obj fields = fields(made.get()).with("creator", Accounts.me(play));
    if (!sent.has("reporter")) {
      fields = fields.with("reporter", Accounts.me(play));
    }
    Obj whole = Tracking.told(fields, new References(play, sent).whole(fields), sent);
    whole = sent.has("assignee") ? whole : given(play, whole);
    Thing issue = play.rows(ISSUE).keep(made.get().with(FIELDS, whole));
    Regard.begin(play, issue);
    // without its address: recorded traffic of DefectDojo/django-DefectDojo, 2026-08-31
    return Reply.json(reply.status(), Json.trusted(reply.body().toString()));
  }

  /// The fields of an issue that nobody was named for: its components' leaders get it, or its project's.
  private static Obj given(Play play, Obj fields) {
    Optional<Thing> project =
        fields.obj("project").flatMap(it -> it.text("id")).flatMap(play.rows("project")::find);
    for (Json each : fields.items("components")) {
      Optional<Json> own =
          each.asObj()
              .flatMap(it -> it.text("id"))
              .flatMap(play.rows("component")::find)
              .flatMap(it -> Components.assignee(play, it, project));
      if (own.isPresent()) {
        return fields.with("assignee", own.get());
      }
    }
    Json automatic = project.map(it -> Accounts.automatic(play, it)).orElse(Json.Null.NULL);
    return automatic == Json.Null.NULL ? fields : fields.with("assignee", automatic);
  }

  /// Shows an issue.
  ///
  /// - in: `fields` (all), `expand` (`changelog`, `transitions`, `names`, `schema`)
  static Reply get(Play play) {
    Thing issue = asked(play);
    Reply reply = play.plainly();
    Optional<Obj> shown =
        Json.trusted(reply.body().toString()).asObj().map(it -> childOf(play, issue, it));
    Showing showing =
        new Showing(play, Showing.words(play, FIELDS), Showing.words(play, "expand"), "*all");
    Obj whole = new Beside(play).filled(issue, shown.orElse(Obj.EMPTY));
    Obj told = showing.beside(showing.of(issue, whole), java.util.List.of(issue));
    boolean same = told.equals(Json.trusted(reply.body().toString()));
    return same ? reply : reply.with(Body.of(told));
  }

  /// An issue as it is shown, below what it stands below and nothing else.
  private static Obj childOf(Play play, Thing issue, Obj shown) {
    Obj fields = shown.obj(FIELDS).orElse(Obj.EMPTY).without("parent");
    Optional<Obj> parent = fields(issue).obj("parent");
    return shown.with(
        FIELDS, parent.isPresent() ? fields.with("parent", play.addressed(parent.get())) : fields);
  }

  /// Changes fields of an issue.
  ///
  /// - in: `fields`, `update` (`set`, `add`, `remove`, `edit`); `returnIssue`
  /// - refuses: `invalid` with each field that is wrong or told twice
  static Reply edit(Play play) {
    Thing before = asked(play);
    if (!play.sent().has(FIELDS) && !play.sent().has("update") && bare(play)) {
      throw Said.wrong("one of 'fields' or 'update' required");
    }
    Obj fields = Updates.fields(play, before);
    Fitness.changed(play, before, fields);
    play.saying(play.sent().with(FIELDS, fields)).plainly();
    Thing after = changed(play, before, fields);
    if (!play.flagged("returnIssue")) {
      return done();
    }
    return Reply.json(200, play.rows(ISSUE).shown(after));
  }

  private static boolean bare(Play play) {
    return !play.sent().has("properties") && !play.sent().has("historyMetadata");
  }

  /// Keeps what became of an issue, and notes it.
  private static Thing changed(Play play, Thing before, Obj sent) {
    Rows issues = play.rows(ISSUE);
    Thing now = issues.get(before.id());
    Obj whole = new References(play, sent).whole(fields(now));
    return kept(play, before, now, Tracking.told(fields(before), whole, sent));
  }

  static Thing kept(Play play, Thing before, Thing now, Obj fields) {
    Thing kept = play.rows(ISSUE).keep(now.with(FIELDS, fields.with("updated", play.now())));
    Changes.note(play, before, kept);
    return kept;
  }

  /// Moves an issue along its workflow. What comes to a status that is done has a resolution from
  /// then on, as in a simplified workflow, and what leaves it has none.
  ///
  /// - in: `transition`, `fields`, `update`
  static Reply move(Play play) {
    Thing before = asked(play);
    going(play);
    Obj sent = Updates.fields(play, before);
    Fitness.changed(play, before, sent);
    play.plainly();
    Thing now = play.rows(ISSUE).get(before.id());
    Obj fields = fields(now);
    for (Obj.Member member : sent) {
      fields = fields.with(member.key(), member.value());
    }
    fields = new References(play, sent).whole(fields);
    Optional<Json> category = category(fields);
    if (!category.equals(category(fields(before)))) {
      fields = fields.with("statuscategorychangedate", play.now());
    }
    if (category.isPresent() && fields.has("statusCategory")) {
      fields = fields.with("statusCategory", category.get());
    }
    kept(play, before, now, resolved(play, fields, sent.has("resolution")));
    return done();
  }

  private static void going(Play play) {
    Obj way = play.sent().obj("transition").orElse(Obj.EMPTY);
    String name = way.find("id").or(() -> way.find("name")).flatMap(Json::asWords).orElse("");
    if (name.isEmpty()) {
      throw Said.wrong("Missing 'transition' identifier");
    }
    if (play.rows("transition").find(name).isEmpty()) {
      throw Said.wrong("Transition id '%s' is not valid for this issue.".formatted(name));
    }
  }

  private static Optional<Json> category(Obj fields) {
    return fields.obj("status").flatMap(it -> it.find("statusCategory"));
  }

  private static Obj resolved(Play play, Obj fields, boolean told) {
    boolean done =
        category(fields)
            .flatMap(Json::asObj)
            .flatMap(it -> it.text("key"))
            .filter("done"::equals)
            .isPresent();
    boolean has = fields.obj("resolution").isPresent();
    if (done && !has && !told) {
      Optional<Thing> first = play.rows("resolution").first();
      Obj resolution = first.map(it -> play.rows("resolution").shown(it)).orElse(Obj.EMPTY);
      return fields.with("resolution", resolution).with("resolutiondate", play.now());
    }
    if (!done && has) {
      return fields.with("resolution", Json.Null.NULL).with("resolutiondate", Json.Null.NULL);
    }
    return fields;
  }

  /// Assigns an issue to somebody, or to nobody.
  ///
  /// - in: `accountId`: null is nobody, `-1` whoever the project has for it
  static Reply assign(Play play) {
    Thing before = asked(play);
    if (!play.sent().has("accountId") && !play.sent().has("name")) {
      throw Refusal.of(Problem.INVALID).because("accountId", "accountId is required");
    }
    Optional<Thing> project = before.text("fields.project.id").flatMap(play.rows("project")::find);
    Json account = play.sent().find("accountId").orElse(Json.Null.NULL);
    String name = account.asText().orElse("");
    boolean someone = !name.isEmpty() && !name.equals(Accounts.AUTOMATIC);
    if (someone && play.rows("user").find(name).isEmpty()) {
      throw Said.field("assignee", "User '%s' does not exist.".formatted(name));
    }
    Json assignee = Accounts.assigned(play, account, project);
    kept(play, before, before, fields(before).with("assignee", assignee));
    return done();
  }
}
