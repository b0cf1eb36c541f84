package dev.dtu.twins.okta;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the filter of an event hook may speak of, as an event of the system log has it.
///
/// - source: help.okta.com, Okta Expression Language and event hooks, supported filter fields;
///   okta/okta-developer-docs, event hook filtering, 2026-11-23
record AboutEvent(Obj event) implements Expression.Known {

  private static final String DEBUG = "debugData.";
  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "eventType",
              "outcome.reason",
              "outcome.result",
              "actor.id",
              "actor.type",
              "actor.alternateId",
              "actor.displayName",
              DEBUG + "changedAttributes",
              "target"));

  /// Before anything happened.
  static final AboutEvent NAMES = new AboutEvent(Obj.EMPTY);

  /// Whether a filter may speak of it.
  static boolean names(String path) {
    return path.startsWith("event.") && FIELDS.contains(path.substring("event.".length()));
  }

  @Override
  public Optional<Json> named(String path) {
    if (!names(path)) {
      return Optional.empty();
    }
    String field = path.substring("event.".length());
    String own = field.startsWith(DEBUG) ? "debugContext." + field : field;
    Json value = event;
    for (String part : own.split("\\.", -1)) {
      value = value.asObj().flatMap(obj -> obj.find(part)).orElse(Json.Null.NULL);
    }
    return Optional.of(value);
  }

  @Override
  public List<Thing> groups() {
    return List.of();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public boolean ofEvent() {
    return true;
  }

  /// One of those an event is about.
  record Target(Json item) implements Expression.Known {

    private static final Set<String> FIELDS =
        new TreeSet<>(List.of("id", "type", "alternateId", "displayName"));

    @Override
    public Optional<Json> named(String path) {
      return FIELDS.contains(path)
          ? Optional.of(item.asObj().flatMap(obj -> obj.find(path)).orElse(Json.Null.NULL))
          : Optional.empty();
    }

    @Override
    public List<Thing> groups() {
      return List.of();
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public boolean ofEvent() {
      return true;
    }
  }
}
