package dev.dtu.bench.subject;

/// A running server that takes documents.
interface Subject {

  /// Where it listens, on the loopback address.
  int port();

  /// The path of the collection; `{u}` in it stands for the number of a universe, from 1.
  String path();

  /// Forgets what was stored since the start.
  void clear();
}
