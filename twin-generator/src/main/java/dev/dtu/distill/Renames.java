package dev.dtu.distill;

import dev.dtu.json.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Names for the schemas of a later document that an earlier one uses for something else.
final class Renames {

  private Renames() {}

  /// New names for what differs from the schema that has the name already, in itself or in what it
  /// refers to.
  ///
  /// @param schemas those of the earlier documents
  static Map<String, String> of(Map<String, Json> own, Map<String, Json> schemas) {
    Set<String> clashing = new TreeSet<>();
    own.forEach((name, schema) -> {
      if (schemas.containsKey(name) && !schema.equals(schemas.get(name))) {
        clashing.add(name);
      }
    });
    boolean more = !clashing.isEmpty();
    while (more) {
      more = false;
      for (var entry : own.entrySet()) {
        if (schemas.containsKey(entry.getKey())
            && !clashing.contains(entry.getKey())
            && Links.names(entry.getValue()).stream().anyMatch(clashing::contains)) {
          more = clashing.add(entry.getKey());
        }
      }
    }
    Set<String> taken = new HashSet<>(schemas.keySet());
    taken.addAll(own.keySet());
    Map<String, String> renamed = new TreeMap<>();
    for (String name : clashing) {
      String free = Names.free(name, taken);
      taken.add(free);
      renamed.put(name, free);
    }
    return renamed;
  }
}
