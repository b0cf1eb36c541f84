package dev.dtu.twins.slack;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.Optional;

/// What a person's act lets an app do once, within three seconds: open a view for that person.
///
/// - source: docs.slack.dev, handling user interaction (trigger ids), 2026-08-31
record Triggers(Play play) {

  private static final long MILLIS = 3_000;
  private static final Mint SHAPE = Mint.of("[1-9][0-9]{12}.[1-9][0-9]{11}.[0-9a-f]{32}");

  private Notes notes() {
    return play.notes("slack-trigger");
  }

  /// A new one.
  ///
  /// @param view the id of the view the person acted in; empty when it was none
  String make(String user, String view) {
    return make(user, view, "");
  }

  /// A new one.
  ///
  /// @param view the id of the view the person acted in; empty when it was none
  /// @param channel where the person acted; empty when it was in none
  String make(String user, String view, String channel) {
    String id = SHAPE.make(play.scene().dice().at("trigger"), 0);
    long until = play.scene().moment().toEpochMilli() + MILLIS;
    notes()
        .put(
            id,
            Obj.of("user", Json.of(user), "view", Json.of(view))
                .with("channel", channel)
                .with("until", Messages.number(until)));
    return id;
  }

  /// Uses the one that the call brings.
  ///
  /// - refuses, in this order: `invalid_trigger_id` for what is none, `exchanged_trigger_id`,
  ///   `expired_trigger_id`
  /// - source: errors of docs.slack.dev/reference/methods/views.open, 2026-08-31, and
  ///   github.com/slackapi/bolt-js/issues/2091, 2024-04-12; the example of the reference is older
  Obj use() {
    Obj trigger = find().orElseThrow(() -> Said.no("invalid_trigger_id"));
    return use(trigger, "exchanged_trigger_id", "expired_trigger_id");
  }

  /// Uses it for a dialog, which has other words.
  ///
  /// - refuses, in this order: `invalid_trigger`, `trigger_exchanged`, `trigger_expired`
  Obj useForDialog() {
    Obj trigger = find().orElseThrow(() -> Said.no("invalid_trigger"));
    return use(trigger, "trigger_exchanged", "trigger_expired");
  }

  private String id() {
    return play.argument("trigger_id").or(() -> play.argument("interactivity_pointer")).orElse("");
  }

  private Optional<Obj> find() {
    return notes().find(id());
  }

  private Obj use(Obj trigger, String exchanged, String expired) {
    if (trigger.flag("used")) {
      throw Said.no(exchanged);
    }
    if (Clock.seconds(trigger, "until") < play.scene().moment().toEpochMilli()) {
      throw Said.no(expired);
    }
    notes().put(id(), trigger.with("used", Json.of(true)));
    return trigger;
  }
}
