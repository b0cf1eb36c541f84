package dev.dtu.fidelity;

import dev.dtu.twin.People;
import dev.dtu.twin.Seeds;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Clock;
import dev.dtu.universe.Stay;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Where sessions are enacted: twins that live together, and fresh universes of them. Any thread's.
public final class Stage {

  /// When a session happened that tells no moment.
  private static final Instant NEVER_TOLD = Instant.parse("2026-01-01T00:00:00Z");

  private final Guide guide;
  private final Universes universes;
  private final SortedSet<String> seeds;

  /// @param candidates of one space
  /// @param people who lives in every universe
  public Stage(List<Candidate> candidates, People people) {
    SortedMap<String, Twin> catalog = new TreeMap<>();
    candidates.forEach(each -> catalog.put(each.twin().name(), each.twin()));
    this.guide = new Guide(candidates);
    this.universes = new Universes(catalog, 1, InstantSource.fixed(NEVER_TOLD), people);
    this.seeds = Universes.seeds(catalog.values());
  }

  Guide guide() {
    return guide;
  }

  /// The seed for a tenant: the one of its tag, or of its tag without a number, else the default.
  String seed(String tenant) {
    for (String tag : List.of(tenant, tenant.replaceFirst("-\\d+$", ""))) {
      if (seeds.contains(tag)) {
        return tag;
      }
    }
    return Seeds.DEFAULT;
  }

  /// A fresh universe whose time stands at a moment.
  Universe fresh(String seed, Optional<Instant> moment) {
    var clock = new Clock.Frozen(moment.orElse(NEVER_TOLD));
    var wish =
        new Wish(
            Optional.empty(),
            Optional.empty(),
            seed,
            Optional.of(1L),
            List.of(),
            false,
            Optional.of(clock),
            Stay.AS_LONG_AS_WANTED);
    try {
      return universes.create(wish);
    } catch (Universes.Refused impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Map<String, Badge> badges(Universe universe) {
    Map<String, Badge> badges = new TreeMap<>();
    universe.twins().forEach((name, twin) -> badges.put(name, Badge.of(universes, universe, twin)));
    return badges;
  }

  void drop(Universe universe) {
    universes.delete(universe.name());
  }
}
