package dev.dtu.load;

import dev.dtu.effect.Repertoire;

/// The Java of a twin: the class that its title page names has this, and a constructor without
/// arguments.
@FunctionalInterface
public interface Behaviours {

  /// Its table of contents; asked for once, when the twin is loaded.
  Repertoire repertoire();
}
