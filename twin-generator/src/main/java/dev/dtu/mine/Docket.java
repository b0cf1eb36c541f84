package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Objection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// All attempts of one operation, by number, with what is known of each.
final class Docket {

  private final List<Attempt> attempts;
  private final List<SortedMap<String, Json>> facts = new ArrayList<>();
  private final Map<Map.Entry<String, Json>, BitSet> holds = new HashMap<>();
  private final Map<String, BitSet> known = new HashMap<>();
  private final BitSet answered = new BitSet();
  private final Weight weight;

  Docket(List<Attempt> attempts, Traits traits, Weight weight) {
    this.attempts = attempts;
    this.weight = weight;
    Set<String> members = new TreeSet<>();
    for (Attempt each : attempts) {
      SortedMap<String, Json> own = traits.of(each);
      facts.add(own);
      own.keySet().stream().filter(name -> name.startsWith(Objection.HAS)).forEach(members::add);
    }
    for (int i = 0; i < attempts.size(); i++) {
      SortedMap<String, Json> own = facts.get(i);
      members.forEach(name -> own.putIfAbsent(name, Json.of(false)));
      int number = i;
      own.forEach((name, value) -> {
        holds.computeIfAbsent(Map.entry(name, value), _ -> new BitSet()).set(number);
        known.computeIfAbsent(name, _ -> new BitSet()).set(number);
      });
      answered.set(i, !attempts.get(i).refused());
    }
  }

  Attempt attempt(int number) {
    return attempts.get(number);
  }

  int size() {
    return attempts.size();
  }

  /// The answered ones.
  BitSet answered() {
    return (BitSet) answered.clone();
  }

  Weight weight() {
    return weight;
  }

  SortedMap<String, Json> facts(int number) {
    return facts.get(number);
  }

  /// Those of which a fact is that.
  BitSet holds(String fact, Json is) {
    return (BitSet) holds.getOrDefault(Map.entry(fact, is), new BitSet()).clone();
  }

  /// Those of which all of this holds.
  BitSet holds(SortedMap<String, Json> when) {
    var all = new BitSet();
    all.set(0, attempts.size());
    when.forEach((fact, is) -> all.and(holds(fact, is)));
    return all;
  }

  /// Those of which a fact is known.
  BitSet known(String fact) {
    return (BitSet) known.getOrDefault(fact, new BitSet()).clone();
  }

  /// How many groups some are of.
  int groups(BitSet some) {
    Set<String> groups = new HashSet<>();
    some.stream().forEach(i -> groups.add(attempts.get(i).group()));
    return groups.size();
  }

  /// What some say, in small letters.
  String said(BitSet some) {
    var said = new StringBuilder();
    some.stream().forEach(i -> said.append(attempts.get(i).told()).append('\n'));
    return said.toString().toLowerCase(Locale.ROOT);
  }

  /// Some attempts.
  List<Attempt> those(BitSet some) {
    return some.stream().mapToObj(attempts::get).toList();
  }
}
