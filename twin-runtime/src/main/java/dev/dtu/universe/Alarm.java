package dev.dtu.universe;

import java.time.Instant;

/// Wakes universes in real time. Without one, what is due happens when a universe is next called.
@FunctionalInterface
public interface Alarm {

  /// Nobody wakes.
  Alarm NONE = (_, _) -> {};

  /// Calls [Universe#wake] at that real time, or soon after; may be told the same time twice. Does
  /// not wait, as the universe's lock is held.
  void set(Universe universe, Instant real);
}
