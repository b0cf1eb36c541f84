package dev.dtu.mine;

import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The things that one session has shown so far, as they were left. Mutable, one thread's.
final class World {

  /// A thing as it was last known.
  ///
  /// @param scope what it stands in, by the ids that paths name
  /// @param since the operations that were answered since, without showing what they made of it
  record Thing(String scope, Obj item, List<String> since) {

    static final Thing NONE = new Thing("", Obj.EMPTY, List.of());

    Thing {
      since = List.copyOf(since);
    }
  }

  private final Map<String, Map<String, Thing>> things = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  /// Notes how a thing is by now.
  void is(String resource, String id, String scope, Obj item) {
    gone.remove(resource + "/" + id);
    things
        .computeIfAbsent(resource, _ -> new LinkedHashMap<>())
        .put(id, new Thing(scope, item, List.of()));
  }

  /// Notes that an operation did something to a thing, and showed nothing of it.
  void touched(String resource, String id, String operation) {
    Map<String, Thing> all = things.getOrDefault(resource, Map.of());
    Thing known = all.get(id);
    if (known != null) {
      List<String> since = new ArrayList<>(known.since());
      since.add(operation);
      all.put(id, new Thing(known.scope(), known.item(), since));
    }
  }

  /// Notes that there is no such thing any more, or none at all.
  void gone(String resource, String id) {
    things.getOrDefault(resource, new HashMap<>()).remove(id);
    gone.add(resource + "/" + id);
  }

  /// Whether there is certainly no such thing.
  boolean missing(String resource, String id) {
    return gone.contains(resource + "/" + id);
  }

  /// A thing by its id or another name it has.
  Optional<Thing> find(Resource resource, String name) {
    Map<String, Thing> all = things.getOrDefault(resource.name(), Map.of());
    Thing known = all.get(name);
    if (known != null || name.isEmpty()) {
      return Optional.ofNullable(known);
    }
    return all.values().stream()
        .filter(each ->
            resource.aliases().stream()
                .anyMatch(alias ->
                    each.item().at(alias).flatMap(Json::asWords).filter(name::equals).isPresent()))
        .findFirst();
  }

  /// The resource that has a thing of this id; empty when nothing was seen of one.
  String resource(String id) {
    for (Map.Entry<String, Map<String, Thing>> each : things.entrySet()) {
      if (each.getValue().containsKey(id)) {
        return each.getKey();
      }
    }
    return "";
  }

  /// The things beside one, in the same scope.
  List<Obj> others(String resource, String own, String scope) {
    List<Obj> others = new ArrayList<>();
    things
        .getOrDefault(resource, Map.of())
        .forEach((id, thing) -> {
          if (!id.equals(own) && thing.scope().equals(scope)) {
            others.add(thing.item());
          }
        });
    return others;
  }
}
