package dev.dtu.universe;

import dev.dtu.event.Outcome;
import dev.dtu.event.Parcel;
import dev.dtu.event.Reach;

/// One try to tell the outside something, for one universe.
public final class Errand {

  private final Universe universe;
  private final long era;
  private final Parcel parcel;
  private final Reach reach;

  /// @param era tells those before a reset from those after it
  Errand(Universe universe, long era, Parcel parcel, Reach reach) {
    this.universe = universe;
    this.era = era;
    this.parcel = parcel;
    this.reach = reach;
  }

  public Parcel parcel() {
    return parcel;
  }

  /// Where the universe may send to.
  public Reach reach() {
    return reach;
  }

  /// The name of the universe that sends.
  public String universe() {
    return universe.name();
  }

  long era() {
    return era;
  }

  /// Lets the universe know what became of it. Takes the universe's lock.
  public void heard(Outcome outcome) {
    universe.outgoing().heard(this, outcome);
  }
}
