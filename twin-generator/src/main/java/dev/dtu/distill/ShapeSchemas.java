package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Writes shapes as schemas: nothing is required, and what nothing is known of is anything.
final class ShapeSchemas {

  private ShapeSchemas() {}

  static Json of(Shape shape) {
    Set<String> types = new TreeSet<>(shape.types());
    if (shape.names().isEmpty()) {
      return plain(shape, types);
    }
    List<Json> choices = new ArrayList<>();
    shape.names().forEach(name -> choices.add(beside(Obj.of("$ref", Json.of(name)), shape)));
    if (!types.isEmpty()) {
      Shape rest = shape.with(Map.of(), shape.items(), shape.others());
      choices.add(plain(rest, types));
    }
    return choices.size() == 1 ? choices.getFirst() : Obj.of("anyOf", Arr.of(choices));
  }

  private static Obj beside(Obj reference, Shape shape) {
    Obj told = properties(shape);
    for (String member : shape.without()) {
      told = told.with(member, Json.Bool.FALSE);
    }
    return told.isEmpty() ? reference : reference.with("properties", told);
  }

  private static Obj properties(Shape shape) {
    var properties = Obj.builder();
    shape.members().forEach((name, member) -> properties.put(name, of(member)));
    return properties.build();
  }

  private static Json plain(Shape shape, Set<String> types) {
    if (types.isEmpty() || types.equals(Set.of("null")) && shape.names().isEmpty()) {
      return Obj.EMPTY;
    }
    List<Json> named = new ArrayList<>();
    types.forEach(type -> named.add(Json.of(type)));
    var out = Obj.builder().put("type", named.size() == 1 ? named.getFirst() : Arr.of(named));
    shape.items().map(ShapeSchemas::of).ifPresent(items -> out.put("items", items));
    if (!shape.members().isEmpty()) {
      out.put("properties", properties(shape));
    }
    shape.others().map(ShapeSchemas::of).ifPresent(other -> out.put("additionalProperties", other));
    return out.build();
  }
}
