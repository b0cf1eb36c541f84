package dev.dtu.twin;

import dev.dtu.fault.NamedPlan;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What callers of a service live with besides its answers.
///
/// @param plans the weather it is known for, by name
/// @param limits how many calls it takes
/// @param herald what tells the outside of what happens
public record Climate(SortedMap<String, NamedPlan> plans, RateLimits limits, Herald herald) {

  public static final Climate MILD = new Climate(new TreeMap<>(), RateLimits.NONE);

  /// Of a service that tells nothing on its own.
  public Climate(SortedMap<String, NamedPlan> plans, RateLimits limits) {
    this(plans, limits, Herald.SILENT);
  }

  public Climate {
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
  }
}
