package dev.dtu.twin;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The seeds a twin has, by name; the one called `default` is for who names none.
///
/// Twins of one universe need not know the same names: one that does not know a name plants its
/// default.
public record Seeds(SortedMap<String, Seed> byName) {

  public static final String DEFAULT = "default";

  public Seeds {
    var all = new TreeMap<>(byName);
    all.putIfAbsent(DEFAULT, Seed.NOTHING);
    byName = Collections.unmodifiableSortedMap(all);
  }

  /// One seed under every name.
  public static Seeds of(Seed seed) {
    var one = new TreeMap<String, Seed>();
    one.put(DEFAULT, seed);
    return new Seeds(one);
  }

  public Seed named(String name) {
    Seed seed = byName.get(name);
    return seed == null ? byName.getOrDefault(DEFAULT, Seed.NOTHING) : seed;
  }
}
