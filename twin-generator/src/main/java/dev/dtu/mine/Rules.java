package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The rules for one member: a tree that parts the sights of it, with a rule at each leaf.
final class Rules {

  /// So often may sights be parted for one member.
  private static final int DEEPEST = 3;

  /// So many values of a fact have to get the same before others are thought to get it too.
  private static final int VALUES = 3;

  /// A rule, and how many sights it explains.
  ///
  /// @param worth of those sights, each weighed by how many its group has
  record Best(Told told, int explained, double worth) {}

  private final Sights sights;
  private final Pointer at;
  private final Map<Integer, Set<Told>> told;
  private final List<Line> lines = new ArrayList<>();
  private boolean steady; // whether no day tells what stands there, nor what else came by chance

  /// @param told what may explain each sight, by its number
  Rules(Sights sights, Pointer at, Map<Integer, Set<Told>> told) {
    this.sights = sights;
    this.at = at;
    this.told = told;
  }

  /// The lines for some of the sights.
  List<Line> of(List<Integer> those) {
    part(those, new TreeMap<>(), 0);
    if (Days.back(lines)) {
      lines.clear();
      steady = true;
      part(those, new TreeMap<>(), 0);
    }
    return new Hollow(at, clues(those)).apart(lines);
  }

  private Set<Told> told(int i) {
    return told.getOrDefault(i, Set.of());
  }

  /// Writes the lines for some of the sights; true when all of them have one.
  private boolean part(List<Integer> those, SortedMap<String, Json> when, int depth) {
    Best best = best(those);
    Optional<Map<Optional<Json>, List<Integer>>> parted = Optional.empty();
    String by = "";
    boolean better = best.explained < those.size() || best.told.rank().vague();
    if (better && depth < DEEPEST) {
      Split split = split(those, best);
      by = split.feature;
      parted = split.parts;
    }
    if (parted.isEmpty()) {
      return write(those, best, when);
    }
    int first = lines.size();
    boolean all = true;
    for (Map.Entry<Optional<Json>, List<Integer>> each : parted.get().entrySet()) {
      if (each.getKey().isPresent()) {
        SortedMap<String, Json> longer = new TreeMap<>(when);
        longer.put(by, each.getKey().get());
        all &= part(each.getValue(), longer, depth + 1);
      }
    }
    List<Integer> rest = parted.get().getOrDefault(Optional.<Json>empty(), List.of());
    boolean others = !rest.isEmpty();
    if (others) {
      boolean told = Belief.groups(clues(rest)).size() > 1;
      // what one recording alone says is no rule: then what holds most often does
      all &= told ? part(rest, when, depth + 1) : write(those, best, when);
    }
    if (all && merged(first, when)) {
      return true;
    }
    if (by.equals(Features.SEED) && !others) {
      return write(those, best, when);
    }
    if (!others) {
      unknown(parted.get(), when);
    }
    return all;
  }

  /// Writes what a value gets that nobody was seen to send: what most of several values get.
  private void unknown(Map<Optional<Json>, List<Integer>> parts, SortedMap<String, Json> when) {
    Map<Told, List<Integer>> rules = new LinkedHashMap<>();
    Map<Told, Integer> counts = new HashMap<>();
    for (List<Integer> each : parts.values()) {
      Told rule = best(each).told;
      rules.computeIfAbsent(rule, _ -> new ArrayList<>()).addAll(each);
      counts.merge(rule, 1, Integer::sum);
    }
    for (Map.Entry<Told, List<Integer>> each : rules.entrySet()) {
      boolean usual = counts.getOrDefault(each.getKey(), 0) >= VALUES;
      if (usual && 3 * counts.getOrDefault(each.getKey(), 0) >= 2 * parts.size()) {
        write(each.getValue(), best(each.getValue()), when);
        return;
      }
    }
    Siblings.shown(at, parts, sights)
        .ifPresent(is -> lines.add(new Line(at, when, Optional.of(is), 0, 0, 0)));
  }

  private List<Clues> clues(List<Integer> those) {
    return those.stream().map(sights::clues).toList();
  }

  /// Puts one line in the place of those since the first, where they all say the same.
  private boolean merged(int first, SortedMap<String, Json> when) {
    List<Line> parts = lines.subList(first, lines.size());
    Optional<Line> one = Alike.one(parts, when);
    if (one.isPresent()) {
      parts.clear();
      lines.add(one.get());
    }
    return one.isPresent();
  }

  private boolean write(List<Integer> those, Best best, SortedMap<String, Json> when) {
    if (best.told.equals(Told.KEPT) && when.isEmpty() && lines.isEmpty()) {
      return false;
    }
    boolean known = !best.told.rank().vague();
    List<Clues> explained = explained(those, best.told);
    if (!known && explained.stream().allMatch(each -> each.showsAlike(at))) {
      return false;
    }
    Optional<Json> is =
        known ? Doubt.sure(best, those.size()) : Guess.of(at, explained, sights.tokens());
    if (!known && is.isEmpty()) {
      return false;
    }
    if (is.isPresent()
        && (!Belief.of(explained, is.get()) || Doubt.varied(best.told, told.values()))) {
      is = new Wording(sights, at, told).otherwise(is.get(), explained);
      if (is.isEmpty()) {
        return false;
      }
    }
    int against = those.size() - best.explained;
    List<Clues> unheard = explained.stream().filter(each -> Belief.unheeded(at, each)).toList();
    boolean one = sights.known().alone() && is.isEmpty() && Doubt.chance(at, unheard, those.size());
    long unheeded = known && !one ? unheard.size() : 0;
    if (!known) {
      Guess.known(at, explained)
          .ifPresent(
              row -> lines.add(new Line(at, when, Optional.of(row), best.explained, 0, unheeded)));
    }
    lines.add(new Line(at, when, is, best.explained, against, unheeded));
    is.flatMap(template -> StandIn.made(template, explained))
        .or(() -> best.told.is().flatMap(Tallies::otherwise))
        .ifPresent(other -> lines.add(new Line(at, when, Optional.of(other), 0, 0, unheeded)));
    return true;
  }

