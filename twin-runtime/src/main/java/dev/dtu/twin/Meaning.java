package dev.dtu.twin;

import dev.dtu.contract.Complaint;

/// What an operation means, and how we came to know.
public sealed interface Meaning {

  /// Who says so; a stronger source replaces a weaker one.
  enum Provenance {
    INFERRED,
    MINED,
    DECLARED,
    BEHAVIOUR
  }

  /// It does something.
  ///
  /// @param leniency which rules of its document it does not insist on
  record Does(Behaviour behaviour, Provenance provenance, Leniency leniency) implements Meaning {

    /// It insists on all that its document says.
    public Does(Behaviour behaviour, Provenance provenance) {
      this(behaviour, provenance, Leniency.NONE);
    }
  }

  /// Which rules of its document a service does not insist on.
  @FunctionalInterface
  interface Leniency {

    Leniency NONE = (_, _) -> false;

    /// @param parameter the parameter complained of; empty for the body
    boolean forgives(String parameter, Complaint complaint);
  }

  /// Nobody gave it a meaning yet.
  record Absent(String why) implements Meaning {}
}
