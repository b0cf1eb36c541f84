package dev.dtu.twin;

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
  record Does(Behaviour behaviour, Provenance provenance) implements Meaning {}

  /// Nobody gave it a meaning yet.
  record Absent(String why) implements Meaning {}
}
