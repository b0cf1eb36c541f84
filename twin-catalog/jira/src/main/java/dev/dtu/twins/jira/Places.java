package dev.dtu.twins.jira;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands in projects: versions, components and issues know theirs.
final class Places {

  private Places() {}

  /// The rows of a resource that are a project's.
  static List<Thing> of(Play play, String resource, Thing project) {
    List<Thing> own = new ArrayList<>();
    for (Thing each : play.rows(resource).all()) {
      if (in(each, project)) {
        own.add(each);
      }
    }
    return own;
  }

  static boolean in(Thing thing, Thing project) {
    Optional<String> id = thing.find("projectId").flatMap(Json::asWords);
    return id.isPresent()
        ? id.get().equals(project.id())
        : thing.text("project").filter(it -> Values.called(project, it)).isPresent();
  }

  /// Those of the issues that name a thing in a field.
  static List<Thing> naming(Play play, String field, String id) {
    List<Thing> found = new ArrayList<>();
    for (Thing issue : play.rows(Issues.ISSUE).all()) {
      boolean names =
          Site.values(issue, field).stream()
              .flatMap(it -> it.asObj().flatMap(one -> one.text("id")).stream())
              .anyMatch(id::equals);
      if (names) {
        found.add(issue);
      }
    }
    return found;
  }
}
