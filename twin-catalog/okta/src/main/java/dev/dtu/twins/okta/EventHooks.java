package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hooks that are told of events.
///
/// - refuses, in this order: E0000001 over 300 events, an event that no hook may ask for, a filter that
///   cannot be read or speaks of what filters may not, a name that another has. Which events hooks may ask
///   for is told by the list of events; in which words others are refused is not
/// - source: dossier of developer.okta.com, event hooks, 2026-08-31; okta/okta-developer-docs,
///   okta-event-types.csv, the tag `event-hook-eligible`, 2026-11-22
final class EventHooks {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createEventHook", EventHooks::create)
          .sieving("event-hook-filter", EventHooks::passes)
          .acting("event-hook-failed", EventHooks::failed)
          .on("replaceEventHook", EventHooks::replace);

  private static final String RESOURCE = "event-hook";
  private static final String ITEMS = "items";

  /// How many events a hook may ask for.
  private static final int MOST = 300;

  private EventHooks() {}

  /// Whether a hook's filter for an event, where it has one, comes to true. One that says nothing of an
  /// event lets it through.
  private static boolean passes(Obj hook, String event, Json body) {
    Obj events = hook.obj("events").orElse(Obj.EMPTY);
    Json told =
        body.asObj()
            .flatMap(all -> all.obj("data"))
            .map(data -> data.items("events").items())
            .filter(all -> !all.isEmpty())
            .map(List::getFirst)
            .orElse(Obj.EMPTY);
    AboutEvent about = new AboutEvent(told.asObj().orElse(Obj.EMPTY));
    for (Json each : filters(events)) {
      Obj filter = each.asObj().orElse(Obj.EMPTY);
      boolean stops =
          filter.text("event").filter(event::equals).isPresent()
              && condition(filter)
                  .flatMap(text -> Expression.read(text, about))
                  .filter(one -> Expression.truth(one.value(about)))
                  .isEmpty();
      if (stops) {
        return false;
      }
    }
    return true;
  }

  private static Arr filters(Obj events) {
    return events.obj("filter").map(all -> all.items("eventFilterMap")).orElse(Arr.EMPTY);
  }

  private static Optional<String> condition(Obj filter) {
    return filter.obj("condition").flatMap(one -> one.text("expression"));
  }

  /// Notes a delivery that failed, for the system log to tell of; the one before is told by now.
  private static Reply failed(Play play) {
    String name = play.argument("key").orElse("");
    Notes failed = play.notes("failed-deliveries");
    failed.keys().forEach(failed::remove);
    Optional<Thing> hook = play.rows(RESOURCE).find(name.substring(name.lastIndexOf('/') + 1));
    hook.ifPresent(own -> failed.put(own.id() + "/" + failed.count(), Obj.of("item", own.item())));
    return Reply.empty(204);
  }

  private static Reply create(Play play) {
    eligible(play);
    Namesakes.none(play, RESOURCE, "");
    return Begun.active(bagged(play), RESOURCE);
  }

  private static Reply replace(Play play) {
    eligible(play);
    return Namesakes.kept(bagged(play), RESOURCE, "eventHookId");
  }

  /// The call with its events in the order in which Okta keeps them, which is that of a set of Java's:
  /// each once, by its hash.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, GET and PUT
  ///   /api/v1/eventHooks/{eventHookId}, 46 of 46 answers with several events, 2026-11-22
  private static Play bagged(Play play) {
    Optional<Obj> events = play.sent().obj("events");
    Optional<Arr> items = events.flatMap(own -> own.find(ITEMS)).flatMap(Json::asArr);
    if (items.isEmpty()) {
      return play;
    }
    Map<String, Json> set = new HashMap<>();
    for (Json each : items.get()) {
      set.put(each.asText().orElse(""), each);
    }
    Obj told =
        filtered(events.orElse(Obj.EMPTY)).with(ITEMS, Json.array(List.copyOf(set.values())));
    return play.saying(play.sent().with("events", told));
  }

  /// Events with what Okta adds to a filter.
  private static Obj filtered(Obj events) {
    Optional<Obj> filter = events.obj("filter");
    if (filter.isEmpty()) {
      return events;
    }
    List<Json> entries = new ArrayList<>();
    for (Json each : filters(events)) {
      Obj entry = each.asObj().orElse(Obj.EMPTY);
      Optional<Obj> condition = entry.obj("condition");
      entries.add(
          condition.isEmpty()
              ? entry
              : entry.with(
                  "condition", Obj.of("version", Json.Null.NULL).withAll(condition.get())));
    }
    return events.with(
        "filter",
        filter
            .get()
            .with("type", "EXPRESSION_LANGUAGE")
            .with("eventFilterMap", Json.array(entries)));
  }

  private static void eligible(Play play) {
    List<String> unheard = play.scene().twin().climate().herald().unheard();
    Obj events = play.sent().obj("events").orElse(Obj.EMPTY);
    if (events.items(ITEMS).size() > MOST) {
      throw Refusal.of("api-validation")
          .with("subject", "events.items")
          .because("", "events.items: No more than " + MOST + " event types can be given");
    }
    for (Json each : events.items(ITEMS)) {
      String name = each.asText().orElse("");
      if (unheard.contains(name)) {
        throw Refusal.of("api-validation")
            .with("subject", "events.items")
            .because("", "events.items: The event type '" + name + "' is not eligible.");
      }
    }
    for (Json each : filters(events)) {
      Optional<String> text = condition(each.asObj().orElse(Obj.EMPTY));
      if (text.isPresent() && Expression.read(text.get(), AboutEvent.NAMES).isEmpty()) {
        throw Refusal.of("api-validation")
            .with("subject", "events.filter")
            .because("", "events.filter: The expression '" + text.get() + "' cannot be read.");
      }
    }
  }
}
