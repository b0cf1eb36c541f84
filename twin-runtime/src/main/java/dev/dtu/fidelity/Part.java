package dev.dtu.fidelity;

/// What becomes of a recorded exchange; told by the recording alone, before anything is replayed.
sealed interface Part {

  /// It is sent, and the answer is marked.
  enum Scored implements Part {
    SCORED
  }

  /// It is sent, and not marked: what it showed was put into the store.
  enum Primed implements Part {
    PRIMED
  }

  /// It is sent, and not marked: nothing was written since the same was primed.
  enum Echo implements Part {
    ECHO
  }

  /// It is not sent.
  ///
  /// @param reason in words that other exchanges of the kind share
  record Excluded(String reason) implements Part {}

  /// It is no twin's of those that are measured.
  enum Foreign implements Part {
    FOREIGN
  }
}
