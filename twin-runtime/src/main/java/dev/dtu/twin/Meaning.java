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

  /// Whether a person wrote it in Java.
  default boolean written() {
    return this instanceof Does does && does.provenance() == Provenance.BEHAVIOUR;
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
  interface Leniency {

    Leniency NONE =
        new Leniency() { // no lambda, as the JVM keeps none of an interface like this for later
          // starts
          @Override
          public boolean forgives(String parameter, Complaint complaint) {
            return false;
          }
        };

    /// Whether requests may break it.
    ///
    /// @param parameter the parameter complained of; empty for the body
    boolean forgives(String parameter, Complaint complaint);

    /// Whether its own answers were seen to break it.
    default boolean departs(Complaint complaint) {
      return false;
    }
  }

  /// Nobody gave it a meaning yet.
  record Absent(String why) implements Meaning {}
}
