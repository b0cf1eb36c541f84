package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Lines of one place that say the same, each under a condition of its own.
final class Alike {

  private Alike() {}

  /// What several such lines say, as one; empty where they do not say the same.
  ///
  /// @param when what holds for all of them
  static Optional<Line> one(List<Line> parts, SortedMap<String, Json> when) {
    Set<Optional<Json>> said = new HashSet<>();
    long seen = 0;
    long against = 0;
    long unheeded = 0;
    for (Line each : parts) {
      said.add(each.is());
      seen += each.seen();
      against += each.against();
      unheeded += each.unheeded();
    }
    if (said.size() != 1 || parts.size() < 2) {
      return Optional.empty();
    }
    Line first = parts.getFirst();
    return Optional.of(new Line(first.at(), when, first.is(), seen, against, unheeded));
  }
}
