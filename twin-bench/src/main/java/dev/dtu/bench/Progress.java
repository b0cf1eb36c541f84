package dev.dtu.bench;

/// Tells a waiting person what goes on; not part of the figures.
@FunctionalInterface
interface Progress {

  void say(String what);
}
