package dev.dtu.universe;

/// Hears that something happened in a universe.
@FunctionalInterface
public interface Listener {

  /// An entry was kept, or 0: the journal begins anew or its universe is gone. Does not wait, as the
  /// universe's lock is held; who wants the entry reads it later.
  void kept(long number);
}
