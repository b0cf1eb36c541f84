package dev.dtu.mine;

import dev.dtu.call.Query;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Paging;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.fidelity.Guide;
import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.usage.Birth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Tells what came into being with the things that a session makes: what the first list below one shows
/// before anybody wrote there. Mutable, one thread's.
final class Litters {

  /// A thing that was made.
  private record Made(String operation, Sight sight) {}

  private final SortedMap<String, Notes> notes;
  private final Map<String, Made> made = new HashMap<>();
  private final Set<String> settled = new HashSet<>();

  Litters(SortedMap<String, Notes> notes) {
    this.notes = notes;
  }

  /// A thing was made.
  void made(Effect effect, Sight sight) {
    made.put(effect.resource() + "/" + sight.id(), new Made(effect.operation(), sight));
  }

  /// Something was written: what stands beside it from now on is no more what came by itself.
  void wrote(Effect effect, Resource resource, Guide.Led led) {
    parent(effect, resource, led).ifPresent(key -> settled.add(resource.name() + " of " + key));
  }

  /// Things were listed.
  void listed(Effect effect, Resource resource, Guide.Led led, Exchange exchange, Arr items) {
    Optional<String> key = parent(effect, resource, led);
    Optional<Made> parent = key.map(made::get);
    boolean whole = led.operation().filter(each -> whole(each, exchange)).isPresent();
    if (parent.isEmpty() || !whole || !settled.add(resource.name() + " of " + key.get())) {
      return;
    }
    Sight sight = parent.get().sight();
    notes
        .computeIfAbsent(parent.get().operation(), _ -> new Notes())
        .births
        .computeIfAbsent(resource.name(), _ -> new ArrayList<>())
        .add(sight.bearing(Obj.of(Birth.ITEMS, items)));
  }

  /// Whether all there are were asked for, as far as a page goes.
  private static boolean whole(Operation operation, Exchange exchange) {
    Optional<String> limit = operation.paging().flatMap(Paging::limit);
    return Query.parse(exchange.sent().query()).pairs().stream()
        .allMatch(pair -> Optional.of(pair.name()).equals(limit));
  }

  /// What the path names as the thing they stand below.
  private static Optional<String> parent(Effect effect, Resource resource, Guide.Led led) {
    List<Resource.Scope> scopes = resource.scopes();
    if (scopes.isEmpty() || effect.key().size() < scopes.size()) {
      return Optional.empty();
    }
    Effect.Binding last = effect.key().get(scopes.size() - 1);
    String name = led.parameters().get(last.name());
    return last.source() == Effect.Binding.Source.PATH && name != null
        ? Optional.of(scopes.getLast().resource() + "/" + name)
        : Optional.empty();
  }
}
