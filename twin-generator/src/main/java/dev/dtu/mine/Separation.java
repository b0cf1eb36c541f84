package dev.dtu.mine;

import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks for the fewest conditions that hold of refused calls and of no answered one.
final class Separation {

  private static final int CONDITIONS = 3;

  /// So many ways to go on are looked at, of all there are.
  private static final int BREADTH = 12;

  /// So many groups tell that an operation always does it.
  static final int ALWAYS = 3;

  /// One group tells that a state is refused where so many calls were answered in others.
  private static final int MANY = 10;

  /// The conditions of a refusal.
  ///
  /// @param covered the attempts of those asked about of which they hold
  /// @param cost how little they are what services object to
  record Found(SortedMap<String, Json> when, BitSet covered, double cost) {}

  /// One condition.
  private record Trait(String fact, Json is, double cost, BitSet holds) {}

  /// A way to go on.
  ///
  /// @param let the answered calls of which all conditions hold
  private record Way(List<Trait> traits, BitSet covered, BitSet let) {

    double cost() {
      return traits.stream().mapToDouble(Trait::cost).sum();
    }
  }

  private final Docket docket;

  Separation(Docket docket) {
    this.docket = docket;
  }

  /// The conditions that hold of most of these groups; empty where none part them from all others.
  ///
  /// @param others calls of which they may not hold
  Optional<Found> of(BitSet refused, BitSet others) {
    if (others.isEmpty()) {
      return docket.groups(refused) >= ALWAYS
          ? Optional.of(new Found(new TreeMap<>(), (BitSet) refused.clone(), 0))
          : Optional.empty();
    }
    List<Trait> traits = traits(refused);
    List<Way> ways = List.of(new Way(List.of(), refused, others));
    Optional<Way> best = Optional.empty();
    for (int i = 0; i < CONDITIONS && best.isEmpty(); i++) {
      List<Way> next = new ArrayList<>();
      for (Way way : ways) {
        traits.forEach(trait -> further(way, trait).ifPresent(next::add));
      }
      best =
          next.stream()
              .filter(way -> way.let().isEmpty() && enough(way, others))
              .min(order().thenComparingDouble(Way::cost));
      next.removeIf(way -> way.let().isEmpty());
      next.sort(
          Comparator.<Way>comparingInt(way -> way.let().cardinality()).thenComparing(order()));
      ways = next.subList(0, Math.min(BREADTH, next.size()));
    }
    return best.map(way -> {
      SortedMap<String, Json> when = new TreeMap<>();
      way.traits().forEach(each -> when.put(each.fact(), each.is()));
      return new Found(when, way.covered(), way.cost());
    });
  }

  private Comparator<Way> order() {
    return Comparator.comparingDouble(way ->
        way.cost() - 2.0 * docket.groups(way.covered()) - 0.01 * way.covered().cardinality());
  }

  private Optional<Way> further(Way way, Trait trait) {
    BitSet let = (BitSet) way.let().clone();
    let.and(trait.holds());
    BitSet covered = (BitSet) way.covered().clone();
    covered.and(trait.holds());
    boolean parts = let.cardinality() < way.let().cardinality() && !covered.isEmpty();
    if (!parts || way.traits().stream().anyMatch(each -> each.fact().equals(trait.fact()))) {
      return Optional.empty();
    }
    List<Trait> traits = new ArrayList<>(way.traits());
    traits.add(trait);
    return Optional.of(new Way(traits, covered, let));
  }

  /// Whether what was seen is enough to believe it.
  private boolean enough(Way way, BitSet others) {
    int groups = docket.groups(way.covered());
    boolean plain = way.traits().stream().allMatch(each -> each.cost() <= Weight.PLAIN);
    boolean weak = way.traits().stream().anyMatch(each -> each.cost() >= Weight.WEAK);
    int least = weak ? 3 : plain && way.traits().size() == 1 ? 1 : 2;
    return groups >= least && way.traits().stream().allMatch(it -> otherwise(it, others, groups));
  }

  /// Whether enough of the others, in two groups, tell of the fact that it was otherwise.
  private boolean otherwise(Trait trait, BitSet others, int groups) {
    BitSet known = docket.known(trait.fact());
    known.and(others);
    known.andNot(trait.holds());
    boolean state = trait.fact().startsWith("before:") || trait.fact().startsWith("within:");
    int calls = groups > 1 ? 2 : state ? MANY : 3;
    return known.cardinality() >= calls && docket.groups(known) > 1;
  }

  private List<Trait> traits(BitSet refused) {
    List<Trait> traits = new ArrayList<>();
    Set<Map.Entry<String, Json>> seen = new HashSet<>();
    String said = docket.said(refused);
    for (int i = refused.nextSetBit(0); i >= 0; i = refused.nextSetBit(i + 1)) {
      for (Map.Entry<String, Json> each : docket.facts(i).entrySet()) {
        if (seen.add(Map.entry(each.getKey(), each.getValue()))) {
          double cost = docket.weight().of(each.getKey(), each.getValue(), said);
          BitSet holds = docket.holds(each.getKey(), each.getValue());
          if (cost < Weight.NEVER) {
            traits.add(new Trait(each.getKey(), each.getValue(), cost, holds));
          }
        }
      }
    }
    return traits;
  }
}
