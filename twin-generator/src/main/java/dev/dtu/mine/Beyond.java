package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Members that answers mostly show though the document has none there: as the thing has them. Without a
/// line they would be left to the operations whose answers have them in the document.
final class Beyond {

  private Beyond() {}

  /// A line for each of them.
  ///
  /// @param lines those there are
  static List<Line> lines(Notes notes, List<Line> lines) {
    List<Sight> sights = new ArrayList<>(notes.found);
    sights.addAll(notes.view);
    sights.addAll(notes.answers);
    if (notes.members.isEmpty()) {
      return List.of();
    }
    SortedMap<String, Integer> shown = new TreeMap<>();
    for (Sight sight : sights) {
      sight.shown().keys().forEach(name -> shown.merge(name, 1, Integer::sum));
    }
    List<Line> beyond = new ArrayList<>();
    shown.forEach((name, seen) -> {
      Pointer at = Pointer.ROOT.to(name);
      boolean told =
          notes.members.contains(name) || lines.stream().anyMatch(it -> it.at().equals(at));
      if (!told && 2 * seen > sights.size()) {
        Optional<Json> kept = Optional.of(Line.KEPT);
        beyond.add(new Line(at, new TreeMap<>(), kept, seen, sights.size() - seen, 0));
      }
    });
    return beyond;
  }
}
