package dev.dtu.load;

import java.util.ArrayList;
import java.util.List;

/// The flaws found so far in one twin. One thread's.
final class Flaws {

  private final List<Flaw> found = new ArrayList<>();

  void add(String file, int line, String what) {
    found.add(new Flaw(file, line, what));
  }

  List<Flaw> all() {
    return List.copyOf(found);
  }

  boolean none() {
    return found.isEmpty();
  }
}
