package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The site of one call, each kind of thing looked up once. One thread's, thrown away after the turn.
final class Site {

  private final Play play;
  private final Map<String, List<Thing>> rows = new TreeMap<>();

  Site(Play play) {
    this.play = play;
  }

  Instant now() {
    return play.scene().moment();
  }

  /// All rows of a resource.
  List<Thing> rows(String resource) {
    return rows.computeIfAbsent(resource, name -> play.rows(name).all());
  }

  /// What belongs to an issue.
  List<Thing> of(Thing issue, String resource) {
    return play.rows(resource).all(issue.id());
  }

  /// The members of a group.
  List<Thing> members(Thing group) {
    return play.rows("user").in("group", group);
  }

  /// The account that calls.
  String me() {
    return rows("myself").stream().findFirst().flatMap(it -> it.text("accountId")).orElse("");
  }

  /// Whether the caller's weeks begin on a Sunday.
  boolean sundays() {
    String locale = rows("myself").stream().findFirst().flatMap(it -> it.text("locale")).orElse("");
    return locale.isEmpty() || locale.endsWith("US");
  }

  Optional<Thing> issue(String name) {
    return play.rows("issue").find(name);
  }

  /// A member of an issue's fields, dotted when nested; empty when it is null or an empty text.
  static Optional<Json> at(Thing issue, String member) {
    Json value = issue.item().obj("fields").orElse(Obj.EMPTY);
    for (String step : member.split("\\.")) {
      Optional<Json> next = value.asObj().flatMap(it -> it.find(step));
      if (next.isEmpty()) {
        return next;
      }
      value = next.get();
    }
    boolean empty = value == Json.Null.NULL || value.equals(Json.of(""));
    return empty ? Optional.empty() : Optional.of(value);
  }

  /// The values of a member: those of a list, else the one.
  static List<Json> values(Thing issue, String member) {
    Optional<Json> value = at(issue, member);
    if (value.isPresent() && value.get() instanceof dev.dtu.json.Arr several) {
      List<Json> each = new ArrayList<>(several.items());
      each.removeIf(it -> it == Json.Null.NULL);
      return each;
    }
    return value.map(List::of).orElse(List.of());
  }
}
