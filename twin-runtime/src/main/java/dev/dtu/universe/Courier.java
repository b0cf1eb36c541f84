package dev.dtu.universe;

/// Takes outside what twins tell. Without one, nothing goes out, and what was to go stays on its way.
@FunctionalInterface
public interface Courier {

  /// Nobody takes anything.
  Courier NONE = _ -> {};

  /// Takes it out, and tells the errand what became of it, on another thread. Does not wait, as the
  /// universe's lock is held.
  void take(Errand errand);
}
