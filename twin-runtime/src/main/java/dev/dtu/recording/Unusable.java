package dev.dtu.recording;

/// A part of a recording that is not what its form asks for; says what was expected and found.
final class Unusable extends Exception {

  private static final long serialVersionUID = 1L;

  Unusable(String what) {
    super(what, null, false, false);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
