package dev.dtu.question;

/// One thing a request did that a client should not do.
///
/// @param kind in a word: `invalid`, `deprecated-operation`
/// @param where the parameter or member, dotted; empty when it is the whole
/// @param what for people
record Finding(Grade grade, String kind, String where, String what) {

  /// How bad it is.
  enum Grade {
    /// The contract refuses it.
    BROKEN,
    /// It works, as long as the service keeps what it gave up.
    DEPRECATED,
    /// It works here; a stricter tenant would refuse it, or it is ignored.
    LOOSE;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
