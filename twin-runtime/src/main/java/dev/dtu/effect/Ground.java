package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What stands in a tenant before its first call: what its plan says, and one row each of what nobody
/// can make.
final class Ground {

  /// What a row says that was made up, and not told by a plan or the contract.
  private static final String MADE_UP = "madeUp";

  private final Contract contract;
  private final Meanings meanings;
  private final Shelves shelves;
  private final List<Shelf> found;

  /// What calls rows of a resource by one id, by resource.
  private final SortedMap<String, List<Effect>> callers = new TreeMap<>();

  Ground(Contract contract, Meanings meanings, Shelves shelves) {
    this.contract = contract;
    this.meanings = meanings;
    this.shelves = shelves;
    this.found = found();
    for (Effect effect : meanings.effects()) {
      if (effect.key().size() == 1) {
        callers.computeIfAbsent(effect.resource(), _ -> new ArrayList<>()).add(effect);
      }
    }
  }

  /// The resources that can be seen but not made, outside of any container.
  private List<Shelf> found() {
    Set<String> makes = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (Effect effect : meanings.effects()) {
      switch (effect.kind()) {
        case CREATE, PUT -> makes.add(effect.resource());
        case READ, LIST -> seen.add(effect.resource());
        case UPDATE, REPLACE, DELETE, COPY, ACT, LINK, UNLINK, ANSWER -> {}
      }
    }
    List<Shelf> found = new ArrayList<>();
    for (Resource resource : meanings.resources()) {
      if (seen.contains(resource.name())
          && !makes.contains(resource.name())
          && resource.scopes().isEmpty()
          && !resource.singleton()) {
        found.add(shelves.get(resource.name()));
      }
    }
    return List.copyOf(found);
  }

  /// What the plan says, and one row each of what the tenant cannot make itself; all are bare until
  /// they are first changed.
  Seed seed(SeedPlan plan) {
    return (draft, dice, moment) -> {
      new Planting(shelves, draft, dice, moment).plant(plan);
      plantFound(draft, dice, plan);
    };
  }

  /// What is planted where a tenant is there already. Where it says what there is of what nobody can make,
  /// the row that was made up for want of that goes.
  Seed more(SeedPlan plan) {
    return (draft, dice, moment) -> {
      for (Shelf shelf : found) {
        if (plan.has(shelf.resource().name())) {
          for (String key : madeUp(draft, shelf)) {
            draft.remove(shelf.table(), key);
          }
        }
      }
      new Planting(shelves, draft, dice, moment).plant(plan);
    };
  }

  private static List<String> madeUp(Draft draft, Shelf shelf) {
    List<String> keys = new ArrayList<>();
    for (var rows = draft.table(shelf.table()).rows(0); rows.hasNext(); ) {
      Row row = rows.next();
      if (row.value().flag(MADE_UP)) {
        keys.add(row.key());
      }
    }
    return keys;
  }

  private void plantFound(Draft draft, Dice dice, SeedPlan plan) {
    for (Shelf shelf : found) {
      if (plan.has(shelf.resource().name())) {
        continue;
      }
      List<String> named = named(shelf);
      if (named.isEmpty()) {
        Dice own = dice.at(shelf.table().name());
        String id = shelf.id(own, Obj.EMPTY, draft.mint(shelf.table()), Optional.empty());
        plant(draft, shelf, id, Obj.of(MADE_UP, Json.of(true)));
      }
      named.forEach(id -> plant(draft, shelf, id, Obj.EMPTY));
    }
  }

  /// The ids the contract lists of each resource that is found.
  SortedMap<String, List<String>> named() {
    SortedMap<String, List<String>> named = new TreeMap<>();
    found.forEach(shelf -> named.put(shelf.resource().name(), named(shelf)));
    return named;
  }

  /// The ids the contract lists, where a route takes no others.
  private List<String> named(Shelf shelf) {
    List<String> known = meanings.beforehand().named().get(shelf.resource().name());
    if (known != null) {
      return known;
    }
    for (Effect effect : callers.getOrDefault(shelf.resource().name(), List.of())) {
      List<String> ids =
          contract
              .operation(effect.operation())
              .parameter(Parameter.Place.PATH, effect.key().getFirst().name())
              .map(parameter -> parameter.schema().enumeration())
              .orElse(List.of())
              .stream()
              .flatMap(each -> each.asWords().stream())
              .toList();
      if (!ids.isEmpty()) {
        return ids;
      }
    }
    return List.of();
  }

  private static void plant(Draft draft, Shelf shelf, String id, Obj besides) {
    Obj item = shelf.resource().idMember().isEmpty() ? Obj.EMPTY : shelf.withId(Obj.EMPTY, id);
    Obj bare = Obj.of("item", item, "bare", Json.of(true)).withAll(besides);
    draft.put(
        shelf.table(), new Row(Deed.key(List.of(), id), draft.nextPlace(shelf.table()), bare));
  }
}
