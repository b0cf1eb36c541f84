package dev.dtu.call;

/// Who calls, as far as the universe could tell from the credential.
public sealed interface Caller {

  /// A credential of this universe (or any well-formed one where the universe takes any).
  ///
  /// @param identity whom it stands for
  /// @param kind the form it came in, a name of the twin's auth forms
  record Known(String identity, String kind) implements Caller {}

  /// A credential that is not this universe's.
  record Unknown(String kind) implements Caller {}

  /// No credential.
  enum Nobody implements Caller {
    NOBODY
  }
}
