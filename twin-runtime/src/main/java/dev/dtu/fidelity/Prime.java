package dev.dtu.fidelity;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A row that was there before the first call, as the first answer showed it that showed it.
///
/// Mutable while a [Script] is written: later answers may tell of more that it belongs to.
final class Prime {

  /// What a row is found by.
  record Key(Candidate candidate, String resource, List<String> scopes, String id) {
    Key {
      scopes = List.copyOf(scopes);
    }
  }

  private final Key key;
  private final Obj item;
  private final int exchange;
  private final Set<String> called = new LinkedHashSet<>();
  private final Map<String, Set<String>> within = new LinkedHashMap<>();
  private final Map<String, Set<String>> linked = new LinkedHashMap<>();

  /// @param exchange the number of the one whose answer shows it
  Prime(Key key, Obj item, int exchange) {
    this.key = key;
    this.item = item;
    this.exchange = exchange;
  }

  /// A row of which no answer showed more than its name, yet.
  static Prime bare(Key key, int exchange) {
    return new Prime(key, Obj.EMPTY, exchange);
  }

  Key key() {
    return key;
  }

  /// Whether no more is known of it than its name.
  boolean bare() {
    return item.isEmpty();
  }

  Obj item() {
    return item;
  }

  int exchange() {
    return exchange;
  }

  /// Notes another name that it has; true when that was not known.
  boolean called(String name) {
    return !name.isEmpty() && called.add(name);
  }

  /// The other names that it has.
  Set<String> called() {
    return called;
  }

  /// Notes that it was shown in a container; true when that was not known.
  boolean in(String resource, String container, boolean owns) {
    return (owns ? within : linked)
        .computeIfAbsent(resource, _ -> new LinkedHashSet<>())
        .add(container);
  }

  /// The same among rows that have other ids here.
  ///
  /// @param here an id's own here
  Prime among(UnaryOperator<String> here, Obj told) {
    List<String> above = key.scopes.stream().map(here).toList();
    var moved = new Prime(new Key(key.candidate, key.resource, above, key.id), told, exchange);
    moved.called.addAll(called);
    within.forEach((name, ids) -> ids.forEach(id -> moved.in(name, here.apply(id), true)));
    linked.forEach((name, ids) -> ids.forEach(id -> moved.in(name, here.apply(id), false)));
    return moved;
  }

  /// The row as a seed has it.
  ///
  /// @param id its id here
  /// @param shown its item here
  Obj seed(String id, Obj shown) {
    Obj supposed = key.candidate.twin().title().supposed().getOrDefault(key.resource, Obj.EMPTY);
    Obj.Builder row = Obj.builder().put("resource", key.resource);
    if (!id.isEmpty()) {
      row.put("id", literal(Json.of(id)));
    }
    if (!called.isEmpty()) {
      row.put("called", texts(List.copyOf(called)));
    }
    if (!key.scopes.isEmpty()) {
      row.put("in", texts(key.scopes));
    }
    if (!within.isEmpty()) {
      row.put("within", containers(within));
    }
    if (!linked.isEmpty()) {
      row.put("linked", containers(linked));
    }
    return row.put("item", literal(bare() ? supposed.withAll(shown) : shown))
        .put("exact", !bare())
        .build();
  }

  private static Obj containers(Map<String, Set<String>> all) {
    Obj.Builder out = Obj.builder();
    all.forEach((resource, keys) -> out.put(resource, texts(List.copyOf(keys))));
    return out.build();
  }

  private static Json texts(List<String> words) {
    List<Json> items = new ArrayList<>();
    words.forEach(word -> items.add(literal(Json.of(word))));
    return Json.array(items);
  }

  /// A value in which `${…}` means itself.
  private static Json literal(Json value) {
    return switch (value) {
      case Obj obj -> {
        Obj.Builder out = Obj.builder();
        obj.forEach(member -> out.put(member.key(), literal(member.value())));
        yield out.build();
      }
      case Arr arr -> {
        List<Json> items = new ArrayList<>(arr.size());
        arr.forEach(item -> items.add(literal(item)));
        yield Arr.of(items);
      }
      case Json.Text(String text) -> Json.of(text.replace("${", "$${"));
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  /// A value without what was sent, member by member.
  static Json without(Json item, Json sent) {
    if (!(item instanceof Obj shown) || !(sent instanceof Obj set)) {
      return item;
    }
    Obj.Builder out = Obj.builder();
    for (Obj.Member member : shown) {
      Optional<Json> other = set.find(member.key());
      if (other.isEmpty()) {
        out.put(member.key(), member.value());
      } else if (other.get() instanceof Obj && !(member.value() instanceof Arr)) {
        out.put(member.key(), without(member.value(), other.get()));
      }
    }
    return out.build();
  }
}
