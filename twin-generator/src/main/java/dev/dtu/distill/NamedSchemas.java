package dev.dtu.distill;

import dev.dtu.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// The schemas of one document as they will stand in the contract.
///
/// @param written all of them, by name
/// @param declared the names that the document itself gives
/// @param spots where each stands in the document
/// @param top where the document begins, for what has no place of its own
record NamedSchemas(
    SortedMap<String, Json> written, Set<String> declared, Map<String, Spot> spots, Spot top) {

  Spot spot(String name) {
    return spots.getOrDefault(name, top);
  }

  boolean isDeclared(String name) {
    return declared.contains(name);
  }
}
