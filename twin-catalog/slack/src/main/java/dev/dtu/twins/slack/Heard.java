package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What comes of an app's answer to a person's act, and of what was to be done at a time.
final class Heard {

  static final Repertoire PARTS =
      Repertoire.NONE.acting("answered", Heard::answered).acting("due", Scheduled::due);

  private static final String INTERACTION = "interaction";
  private static final String STATE = "state";

  private Heard() {}

  /// The app answered an interaction, or did not within three seconds.
  ///
  /// - in: `key` of the interaction, `good`, `answer`
  static Reply answered(Play play) {
    Optional<Thing> found = play.rows(INTERACTION).find(play.argument("key").orElse(""));
    if (found.isEmpty()) {
      return Said.ok();
    }
    Thing interaction = found.get();
    Optional<Json> answer = play.arguments().find("answer");
    Thing now =
        play.arguments().flag("good")
            ? good(play, interaction.with(STATE, "acknowledged"), answer)
            : interaction.with(STATE, "failed").with("error", "operation_timeout");
    play.rows(INTERACTION).keep(now);
    return Said.ok();
  }

  private static Thing good(Play play, Thing interaction, Optional<Json> answer) {
    Obj said = answer.flatMap(Json::asObj).orElse(Obj.EMPTY);
    try {
      return switch (interaction.text("kind").orElse("")) {
        case "view_submission" -> submitted(play, interaction, said);
        case "slash_commands" -> {
          Obj words =
              answer.flatMap(Json::asText).map(it -> Obj.of("text", Json.of(it))).orElse(said);
          yield commanded(play, interaction, words);
        }
        case "block_suggestion", "dialog_suggestion" -> suggested(interaction, said);
        case "interactive_message" -> Legacy.answered(play, interaction, said);
        case "dialog_submission" -> filled(play, interaction, said);
        default -> interaction;
      };
    } catch (Refusal wrong) {
      return interaction
          .with(STATE, "failed")
          .with("error", wrong.facts().text("error").orElse(wrong.problem()));
    }
  }

  private static Thing suggested(Thing interaction, Obj said) {
    Thing told = interaction.with("options", said.items("options"));
    return said.has("option_groups")
        ? told.with("option_groups", said.items("option_groups"))
        : told;
  }

  /// A dialog closes, unless something in it is wrong.
  private static Thing filled(Play play, Thing interaction, Obj said) {
    if (said.items("errors").isEmpty()) {
      Dialogs.close(play, interaction.text("user").orElse(""));
      return interaction;
    }
    return interaction.with("errors", said.items("errors"));
  }

  private static Thing commanded(Play play, Thing interaction, Obj said) {
    if (!said.isEmpty()) {
      Obj about =
          Obj.of("user", Json.of(interaction.text("user").orElse("")))
              .with("channel", interaction.text("payload.channel_id").orElse(""));
      Hooks.answer(play, about, said);
    }
    return interaction;
  }

  /// What is seen after a modal was submitted: nothing new closes it, `errors` leave it, `update`
  /// changes it, `push` lays another on it, `clear` closes all.
  ///
  /// - source: docs.slack.dev/surfaces/modals (response_action), 2026-08-31
  private static Thing submitted(Play play, Thing interaction, Obj said) {
    String user = interaction.text("user").orElse("");
    List<Thing> modals = new ArrayList<>(Views.before(play, user));
    String id = interaction.text("payload.view.id").orElse("");
    Optional<Thing> view = modals.stream().filter(it -> it.id().equals(id)).findFirst();
    if (view.isEmpty()) {
      return interaction;
    }
    switch (said.text("response_action").orElse("")) {
      case "errors" -> {
        return interaction.with("errors", said.obj("errors").orElse(Obj.EMPTY));
      }
      case "update" -> Views.changed(play, view.get(), view(play, said));
      case "push" -> Views.lay(play, user, modals, view(play, said));
      case "clear" -> Views.show(play, user, List.of());
      default -> {
        modals.remove(view.get());
        Views.show(play, user, modals);
      }
    }
    return interaction;
  }

  private static Obj view(Play play, Obj said) {
    return Modal.checked(play, said.obj("view").orElse(Obj.EMPTY), "modal");
  }
}
