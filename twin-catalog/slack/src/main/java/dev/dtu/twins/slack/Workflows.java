package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The workflows and functions of apps, which their manifests tell: who works on them, who may use
/// them, and that one is not published any more.
///
/// - source: docs.slack.dev/reference/methods/admin.workflows.*, admin.functions.* and
///   functions.workflows.steps.*, 2026-08-31
final class Workflows {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.workflows.search", Workflows::search)
          .finding("admin.workflows.collaborators.add", play -> staff(play, true))
          .finding("admin.workflows.collaborators.remove", play -> staff(play, false))
          .finding("admin.workflows.unpublish", Workflows::unpublish)
          .finding("admin.workflows.permissions.lookup", Workflows::runners)
          .finding("admin.functions.list", Workflows::functions)
          .finding("functions.workflows.steps.list", Workflows::steps);

  private static final Mint WORKFLOW = Mint.of("Wf[A-Z0-9]{10}");
  private static final Mint FUNCTION = Mint.of("Fn[A-Z0-9]{10}");
  private static final String APP = "app_id";
  private static final String STAFF = "collaborators";
  private static final String PUBLISHED = "is_published";
  private static final String STEPS = "steps";
  private static final String UPDATED = "date_updated";
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Workflows() {}

  private static Kept kept(Play play, String what) {
    return Kept.of(play, what);
  }

  /// Keeps the workflows and functions that an app's manifest tells; one that it told before is the
  /// same one still.
  static void told(Play play, String app, Obj manifest) {
    Kept functions = kept(play, "function");
    for (Obj.Member each : manifest.obj("functions").orElse(Obj.EMPTY)) {
      String id = named(play, FUNCTION, app, each.key());
      Obj function = Functions.shown(play, each.key(), id, app);
      Json made = functions.about(id).find("date_created").orElse(seconds(play));
      functions.put(id, function.with("date_created", made));
    }
    Kept workflows = kept(play, "workflow");
    for (Obj.Member each : manifest.obj("workflows").orElse(Obj.EMPTY)) {
      String id = named(play, WORKFLOW, app, each.key());
      Obj before = workflows.about(id);
      Obj workflow = workflow(play, app, each, id);
      workflows.put(id, before.has(STAFF) ? workflow.with(STAFF, before.items(STAFF)) : workflow);
    }
  }

  /// What an app told of is not there any more.
  static void gone(Play play, String app) {
    for (String what : List.of("function", "workflow")) {
      Kept kept = kept(play, what);
      kept.notes().keys().stream()
          .filter(id -> kept.about(id).text(APP).filter(app::equals).isPresent())
          .toList()
          .forEach(kept.notes()::remove);
    }
  }

  /// The id of what an app calls so.
  private static String named(Play play, Mint mint, String app, String callback) {
    Kept ids = kept(play, "callback");
    String key = app + " " + mint + " " + callback;
    Optional<String> known = ids.about(key).text("id");
    String id = known.orElseGet(() -> mint.make(play.scene().dice().at(key), 0));
    ids.put(key, Obj.of("id", Json.of(id)));
    return id;
  }

  private static Json seconds(Play play) {
    return Messages.number(Clock.seconds(play));
  }

  private static Obj workflow(Play play, String app, Obj.Member told, String id) {
    Obj about = told.value().asObj().orElse(Obj.EMPTY);
    Speaker speaker = Speaker.of(play);
    Obj inputs = about.obj("input_parameters").orElse(Obj.EMPTY);
    return Obj.builder()
        .put("id", id)
        .put("team_id", speaker.team())
        .put("workflow_function_id", named(play, FUNCTION, app, "workflow " + told.key()))
        .put("callback_id", told.key())
        .put("title", about.text("title").orElse(told.key()))
        .put("description", about.text("description").orElse(""))
        .put("input_parameters", inputs.obj("properties").orElse(inputs))
        .put(STEPS, about.items(STEPS))
        .put(STAFF, Json.array(List.of(Json.of(speaker.id()))))
        .put(PUBLISHED, true)
        .put("last_updated_by", speaker.id())
        .put("unpublished_change_count", 0)
        .put(APP, app)
        .put("source", "code")
        .put("billing_type", "")
        .put(UPDATED, Clock.seconds(play))
        .put("is_billable", false)
        .build();
  }

