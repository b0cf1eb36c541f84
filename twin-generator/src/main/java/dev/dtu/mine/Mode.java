package dev.dtu.mine;

/// What an operation does to a thing, and so what it would be if nothing were known.
enum Mode {
  /// It makes it: the thing is what was sent.
  MAKE,
  /// It changes it: the thing is what was sent, else what it was.
  CHANGE,
  /// It puts another in its place: the thing is what was sent.
  REPLACE,
  /// It shows it: the thing is what it was.
  VIEW,
  /// It comes with something else: the thing is nothing of what was sent.
  BORN;

  boolean sends() {
    return this != VIEW && this != BORN;
  }

  boolean keeps() {
    return this == CHANGE || this == VIEW;
  }
}
