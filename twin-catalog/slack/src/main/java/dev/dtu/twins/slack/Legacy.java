package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// Buttons and lists in attachments, as messages had them before there were blocks.
///
/// - source: docs.slack.dev/legacy, message buttons and menus, and java-slack-sdk
///   json-logs/samples/app-backend, 2026-08-31
final class Legacy {

  private Legacy() {}

  /// Presses a button of an attachment, or chooses of its list.
  ///
  /// - in: `action_id`, the action's name; `value`, where there are several of it, or of a list
  /// - refuses: `action_not_found`
  /// - sends: `interactive_message`
  static Reply pressed(Payload payload, Thing channel, Thing message) {
    Play play = payload.play();
    String name = play.argument("action_id").orElse("");
    Optional<String> value = play.argument("value").filter(it -> !it.isEmpty());
    int number = 0;
    for (Json each : message.item().items("attachments")) {
      Obj attachment = each.asObj().orElse(Obj.EMPTY);
      number++;
      for (Json one : attachment.items("actions")) {
        Obj action = one.asObj().orElse(Obj.EMPTY);
        boolean list = action.text("type").filter("select"::equals).isPresent();
        boolean other = !list && value.isPresent() && !action.text("value").equals(value);
        if (action.text("name").filter(name::equals).isPresent() && !other) {
          Obj told = told(payload, channel, message).put("attachment_id", "" + number).build();
          Obj whole =
              told.with("actions", Arr.of(chosen(action, list, value)))
                  .with("callback_id", attachment.text("callback_id").orElse(""));
          return Said.ok(payload.tell("interactive_message", whole).reply());
        }
      }
    }
    throw Said.no("action_not_found");
  }

  private static Obj chosen(Obj action, boolean list, Optional<String> value) {
    Obj chosen =
        Obj.of("name", action.find("name").orElse(Json.of("")))
            .with("type", action.text("type").orElse("button"));
    return list
        ? chosen.with("selected_options", Arr.of(Obj.of("value", Json.of(value.orElse("")))))
        : chosen.with("value", action.text("value").orElse(""));
  }

  private static Obj.Builder told(Payload payload, Thing channel, Thing message) {
    Play play = payload.play();
    String user = payload.user().id();
    String address =
        new Answers(play).make("actions", payload.about(Optional.of(channel), message.id()));
    return payload
        .begun("interactive_message")
        .put("channel", Payload.place(channel))
        .put("action_ts", Clock.moment(play))
        .put("message_ts", message.id())
        .put("is_app_unfurl", false)
        .put("original_message", new Messages(play).shown(message))
        .put("response_url", address)
        .put("trigger_id", new Triggers(play).make(user, "", channel.id()));
  }

  /// An app's answer stands in place of the message, unless it says otherwise.
  static Thing answered(Play play, Thing interaction, Obj said) {
    if (!said.isEmpty()) {
      Obj about =
          Obj.of("user", Json.of(interaction.text("user").orElse("")))
              .with("channel", interaction.text("payload.channel.id").orElse(""))
              .with("message", interaction.text("payload.message_ts").orElse(""));
      boolean told = said.has("replace_original") || said.flag("delete_original");
      Hooks.answer(play, about, told ? said : said.with("replace_original", Json.of(true)));
    }
    return interaction;
  }
}
