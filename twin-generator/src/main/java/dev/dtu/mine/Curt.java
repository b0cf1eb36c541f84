package dev.dtu.mine;

import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Objects of which a read or a list shows a few members and never the others: also those that no thing
/// had which it was seen to show. A list that leaves out five links of a user leaves out the sixth.
final class Curt {

  /// So many members it must be known to leave out.
  private static final int LEAST = 3;

  /// So many things it must have been seen to show without them.
  private static final int SEEN = 8;

  private Curt() {}

  /// What was seen of operations that show things, with lines for what else things have there.
  static void into(SortedMap<String, Usage> operations, SortedMap<String, Notes> notes) {
    SortedMap<String, Set<Pointer>> members = new TreeMap<>();
    notes.forEach((id, each) -> {
      Set<Pointer> own = members.computeIfAbsent(each.resource, _ -> new TreeSet<>());
      Usage usage = operations.getOrDefault(id, Usage.NONE);
      usage.item().forEach(line -> own.add(line.at()));
    });
    notes.forEach((id, each) -> {
      Set<Pointer> own = members.getOrDefault(each.resource, Set.of());
      operations.computeIfPresent(id, (_, usage) -> usage.showing(lines(usage, each, own)));
    });
  }

  private static List<Line> lines(Usage usage, Notes notes, Set<Pointer> members) {
    List<Sight> sights = new ArrayList<>(notes.view);
    sights.addAll(notes.found);
    List<Line> lines = new ArrayList<>();
    for (Pointer at : members) {
      boolean inside = at.steps().size() > 1;
      boolean told = usage.view().stream().anyMatch(line -> line.at().equals(at));
      if (inside && !told && left(usage.view(), around(at)) >= LEAST) {
        boolean shown = sights.stream().anyMatch(each -> at.in(each.shown()).isPresent());
        if (!shown) {
          lines.add(new Line(at, new TreeMap<>(), Optional.empty(), 0, 0, 0));
        }
      }
    }
    return lines;
  }

  /// How many members of an object it is known to leave out whatever the thing is.
  private static long left(List<Line> view, Pointer around) {
    return view.stream()
        .filter(line -> line.is().isEmpty() && line.when().isEmpty() && line.seen() >= SEEN)
        .filter(line -> line.at().steps().size() > 1 && around(line.at()).equals(around))
        .count();
  }

  private static Pointer around(Pointer at) {
    return new Pointer(at.steps().subList(0, at.steps().size() - 1));
  }
}
