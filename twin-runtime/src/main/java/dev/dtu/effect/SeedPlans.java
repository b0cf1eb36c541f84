package dev.dtu.effect;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The seeds of a twin as plans, and how more are read.
///
/// @param reader of what people send while a universe is there
public record SeedPlans(SortedMap<String, SeedPlan> byName, Reader reader) {

  /// None, and no more are taken.
  public static final SeedPlans NONE =
      new SeedPlans(
          new TreeMap<>(),
          (_, flaws) -> {
            flaws.add("expected a twin that takes seeds, found one made by hand");
            return SeedPlan.NOTHING;
          });

  /// Reads a seed's text.
  @FunctionalInterface
  public interface Reader {

    /// @param flaws takes what is wrong with it, a line each
    SeedPlan read(byte[] text, List<String> flaws);
  }

  public SeedPlans {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }
}
