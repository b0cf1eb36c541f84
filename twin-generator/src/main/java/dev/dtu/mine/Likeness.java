package dev.dtu.mine;

import dev.dtu.json.Obj;

/// Whether two documents tell of the same thing.
final class Likeness {

  private Likeness() {}

  /// Whether most members that a thing had are there.
  static boolean of(Obj item, Obj before) {
    int shared = 0;
    for (String name : before.keys()) {
      shared += item.has(name) ? 1 : 0;
    }
    return 2 * shared > before.size();
  }

  /// Whether what was answered is a small part of the thing.
  static boolean apart(Obj answered, Obj item) {
    return 2 * answered.toString().length() < item.toString().length();
  }
}
