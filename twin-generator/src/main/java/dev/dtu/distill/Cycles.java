package dev.dtu.distill;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// Schemas that contain themselves in their own place, so that a check would never end.
///
/// Containing oneself in a property is how trees are described and nothing is said of it.
final class Cycles {

  /// Where a cycle is told.
  interface Telling {
    void tell(String name, String what, String consequence);
  }

  private final SortedMap<String, Json> schemas;
  private final Telling telling;
  private final Set<String> done = new HashSet<>();

  Cycles(SortedMap<String, Json> schemas, Telling telling) {
    this.schemas = schemas;
    this.telling = telling;
  }

  /// Empties the schemas that are nothing but each other; names those that contain each other.
  void mend() {
    for (String name : new TreeSet<>(schemas.keySet())) {
      if (isAliasOfItself(name)) {
        telling.tell(
            name,
            "expected a schema, found a reference to itself",
            "taken as a schema of anything");
        schemas.put(name, Obj.EMPTY);
      }
    }
    for (String name : new TreeSet<>(schemas.keySet())) {
      visit(name, new LinkedHashSet<>());
    }
  }

  private boolean isAliasOfItself(String name) {
    Set<String> seen = new HashSet<>();
    String at = name;
    while (seen.add(at)) {
      Json schema = schemas.getOrDefault(at, Obj.EMPTY);
      if (!(schema instanceof Obj obj) || obj.text("$ref").isEmpty()) {
        return false;
      }
      at = obj.text("$ref").get();
    }
    return at.equals(name);
  }

  private void visit(String name, Set<String> path) {
    if (path.contains(name)) {
      var cycle = new StringBuilder();
      for (String step : path) {
        if (!cycle.isEmpty() || step.equals(name)) {
          cycle.append(step).append(" → ");
        }
      }
      telling.tell(
          name,
          "expected a schema to end, found that it holds in its own place: " + cycle + name,
          "kept; a check must not follow it twice in one place");
      return;
    }
    if (done.contains(name)) {
      return;
    }
    path.add(name);
    for (String next : Links.inPlace(schemas.getOrDefault(name, Obj.EMPTY))) {
      visit(next, path);
    }
    path.remove(name);
    done.add(name);
  }
}
