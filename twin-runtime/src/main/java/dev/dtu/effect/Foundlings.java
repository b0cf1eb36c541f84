package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Mint;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Things that are there though no call made them: another service made them, or they came with
/// what they stand in. The first call that names one, by an id of the shape that was seen, finds
/// it; what was deleted is not found again.
///
/// Which resources have such things is read when a row is missed for the first time. Safe for any
/// number of threads.
final class Foundlings {

  private final Usages usages;
  private final Map<String, List<String>> operations = new TreeMap<>();
  private final Map<String, Optional<String>> shapes = new ConcurrentHashMap<>();

  Foundlings(Meanings meanings) {
    this.usages = meanings.usages();
    for (Effect effect : meanings.effects()) {
      boolean makes = effect.kind() == Effect.Kind.CREATE || effect.kind() == Effect.Kind.COPY;
      if (!makes && !effect.resource().isEmpty()) {
        operations
            .computeIfAbsent(effect.resource(), _ -> new ArrayList<>())
            .add(effect.operation());
      }
    }
  }

  /// The row of that name, which is put where there was none; empty when nobody was seen to find
  /// such.
  Optional<Row> find(Draft draft, Shelf shelf, List<String> scopes, String id) {
    String key = Deed.key(scopes, id);
    if (id.isEmpty()
        || shelf.kinship().isPresent()
        || shape(shelf).filter(each -> fits(each, id)).isEmpty()
        || draft.find(lost(shelf), key).isPresent()) {
      return Optional.empty();
    }
    Obj item = shelf.withScopes(shelf.withId(Obj.EMPTY, id), scopes);
    Obj bare = Obj.of("item", item, "bare", Json.of(true));
    var row = new Row(key, draft.nextPlace(shelf.table()), bare);
    draft.put(shelf.table(), row);
    return Optional.of(row);
  }

  /// Notes that a row is gone for good.
  void lost(Draft draft, Shelf shelf, String key) {
    if (shape(shelf).isPresent()) {
      TableShape table = lost(shelf);
      draft.put(table, new Row(key, draft.nextPlace(table), Obj.EMPTY));
    }
  }

  private static TableShape lost(Shelf shelf) {
    return TableShape.of(shelf.table().name() + "/lost");
  }

  private static boolean fits(String shape, String id) {
    return shape.equals(Usage.ANY_ID) || Mint.of(shape).fits(id);
  }

  private Optional<String> shape(Shelf shelf) {
    return shapes.computeIfAbsent(shelf.resource().name(), this::shape);
  }

  private Optional<String> shape(String resource) {
    if (usages.isEmpty()) {
      return Optional.empty();
    }
    return operations.getOrDefault(resource, List.of()).stream()
        .flatMap(each -> usages.of(each).flatMap(Usage::ids).stream())
        .findFirst();
  }
}