  /// The workflows of the workspace, a page at a time.
  ///
  /// - in: `query` (in titles and descriptions), `app_id`, `collaborator_ids`, `no_collaborators`,
  ///   `publish_status`, `source`, `sort_dir`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Reply search(Play play) {
    Kept kept = kept(play, "workflow");
    List<Json> found = new ArrayList<>();
    for (String id : kept.notes().keys()) {
      if (wanted(play, kept.about(id))) {
        found.add(kept.about(id));
      }
    }
    Comparator<Json> order =
        Comparator.comparing(each -> each.at("title").flatMap(Json::asText).orElse(""));
    boolean last = play.argument("sort_dir").filter("desc"::equalsIgnoreCase).isPresent();
    found.sort(last ? order.reversed() : order);
    var listed = new Lists.Listed(found, it -> it.at("id").orElse(Json.of("")), "workflow:");
    Obj page = Lists.page(play, "workflows", listed, new Lists.Size(USUAL, MOST));
    return Said.ok(page.with("total_found", Messages.number(found.size())));
  }

  private static boolean wanted(Play play, Obj workflow) {
    String query = play.argument("query").orElse("").toLowerCase(Locale.ROOT);
    String words =
        workflow.text("title").orElse("") + " " + workflow.text("description").orElse("");
    List<String> staff = Membership.words(play, "collaborator_ids");
    List<String> own = kept(play, "workflow").words(workflow.text("id").orElse(""), STAFF);
    boolean nobody = Conversations.flag(play, "no_collaborators");
    Optional<String> status = play.argument("publish_status").filter(it -> !it.isEmpty());
    boolean open = workflow.flag(PUBLISHED);
    return words.toLowerCase(Locale.ROOT).contains(query)
        && fits(play, workflow, APP)
        && fits(play, workflow, "source")
        && (staff.isEmpty() || staff.stream().anyMatch(own::contains))
        && (!nobody || own.isEmpty())
        && status.map(it -> it.equals("all") || it.equals("published") == open).orElse(true);
  }

  private static boolean fits(Play play, Obj workflow, String member) {
    Optional<String> wanted = play.argument(member).filter(it -> !it.isEmpty());
    return wanted.isEmpty() || workflow.text(member).equals(wanted);
  }

  /// The workflows that a call names.
  ///
  /// - refuses: as `error` says, where one is none
  private static List<String> named(Play play, String error) {
    List<String> ids = Membership.words(play, "workflow_ids");
    if (ids.stream().anyMatch(id -> kept(play, "workflow").about(id).isEmpty())) {
      throw Said.no(error);
    }
    return ids;
  }

  /// Lets people work on workflows, or no more.
  ///
  /// - refuses: `error_adding_collaborators` or `error_removing_collaborators`, with `errors`, for what
  ///   is no workflow or nobody
  private static Reply staff(Play play, boolean given) {
    Kept kept = kept(play, "workflow");
    List<String> people = Membership.words(play, "collaborator_ids");
    List<String> workflows = Membership.words(play, "workflow_ids");
    List<Json> errors = new ArrayList<>();
    for (String id : workflows) {
      for (String person : people) {
        boolean there = play.rows("user").find(person).isPresent();
        if (kept.about(id).isEmpty() || !there) {
          errors.add(
              Obj.of("workflow", Json.of(id), "user", Json.of(person))
                  .with("message", there ? "workflow_not_found" : "user_not_found"));
        }
      }
    }
    if (!errors.isEmpty()) {
      String error = given ? "error_adding_collaborators" : "error_removing_collaborators";
      return Said.failed(Obj.of("error", Json.of(error), "errors", Json.array(errors)));
    }
    for (String id : workflows) {
      if (given) {
        kept.add(id, STAFF, people);
      } else {
        kept.drop(id, STAFF, people);
      }
    }
    return Said.ok();
  }

  /// Publishes workflows no more.
  ///
  /// - refuses: `error_unpublishing_workflows`
  private static Reply unpublish(Play play) {
    Kept kept = kept(play, "workflow");
    for (String id : named(play, "error_unpublishing_workflows")) {
      kept.put(id, kept.about(id).with(PUBLISHED, Json.of(false)).with(UPDATED, seconds(play)));
    }
    return Said.ok();
  }

  /// Who may run workflows: everybody, as long as nobody says otherwise of their triggers.
  private static Reply runners(Play play) {
    Obj all = Obj.EMPTY;
    for (String id : Membership.words(play, "workflow_ids")) {
      if (!kept(play, "workflow").about(id).isEmpty()) {
        Obj everyone = Obj.of("permission_type", Json.of("everyone"));
        all = all.with(id, Obj.of("complete", Json.of(true), "who_can_run", everyone));
      }
    }
    return Said.ok(Obj.of("permissions", all));
  }

  /// The functions of apps, a page at a time.
  ///
  /// - in: `app_ids`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Reply functions(Play play) {
    List<String> apps = Membership.words(play, "app_ids");
    Kept kept = kept(play, "function");
    List<Json> all = new ArrayList<>();
    for (String id : kept.notes().keys()) {
      kept.about(id).text(APP).filter(apps::contains).ifPresent(_ -> all.add(kept.about(id)));
    }
    var listed = new Lists.Listed(all, it -> it.at("id").orElse(Json.of("")), "function:");
    return Said.ok(Lists.page(play, "functions", listed, new Lists.Size(USUAL, MOST)));
  }

  /// Whether a function of that id, or reference, is told by a manifest.
  static boolean function(Play play, String id) {
    Kept kept = kept(play, "function");
    return !kept.about(id).isEmpty()
        || kept.notes().keys().stream().anyMatch(each -> same(play, id, each));
  }

  /// Whether a workflow of that id is told by a manifest.
  static boolean workflow(Play play, String id) {
    return !kept(play, "workflow").about(id).isEmpty();
  }

  /// The steps of a workflow that are of a function.
  ///
  /// - in: `workflow_id`, or `workflow_app_id` and `workflow`, its callback id; `function_id`
  /// - refuses: `unknown_workflow_id`
  private static Reply steps(Play play) {
    Kept kept = kept(play, "workflow");
    String id = play.argument("workflow_id").orElse("");
    Obj workflow =
        kept.notes().keys().stream()
            .map(kept::about)
            .filter(each ->
                id.isEmpty()
                    ? each.text("callback_id").equals(play.argument("workflow"))
                        && each.text(APP).equals(play.argument("workflow_app_id"))
                    : each.text("id").equals(Optional.of(id)))
            .findFirst()
            .orElseThrow(() -> Said.no("unknown_workflow_id"));
    String function = play.argument("function_id").orElse("");
    List<Json> steps = new ArrayList<>();
    for (Json each : workflow.items(STEPS)) {
      Obj step = each.asObj().orElse(Obj.EMPTY);
      if (step.text("function_id").filter(it -> same(play, it, function)).isPresent()) {
        steps.add(
            Obj.of("title", Json.of(step.text("title").orElse("")))
                .with("workflow_id", workflow.text("id").orElse(""))
                .with("step_id", step.find("id").orElse(Json.of("")))
                .with("is_deleted", Json.of(false))
                .with("workflow_version_created", Clock.seconds(workflow, UPDATED) + "000000"));
      }
    }
    return Said.ok(Obj.of("steps_versions", Arr.of(steps)));
  }

  /// Whether a step's function, named by its id or by what the manifest calls it, is the one of an id.
  private static boolean same(Play play, String told, String id) {
    Optional<String> callback = kept(play, "function").about(id).text("callback_id");
    return told.equals(id) || callback.filter(it -> told.equals("#/functions/" + it)).isPresent();
  }
}
