package dev.dtu.fault;

import java.util.List;

/// Weather that a service is known for, under a name.
///
/// @param what it is, in a line for people
/// @param source where the service was seen or said to be so, with a date
public record NamedPlan(String name, String what, String source, List<Rule> rules) {
  public NamedPlan {
    rules = List.copyOf(rules);
  }
}
