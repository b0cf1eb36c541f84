package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Dialogs, as apps opened them before there were modals.
///
/// - source: docs.slack.dev/reference/methods/dialog.open and docs.slack.dev/legacy, dialogs,
///   2026-08-31
final class Dialogs {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("dialog.open", Dialogs::open)
          .acting("fill", People.by(Dialogs::fill))
          .acting("suggest", People.by(Dialogs::suggest))
          .acting("dismiss", People.by(Dialogs::dismiss));

  private static final int TITLE = 24;
  private static final int LABEL = 48;
  private static final int NAME = 300;
  private static final int ELEMENTS = 10;
  private static final Set<String> TYPES = new TreeSet<>(List.of("text", "textarea", "select"));

  private Dialogs() {}

  /// Opens a dialog for who acted.
  ///
  /// - in: `trigger_id`, `dialog` (`callback_id`, `title`, one to ten `elements`)
  /// - refuses, in this order: `missing_trigger`, `missing_dialog`, `validation_errors` with each of
  ///   them, `invalid_trigger`, `trigger_exchanged`, `trigger_expired`
  static Reply open(Play play) {
    if (play.argument("trigger_id").filter(it -> !it.isEmpty()).isEmpty()) {
      throw Said.no("missing_trigger");
    }
    Obj dialog = given(play.arguments().find("dialog").orElse(Json.Null.NULL));
    List<String> wrong = new ArrayList<>();
    text(dialog, "title", TITLE, wrong);
    text(dialog, "callback_id", NAME, wrong);
    elements(dialog.items("elements"), wrong);
    if (!wrong.isEmpty()) {
      Arr messages = Json.array(wrong.stream().map(Json::of).toList());
      return Said.failed(
          Obj.of("error", Json.of("validation_errors"))
              .with("response_metadata", Obj.of("messages", messages)));
    }
    Obj trigger = new Triggers(play).useForDialog();
    Obj shown = Obj.of("dialog", dialog, "channel", trigger.find("channel").orElse(Json.of("")));
    dialogs(play).put(trigger.text("user").orElse(""), shown);
    return Said.ok();
  }

  private static Notes dialogs(Play play) {
    return play.notes("slack-dialog");
  }

  /// The dialog before a person closes.
  static void close(Play play, String user) {
    dialogs(play).remove(user);
  }

  /// A person submits the dialog that is seen.
  ///
  /// - in: `values`, by the elements' names
  /// - refuses: `dialog_not_found`
  /// - sends: `dialog_submission`, whose answer may be `errors` that leave it open
  static Reply fill(Play play) {
    Payload payload = Payload.of(play);
    Obj shown = seen(payload);
    Obj values = play.arguments().obj("values").orElse(Obj.EMPTY);
    Obj submission = Obj.EMPTY;
    for (Json each : shown.obj("dialog").orElse(Obj.EMPTY).items("elements")) {
      String name = each.at("name").flatMap(Json::asText).orElse("");
      Json usual = each.at("value").orElse(Json.Null.NULL);
      submission = submission.with(name, values.find(name).orElse(usual));
    }
    var told = told(payload, shown, "dialog_submission").put("submission", submission);
    return Said.ok(payload.tell("dialog_submission", told.build()).reply());
  }

  /// A person types into a list of the dialog whose choices the app gives (`data_source: external`).
  ///
  /// - in: `name` of the list, `value`
  /// - refuses, in this order: `dialog_not_found`, `action_not_found`
  /// - sends: `dialog_suggestion`, whose answer may be `options` or `option_groups`
  static Reply suggest(Play play) {
    Payload payload = Payload.of(play);
    Obj shown = seen(payload);
    Json name = Json.of(play.argument("name").orElse(""));
    boolean there =
        shown.obj("dialog").orElse(Obj.EMPTY).items("elements").items().stream()
            .anyMatch(each ->
                each.at("name").filter(name::equals).isPresent()
                    && each.at("data_source").filter(Json.of("external")::equals).isPresent());
    if (!there) {
      throw Said.no("action_not_found");
    }
    Obj told =
        told(payload, shown, "dialog_suggestion")
            .put("name", name)
            .put("value", play.argument("value").orElse(""))
            .build();
    return Said.ok(payload.tell("dialog_suggestion", told.without("response_url")).reply());
  }

  /// A person closes the dialog that is seen.
  ///
  /// - refuses: `dialog_not_found`
  /// - sends: `dialog_cancellation`, where the dialog asks for it (`notify_on_cancel`)
  static Reply dismiss(Play play) {
    Payload payload = Payload.of(play);
    Obj shown = seen(payload);
    close(play, payload.user().id());
    if (!shown.obj("dialog").orElse(Obj.EMPTY).flag("notify_on_cancel")) {
      return Said.ok();
    }
    Obj told = told(payload, shown, "dialog_cancellation").build();
    return Said.ok(payload.tell("dialog_cancellation", told).reply());
  }

  private static Obj seen(Payload payload) {
    return dialogs(payload.play())
        .find(payload.user().id())
        .orElseThrow(() -> Said.no("dialog_not_found"));
  }

  private static Obj.Builder told(Payload payload, Obj shown, String kind) {
    Play play = payload.play();
    Obj dialog = shown.obj("dialog").orElse(Obj.EMPTY);
    Optional<Thing> channel = play.rows(Channels.CHANNEL).find(shown.text("channel").orElse("-"));
    var told =
        payload
            .begun(kind)
            .put("callback_id", dialog.text("callback_id").orElse(""))
            .put("state", dialog.text("state").orElse(""))
            .put("action_ts", Clock.moment(play))
            .put("response_url", new Answers(play).make("actions", payload.about(channel, "")));
    channel.ifPresent(it -> told.put("channel", Payload.place(it)));
    return told;
  }

  private static Obj given(Json dialog) {
    try {
      Json meant = dialog instanceof Json.Text(String text) ? Json.parse(text) : dialog;
      return meant.asObj().orElseThrow(() -> Said.no("missing_dialog"));
    } catch (Malformed broken) {
      throw Said.no("missing_dialog");
    }
  }

  private static void elements(Arr elements, List<String> wrong) {
    if (elements.isEmpty()) {
      wrong.add("The field `elements` is required");
    }
    if (elements.size() > ELEMENTS) {
      wrong.add("The field `elements` cannot have more than " + ELEMENTS + " items");
    }
    for (Json each : elements) {
      Obj element = each.asObj().orElse(Obj.EMPTY);
      text(element, "label", LABEL, wrong);
      text(element, "name", NAME, wrong);
      if (element.text("type").filter(TYPES::contains).isEmpty()) {
        wrong.add("The field `type` is not valid");
      }
    }
  }

  private static void text(Obj holder, String field, int most, List<String> wrong) {
    Optional<String> text = holder.text(field).filter(it -> !it.isBlank());
    if (text.isEmpty()) {
      wrong.add("The field `" + field + "` is required");
    } else if (text.get().length() > most) {
      wrong.add("The field `" + field + "` cannot be longer than " + most + " characters");
    }
  }
}
