package dev.dtu.evidence;

import dev.dtu.contract.Schema;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The members a schema may have, remembered: looking for them in its variants costs. One thread's.
final class Members {

  private final Map<Schema, SortedMap<String, Schema>> known = new IdentityHashMap<>();

  Members() {}

  /// The schemas of all members, those of variants too, by name.
  SortedMap<String, Schema> of(Schema schema) {
    SortedMap<String, Schema> members = known.get(schema);
    if (members == null) {
      members = new TreeMap<>();
      for (Schema.Property property : schema.possibleProperties()) {
        members.putIfAbsent(property.name(), property.schema());
      }
      known.put(schema, members);
    }
    return members;
  }
}
