package dev.dtu.evidence;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// What values have in common, as a schema tells it. Mutable; one thread's.
public final class Outline {

  private final Observed observed = new Observed("");
  private final Members members = new Members();

  public Outline() {}

  public void add(Json value) {
    observed.add(value, null, new Observed.Look(members, 0));
  }

  /// A schema that all of them fit: types and members, and of no value anything.
  public Obj schema() {
    return schema(observed.seen(Optional.empty(), Optional.empty(), ""));
  }

  private static Obj schema(Seen seen) {
    var out = Obj.builder();
    List<Json> types = seen.types().keySet().stream().<Json>map(Json::of).toList();
    out.put("type", types.size() == 1 ? types.getFirst() : Arr.of(types));
    if (!seen.members().isEmpty()) {
      var properties = Obj.builder();
      seen.members().forEach((name, below) -> properties.put(name, schema(below)));
      out.put("properties", properties.build());
    }
    seen.any().ifPresent(any -> out.put("additionalProperties", schema(any)));
    if (seen.types().containsKey("array")) {
      out.put("items", seen.items().map(Outline::schema).orElse(Obj.EMPTY));
    }
    return out.build();
  }
}
