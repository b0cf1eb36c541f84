package dev.dtu.laws;

import java.util.Set;

/// One law held for one operation of a resource.
public record Case(String law, String resource, String operation, Result result) {

  /// How it went.
  public sealed interface Result {

    /// @param seen operations whose effect was seen through another, or that showed another's
    record Held(Set<String> seen) implements Result {
      public Held {
        seen = Set.copyOf(seen);
      }
    }

    /// It does not hold.
    ///
    /// @param seed the seed that shows it
    record Broken(String what, long seed) implements Result {}

    /// It could not be held.
    ///
    /// @param why a reason in the contract, or whose part refused
    /// @param written whether a part that a person wrote is why, which may take other requests
    record Unfit(String why, boolean written) implements Result {}
  }

  /// How reports and lists of exceptions name it: `reads-back user createUser`.
  public String name() {
    return law + " " + resource + " " + operation;
  }

  public boolean held() {
    return result instanceof Result.Held;
  }

  public boolean broken() {
    return result instanceof Result.Broken;
  }
}
