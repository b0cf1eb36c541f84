package dev.dtu.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The flaws found so far in one twin. One thread's.
final class Flaws {

  private final List<Flaw> found = new ArrayList<>();

  void add(String file, int line, String what) {
    found.add(new Flaw(file, line, what));
  }

  /// The title page's first, then file by file, line by line.
  List<Flaw> all() {
    return found.stream()
        .sorted(
            Comparator.<Flaw, Boolean>comparing(flaw -> !flaw.file().equals(TwinLoader.TITLE))
                .thenComparing(Flaw::file)
                .thenComparingInt(Flaw::line))
        .toList();
  }

  boolean none() {
    return found.isEmpty();
  }
}
