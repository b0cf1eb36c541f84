package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which of two options, versions or issues is more. Things of other lines do not compare: versions of
/// two projects, issues of two projects.
final class Ranks {

  /// Where a thing stands.
  record Place(String line, long rank) {}

  private final Site site;
  private final boolean issues;
  private final Map<String, Place> places = new TreeMap<>();

  Ranks(Site site, Field field) {
    this.site = site;
    this.issues = field.kind() == Kind.ISSUE;
    if (issues) {
      return;
    }
    List<Thing> rows = site.rows(field.resource());
    if (field.resource().equals(Versions.VERSION)) {
      rows = Versions.ordered(rows);
    }
    // the first priority is the highest
    boolean falling = field.resource().equals("priority");
    for (int i = 0; i < rows.size(); i++) {
      Thing row = rows.get(i);
      String line = row.find("projectId").flatMap(Json::asWords).orElse("");
      places.put(row.id(), new Place(line, falling ? -i : i));
    }
  }

  Optional<Place> of(String id) {
    return issues
        ? site.issue(id).flatMap(it -> it.text("key")).map(Ranks::key)
        : Optional.ofNullable(places.get(id));
  }

  /// Where an issue stands by its key.
  static Place key(String key) {
    int dash = key.lastIndexOf('-');
    String count = key.substring(dash + 1);
    boolean counted = dash > 0 && count.matches("\\d{1,18}");
    return new Place(key.substring(0, Math.max(0, dash)), counted ? Long.parseLong(count) : 0);
  }
}
