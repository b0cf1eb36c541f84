package dev.dtu.twin;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The seeds a twin has, by name; the one called `default` is for who names none.
///
/// Twins of one universe need not know the same names: one that does not know a name plants its
/// default.
///
/// @param reading how more of them are read
public record Seeds(SortedMap<String, Seed> byName, Reading reading) {

  /// Reads a seed that people send while a universe is there.
  @FunctionalInterface
  public interface Reading {
    Read read(byte[] text);
  }

  /// A seed that was read.
  ///
  /// @param flaws what is wrong with its text, a line each; the seed is of use when there are none
  public record Read(Seed seed, List<String> flaws) {
    public Read {
      flaws = List.copyOf(flaws);
    }
  }

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
    return new Seeds(
        one,
        _ ->
            new Read(
                Seed.NOTHING, List.of("expected a twin that takes seeds, found one made by hand")));
  }

  public Seed named(String name) {
    Seed seed = byName.get(name);
    return seed == null ? byName.getOrDefault(DEFAULT, Seed.NOTHING) : seed;
  }
}
