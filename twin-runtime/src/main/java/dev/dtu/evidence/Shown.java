package dev.dtu.evidence;

import java.util.Optional;

/// How often a place of a reply was there, of the times it could have been.
///
/// @param of how often what it stands in was there; 0 when that was never seen, which tells nothing
/// @param echo empty where it says nothing, or the place was never there
public record Shown(int times, int of, Optional<Echo> echo) {

  /// Nothing is known of it.
  public static final Shown UNTOLD = new Shown(0, 0, Optional.empty());

  /// Whether it could have been there and never was. One observation makes it so: look at `of`.
  public boolean never() {
    return of > 0 && times == 0;
  }

  /// Whether it was there nearly always, seen often enough to count on.
  public boolean always() {
    return of >= Seen.ENOUGH && Seen.nearlyAll(times, of);
  }

  /// Whether it was there only for those who sent it, and for them nearly always.
  public boolean onlyWhenSent() {
    return echo.filter(Echo::onlyWhenSent).isPresent();
  }
}
