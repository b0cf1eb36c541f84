package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Steps of workflows that an app carries out: a person lets one run, the app hears of it, and says how
/// it went.
///
/// - source: docs.slack.dev/reference/methods, functions.completeSuccess and .completeError, and
///   docs.slack.dev/reference/events/function_executed, 2026-08-31
final class Functions {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("functions.completeSuccess", play -> completed(play, "completed"))
          .finding("functions.completeError", play -> completed(play, "failed"))
          .acting("run", People.by(Functions::run));

  private static final Mint FUNCTION = Mint.of("Fn[0-9A-Z]{10}");
  private static final Mint EXECUTION = Mint.of("Fx[0-9A-Z]{10}");
  private static final Mint WORKFLOW = Mint.of("Wx[0-9A-Z]{10}");
  private static final Mint TOKEN = Mint.of("xwfp-[0-9]{12}-[0-9]{13}-[0-9a-f]{32}");
  private static final String STATE = "state";

  private Functions() {}

  private static Notes notes(Play play) {
    return play.notes("slack-executions");
  }

  /// Ends an execution.
  ///
  /// - in: `function_execution_id`; `outputs`, or `error`
  /// - refuses, in this order: `function_execution_not_found`, `execution_not_in_running_state`
  private static Reply completed(Play play, String state) {
    String id = play.argument("function_execution_id").orElse("");
    Obj kept = notes(play).find(id).orElseThrow(() -> Said.no("function_execution_not_found"));
    if (kept.text(STATE).filter("running"::equals).isEmpty()) {
      throw Said.no("execution_not_in_running_state");
    }
    Obj ended = kept.with(STATE, state);
    Optional<Obj> outputs = Manifests.document(play, "outputs");
    Optional<String> error = play.argument("error").filter(_ -> state.equals("failed"));
    Obj told = outputs.isPresent() ? ended.with("outputs", outputs.get()) : ended;
    notes(play).put(id, error.isPresent() ? told.with("error", error.get()) : told);
    boolean failed = state.equals("failed");
    note(play, kept, failed ? "error" : "info", "function_execution_result");
    return Said.ok();
  }

  /// What steps were begun and how they went, the oldest first.
  static List<Obj> log(Play play) {
    List<Obj> all = new ArrayList<>();
    Kept kept = Kept.of(play, "activity");
    kept.notes().keys().forEach(key -> all.add(kept.about(key)));
    return all;
  }

  private static void note(Play play, Obj execution, String level, String type) {
    String id = execution.text("function_execution_id").orElse("");
    Obj function = Kept.of(play, "executed").about(id).obj("function").orElse(Obj.EMPTY);
    Obj payload =
        Obj.of("function_name", Json.of(function.text("title").orElse("")))
            .with("function_type", "app")
            .with("function_id", function.text("id").orElse(""))
            .with("function_execution_id", id);
    Kept log = Kept.of(play, "activity");
    log.put(
        "%09d".formatted(log.notes().count()),
        Obj.of("level", Json.of(level), "event_type", Json.of(type))
            .with("source", "slack")
            .with("component_type", "functions")
            .with("component_id", function.text("id").orElse(""))
            .with("payload", payload)
            .with("created", Messages.number(play.scene().moment().toEpochMilli() * 1000))
            .with("trace_id", "Tr" + id.substring(2)));
  }

  /// A person lets a step of the app's run, or looks what became of one.
  ///
  /// - in: `function`, its callback id, with `inputs`; or `execution`
  /// - refuses: `function_execution_not_found`, `function_not_found`
  /// - sends: `function_executed`
  private static Reply run(Play play) {
    Optional<String> execution = play.argument("execution").filter(it -> !it.isEmpty());
    if (execution.isPresent()) {
      Obj kept =
          notes(play)
              .find(execution.get())
              .orElseThrow(() -> Said.no("function_execution_not_found"));
      return Said.ok(kept);
    }
    String callback =
        play.argument("function")
            .filter(it -> !it.isBlank())
            .orElseThrow(() -> Said.no("function_not_found"));
    var dice = play.scene().dice().at("function");
    Obj function = function(play, callback, FUNCTION.make(dice.at(callback), 0));
    String id = EXECUTION.make(dice.at("execution"), 0);
    Obj kept =
        Obj.of("function_execution_id", Json.of(id), STATE, Json.of("running"))
            .with("function", function);
    notes(play).put(id, kept.without("function"));
    Kept.of(play, "executed").put(id, Obj.of("function", function));
    note(play, kept, "info", "function_execution_started");
    new Happening(play)
        .run(
            Obj.of("function", function)
                .with("inputs", Manifests.document(play, "inputs").orElse(Obj.EMPTY))
                .with("function_execution_id", id)
                .with("workflow_execution_id", WORKFLOW.make(dice.at("workflow"), 0))
                .with("bot_access_token", TOKEN.make(dice.at("token"), 0)));
    return Said.ok(Obj.of("function_execution_id", Json.of(id)));
  }

  private static Obj function(Play play, String callback, String id) {
    return shown(play, callback, id, Manifests.own(play));
  }

  /// What is told of a function: as its app's manifest has it, where it does.
  static Obj shown(Play play, String callback, String id, String app) {
    Obj told =
        Manifests.find(play, app)
            .flatMap(it -> it.obj("functions"))
            .flatMap(it -> it.obj(callback))
            .orElse(Obj.EMPTY);
    long now = Clock.seconds(play);
    return Obj.builder()
        .put("id", id)
        .put("callback_id", callback)
        .put("title", told.text("title").orElse(callback))
        .put("description", told.text("description").orElse(""))
        .put("type", "app")
        .put("input_parameters", parameters(told, "input_parameters"))
        .put("output_parameters", parameters(told, "output_parameters"))
        .put("app_id", app)
        .put("date_created", now)
        .put("date_updated", now)
        .put("date_deleted", 0)
        .build();
  }

  /// Parameters, which a manifest tells by their names, and events as a list.
  private static Arr parameters(Obj function, String list) {
    List<Json> all = new ArrayList<>();
    Obj told = function.obj(list).orElse(Obj.EMPTY);
    for (Obj.Member member : told.obj("properties").orElse(told)) {
      all.add(member.value().asObj().orElse(Obj.EMPTY).with("name", member.key()));
    }
    return Arr.of(all);
  }
}
