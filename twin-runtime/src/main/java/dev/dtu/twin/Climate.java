package dev.dtu.twin;

import dev.dtu.fault.NamedPlan;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What callers of a service live with besides its answers.
///
/// @param plans the weather it is known for, by name
/// @param limits how many calls it takes
public record Climate(SortedMap<String, NamedPlan> plans, RateLimits limits) {

  public static final Climate MILD = new Climate(new TreeMap<>(), RateLimits.NONE);

  public Climate {
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
  }
}
