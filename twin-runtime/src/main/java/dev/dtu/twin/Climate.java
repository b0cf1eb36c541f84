package dev.dtu.twin;

import dev.dtu.fault.NamedPlan;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What callers of a service live with besides its answers.
///
/// @param plans the weather it is known for, by name
/// @param limits how many calls it takes
/// @param herald what tells the outside of what happens
/// @param acts what people do in the service's own pages
/// @param scopes what it asks of tokens
public record Climate(
    SortedMap<String, NamedPlan> plans,
    RateLimits limits,
    Herald herald,
    Acts acts,
    Scopes scopes) {

  public static final Climate MILD = new Climate(new TreeMap<>(), RateLimits.NONE);

  /// Of a service that tells nothing on its own.
  public Climate(SortedMap<String, NamedPlan> plans, RateLimits limits) {
    this(plans, limits, Herald.SILENT, Acts.NONE);
  }

  /// Of a service whose contract tells all that it asks of tokens.
  public Climate(SortedMap<String, NamedPlan> plans, RateLimits limits, Herald herald, Acts acts) {
    this(plans, limits, herald, acts, Scopes.NONE);
  }

  /// What an operation does of which the contract says nothing, or that tells the outside.
  Optional<Behaviour> behaviour(String operation) {
    return acts.behaviour(operation).or(() -> herald.behaviour(operation));
  }

  /// Of a service in whose pages nobody does anything.
  public Climate(SortedMap<String, NamedPlan> plans, RateLimits limits, Herald herald) {
    this(plans, limits, herald, Acts.NONE);
  }

  public Climate {
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
  }
}
