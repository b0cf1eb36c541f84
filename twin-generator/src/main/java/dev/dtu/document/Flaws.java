package dev.dtu.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The flaws of one reading, in the order of their files and lines. Mutable; used by one thread.
public final class Flaws {

  private final Set<Flaw> found = new LinkedHashSet<>();

  public void add(String file, int line, String what, String consequence) {
    found.add(new Flaw(file, line, what, consequence));
  }

  public void addAll(List<Flaw> flaws) {
    found.addAll(flaws);
  }

  /// All of them, each once: files as they were first met, then by line.
  public List<Flaw> all() {
    List<String> files = found.stream().map(Flaw::file).distinct().toList();
    List<Flaw> sorted = new ArrayList<>(found);
    sorted.sort((a, b) ->
        a.file().equals(b.file())
            ? Integer.compare(a.line(), b.line())
            : Integer.compare(files.indexOf(a.file()), files.indexOf(b.file())));
    return sorted;
  }
}
