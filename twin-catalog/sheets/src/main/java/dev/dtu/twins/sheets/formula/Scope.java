package dev.dtu.twins.sheets.formula;

import java.util.Optional;

/// A name that LET or LAMBDA gave to something, and the names around it.
record Scope(String name, Operand bound, Optional<Scope> around) {

  static Optional<Operand> find(Optional<Scope> scope, String name) {
    Optional<Scope> at = scope;
    while (at.isPresent()) {
      if (at.get().name().equalsIgnoreCase(name)) {
        return Optional.of(at.get().bound());
      }
      at = at.get().around();
    }
    return Optional.empty();
  }
}
