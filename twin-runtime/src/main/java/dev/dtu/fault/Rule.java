package dev.dtu.fault;

/// One fault with its calls and its time.
///
/// @param name in its universe
public record Rule(String name, Selector on, Trigger when, Fault fault) {

  public Rule named(String other) {
    return new Rule(other, on, when, fault);
  }
}
