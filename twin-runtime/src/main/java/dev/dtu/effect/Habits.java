package dev.dtu.effect;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a new row is unless it is told otherwise: what a list shows when nobody selects. Where lists
/// show what is `open`, a new thing is open.
final class Habits {

  private final Contract contract;
  private final List<Effect> lists = new ArrayList<>();
  private volatile @Nullable SortedMap<String, String> usual;

  Habits(Contract contract) {
    this.contract = contract;
  }

  /// Takes note of a list of the resource.
  void told(Effect effect) {
    if (effect.kind() == Effect.Kind.LIST && !effect.filters().isEmpty()) {
      lists.add(effect);
    }
  }

  /// The item with what it is by habit, where it does not say.
  Obj given(Obj item, Shelf shelf) {
    Obj given = item;
    for (Map.Entry<String, String> each : usual().entrySet()) {
      String member = each.getKey();
      if (!item.has(member) && shelf.takes(member, each.getValue())) {
        given = given.with(member, Json.of(each.getValue()));
      }
    }
    return given;
  }

  /// The word each member is selected by when nobody says; read when the first row is made.
  private SortedMap<String, String> usual() {
    SortedMap<String, String> known = usual;
    if (known == null) {
      known = new TreeMap<>();
      for (Effect list : lists) {
        for (Map.Entry<String, String> told : list.filters().entrySet()) {
          Filter filter = Filter.of(told.getKey(), told.getValue());
          Optional<String> word = word(list, filter).filter(_ -> filter.plain());
          if (word.isPresent()) {
            known.putIfAbsent(filter.member(), word.get());
          }
        }
      }
      usual = known;
    }
    return known;
  }

  private Optional<String> word(Effect list, Filter filter) {
    return contract
        .operation(list.operation())
        .parameter(Parameter.Place.QUERY, filter.argument())
        .flatMap(Asked::usual);
  }

  /// How many segments two paths begin with alike.
  static int shared(String one, String other) {
    String[] first = one.split("/", -1);
    String[] second = other.split("/", -1);
    int shared = 0;
    while (shared < Math.min(first.length, second.length) && first[shared].equals(second[shared])) {
      shared++;
    }
    return shared;
  }
}
