package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.List;

/// Hooks that are told of events.
///
/// - refuses, in this order: E0000001 an event that no hook may ask for, a name that another has. Which
///   events hooks may ask for is told by the list of events; in which words others are refused is not
/// - source: dossier of developer.okta.com, event hooks, 2026-08-31; okta/okta-developer-docs,
///   okta-event-types.csv, the tag `event-hook-eligible`, 2026-11-22
final class EventHooks {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createEventHook", EventHooks::create)
          .on("replaceEventHook", EventHooks::replace);

  private static final String RESOURCE = "event-hook";

  private EventHooks() {}

  private static Reply create(Play play) {
    eligible(play);
    Namesakes.none(play, RESOURCE, "");
    return Begun.active(play, RESOURCE);
  }

  private static Reply replace(Play play) {
    eligible(play);
    return Namesakes.kept(play, RESOURCE, "eventHookId");
  }

  private static void eligible(Play play) {
    List<String> unheard = play.scene().twin().climate().herald().unheard();
    Obj events = play.sent().obj("events").orElse(Obj.EMPTY);
    for (Json each : events.items("items")) {
      String name = each.asText().orElse("");
      if (unheard.contains(name)) {
        throw Refusal.of("api-validation")
            .with("subject", "events.items")
            .because("", "events.items: The event type '" + name + "' is not eligible.");
      }
    }
  }
}
