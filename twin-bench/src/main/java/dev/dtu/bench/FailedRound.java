package dev.dtu.bench;

/// A reply was wrong, so the round measured nothing.
final class FailedRound extends Exception {
  private static final long serialVersionUID = 1L;

  FailedRound(String what) {
    super(what);
  }
}
