package dev.dtu.universe;

/// A call waited for the outside, and no turn makes its reply any more. Nothing of it was done.
public final class Abandoned extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param why what ended the waiting
  public Abandoned(String why) {
    super(why, null, false, false);
  }
}
