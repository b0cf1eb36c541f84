package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Members that the document has and a read, or a list, was never seen to show, though it was often
/// looked at: it does not show them, whatever another operation made of the thing. A parameter that
/// nobody sent may ask for them.
final class Unshown {

  /// So many things must have been shown without them, in so many groups.
  private static final int LEAST = 20;

  private static final int GROUPS = 5;

  private Unshown() {}

  /// A line for each of them.
  static List<Line> lines(Notes notes, List<Line> view) {
    List<Sight> sights = new ArrayList<>(notes.found);
    sights.addAll(notes.view);
    long groups = sights.stream().map(Sight::group).distinct().count();
    if (sights.size() < LEAST || groups < GROUPS) {
      return List.of();
    }
    SortedSet<String> never = new TreeSet<>(notes.members);
    SortedSet<String> unasked = new TreeSet<>(notes.asks);
    for (Sight sight : sights) {
      never.removeAll(sight.shown().keys());
      unasked.removeAll(sight.parameters().keySet());
    }
    SortedMap<String, Json> when = new TreeMap<>();
    unasked.forEach(name -> when.put("has:" + name, Json.of(false)));
    List<Line> lines = new ArrayList<>();
    for (String member : never) {
      Pointer at = Pointer.ROOT.to(member);
      if (view.stream().noneMatch(line -> line.at().equals(at))) {
        lines.add(new Line(at, when, Optional.empty(), sights.size(), 0, 0));
      }
    }
    return lines;
  }
}