  /// The rule that explains most of some sights.
  Best best(List<Integer> those) {
    Map<Told, Double> weighed = new LinkedHashMap<>();
    Map<Told, Integer> counts = new HashMap<>();
    Map<Told, Set<String>> tenants = new HashMap<>();
    double all = 0;
    for (int i : those) {
      all += sights.weight(i);
      for (Told each : told(i)) {
        weighed.merge(each, sights.weight(i), Double::sum);
        counts.merge(each, 1, Integer::sum);
        tenants.computeIfAbsent(each, _ -> new HashSet<>()).add(sights.clues(i).sight().origin());
      }
    }
    Best best = new Best(Told.ABSENT, 0, 0);
    double most = -1;
    for (Map.Entry<Told, Double> each : weighed.entrySet()) {
      if (Doubt.excluded(each.getKey(), counts.getOrDefault(each.getKey(), 0), those.size())) {
        continue;
      }
      double doubt = Doubt.of(each.getKey(), tenants.getOrDefault(each.getKey(), Set.of()).size());
      double worth = each.getValue() - doubt * all - 0.001 * each.getKey().rank().doubt();
      if (worth > most) {
        most = worth;
        best = new Best(each.getKey(), counts.getOrDefault(each.getKey(), 0), worth);
      }
    }
    return sure(best, those, weighed);
  }

  /// A constant where one explains as much and nothing else was ever shown: what was sent elsewhere was
  /// the same by accident.
  private Best sure(Best best, List<Integer> those, Map<Told, Double> weighed) {
    if (!best.told.borrowed(at)) {
      return Doubt.counted(best.told, weighed)
          .filter(_ -> Belief.groups(explained(those, best.told)).size() < 2)
          .map(told -> new Best(told, best.explained, best.worth))
          .orElse(best);
    }
    List<Clues> explained = explained(those, best.told);
    Set<Json> values = new HashSet<>();
    explained.forEach(each -> at.in(each.sight().shown()).ifPresent(values::add));
    double worth = weighed.getOrDefault(best.told, 0.0);
    if (values.size() == 1 && Belief.groups(explained).size() > 1) {
      for (Map.Entry<Told, Double> each : weighed.entrySet()) {
        boolean constant = each.getKey().rank() == Told.Rank.CONSTANT;
        if (constant && each.getValue() > worth - 0.001) {
          return new Best(each.getKey(), best.explained, best.worth);
        }
      }
    }
    return best;
  }

  private List<Clues> explained(List<Integer> those, Told rule) {
    return those.stream().filter(i -> told(i).contains(rule)).map(sights::clues).toList();
  }

  private double worth(List<Integer> those) {
    return those.isEmpty() ? 0 : best(those).worth;
  }

  /// How sights are parted by a feature; the rest have no value of their own.
  private record Split(
      String feature, Optional<Map<Optional<Json>, List<Integer>>> parts, double gain) {}

  private Split split(List<Integer> those, Best best) {
    var found = new Split("", Optional.empty(), 0);
    Set<String> kinds = sights.known().kinds();
    for (String name : sights.features(those, at)) {
      boolean asked = !steady || kinds.contains(name) || Sights.own(name, at);
      found = asked ? better(found, name, sights.parts(those, name, at), best) : found;
    }
    for (String date : dates(those)) {
      found = better(found, date, sights.parts(those, date, at), best);
    }
    double gain = found.gain;
    return Epochs.day(sights, those, at, found.feature)
        .map(day -> new Split(day, Optional.of(sights.parts(those, day, at)), gain))
        .orElse(found);
  }

  /// Days on which the service may have changed.
  private List<String> dates(List<Integer> those) {
    Predicate<String> apart =
        day ->
            Days.apart(
                sights.parts(those, day, at), this::best, it -> explained(it, best(it).told));
    return steady ? List.of() : sights.dates(those).stream().filter(apart).toList();
  }

  private Split better(
      Split found, String name, Map<Optional<Json>, List<Integer>> parts, Best best) {
    if (parts.size() < 2) {
      return found;
    }
    double sum = 0;
    Map<Told, Integer> rules = new HashMap<>();
    for (List<Integer> each : parts.values()) {
      boolean seed = name.equals(Features.SEED);
      sum += seed ? dated(each) : worth(each);
      rules.merge(seed ? Told.ABSENT : best(each).told, seed ? 0 : 1, Integer::sum);
    }
    int usual = Math.max(1, Collections.max(rules.values()));
    boolean own = Sights.own(name, at);
    double cost = own ? 0 : sights.cost(name, parts.keySet());
    double gain = sum - best.worth - cost * (parts.size() - usual);
    boolean enough = gain >= (own ? 0.5 : 1) && gain > found.gain;
    return enough ? new Split(name, Optional.of(parts), gain) : found;
  }

  /// What one rule before a day and one since then explain, where that is more: a kind of tenant may
  /// have changed by itself.
  private double dated(List<Integer> those) {
    double plain = worth(those);
    double most = plain;
    for (String date : dates(those)) {
      double sum = 0;
      for (List<Integer> each : sights.parts(those, date, at).values()) {
        sum += worth(each);
      }
      most = Math.max(most, sum - Features.DATED);
    }
    return most;
  }
}
