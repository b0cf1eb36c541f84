package dev.dtu.generate;

/// A generation that cannot go on, in words for people.
public final class Unfinished extends Exception {

  private static final long serialVersionUID = 1L;

  Unfinished(String why) {
    super(why, null, false, false);
  }
}
