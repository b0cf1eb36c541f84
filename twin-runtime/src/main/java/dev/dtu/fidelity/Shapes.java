package dev.dtu.fidelity;

import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The shape of a document: which paths it has and of which types. Array indexes are folded, and names
/// of members where the contract says that any may stand there, or where they are ids.
public final class Shapes {

  private final Map<Schema, Map<String, Schema>> members = new IdentityHashMap<>();

  /// Each path with its type: `$.items[].id: string`.
  ///
  /// @param id whether the name of a member is an id; asked of names that the contract does not have
  public Set<String> of(Json value, Optional<Schema> schema, Predicate<String> id) {
    var found = new LinkedHashSet<String>();
    walk(value, schema.orElse(null), id, new Way(new StringBuilder("$"), found));
    return found;
  }

  private record Way(StringBuilder at, Set<String> found) {}

  private void walk(Json value, @Nullable Schema schema, Predicate<String> id, Way way) {
    way.found.add(way.at + ": " + value.kind());
    int length = way.at.length();
    if (value instanceof Obj obj) {
      for (int i = 0; i < obj.size(); i++) {
        String key = obj.key(i);
        Schema known = schema == null ? null : members(schema).get(key);
        boolean folded = known == null && (id.test(key) || (schema != null && any(schema)));
        Schema below =
            known == null && schema != null ? schema.additionalProperties().orElse(null) : known;
        way.at.append('.').append(folded ? "*" : key);
        walk(obj.value(i), below, id, way);
        way.at.setLength(length);
      }
    } else if (value instanceof Arr arr) {
      Schema below = schema == null ? null : schema.items().orElse(null);
      way.at.append("[]");
      for (Json item : arr) {
        walk(item, below, id, way);
      }
      way.at.setLength(length);
    }
  }

  /// Whether the contract says that other members may stand there.
  private static boolean any(Schema schema) {
    return schema.keyword("additionalProperties").filter(say -> say != Json.Bool.FALSE).isPresent();
  }

  private Map<String, Schema> members(Schema schema) {
    Map<String, Schema> known = members.get(schema);
    if (known == null) {
      known = new HashMap<>();
      for (Schema.Property property : schema.possibleProperties()) {
        known.putIfAbsent(property.name(), property.schema());
      }
      members.put(schema, known);
    }
    return known;
  }
}
