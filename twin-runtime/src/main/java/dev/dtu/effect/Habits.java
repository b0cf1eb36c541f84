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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a row is unless it is told otherwise. A new one is what a list shows when nobody selects: where
/// lists show what is `open`, it is open. One that is replaced is in the state it was in.
final class Habits {

  private final Contract contract;
  private final List<Effect> lists = new ArrayList<>();
  private final SortedSet<String> states = new TreeSet<>();
  private volatile @Nullable SortedMap<String, String> usual;

  Habits(Contract contract) {
    this.contract = contract;
  }

  /// Takes note of a list of the resource, and of what its actions move.
  void told(Effect effect) {
    if (effect.kind() == Effect.Kind.LIST && !effect.filters().isEmpty()) {
      lists.add(effect);
    } else if (effect.kind() == Effect.Kind.ACT) {
      effect.sets().forEach(this::moved);
    }
  }

  private void moved(String member, Json to) {
    boolean word = to.asText().filter(text -> !text.startsWith("${")).isPresent();
    if (word || to instanceof Json.Bool) {
      states.add(member);
    }
  }

  /// What replaces a thing, with the state it is in where that is left out: actions move it, and who does
  /// not speak of it does not end it.
  Obj stated(Obj before, Obj sent) {
    Obj stated = sent;
    for (String member : states) {
      Optional<Json> state = sent.has(member) ? Optional.empty() : before.find(member);
      stated = state.isPresent() ? stated.with(member, state.get()) : stated;
    }
    return stated;
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
