package dev.dtu.effect;

import dev.dtu.contract.Operation;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;

/// The refusal of what is there already, as the contract lets it be said.
final class Taken {

  private Taken() {}

  static Refusal of(Deed deed, String member, String value) {
    if (deed.operation().declares(409) || named(deed.operation())) {
      return Refusal.of(Problem.CONFLICT)
          .with("resource", deed.shelf().resource().name())
          .with("id", value)
          .because(member, "'" + value + "' exists already");
    }
    return Refusal.of(Problem.INVALID)
        .because(member, "expected a value not in use, found '" + value + "'");
  }

  /// True when the operation names an error for what there is already.
  private static boolean named(Operation operation) {
    return operation.traits().errors().stream()
        .anyMatch(error ->
            error.endsWith("_taken") || error.endsWith("_exists") || error.startsWith("already_"));
  }
}
