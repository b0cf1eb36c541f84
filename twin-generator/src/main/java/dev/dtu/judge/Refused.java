package dev.dtu.judge;

/// The keeper of recordings says no, in words for people.
public final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  public Refused(String why) {
    super(why, null, false, false);
  }
}
