package dev.dtu.mine;

import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/// In which order a service looks for what it objects to: where several hold of a call, what it was
/// seen to say comes first.
record Standings(Docket docket, List<Known> known) {

  /// What some refusals come of.
  ///
  /// @param covered the refusals
  record Known(SortedMap<String, Json> when, BitSet covered) {}

  List<Known> ordered() {
    List<Known> left = new ArrayList<>(known);
    left.sort(
        Comparator.<Known>comparingInt(each -> -each.when().size())
            .thenComparingInt(each -> -each.covered().cardinality()));
    List<Known> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Known first =
          left.stream()
              .filter(each -> left.stream().noneMatch(other -> before(other, each)))
              .findFirst()
              .orElse(left.getFirst());
      ordered.add(first);
      left.remove(first);
    }
    return ordered;
  }

  /// Whether calls of which both hold heard the one more often.
  private boolean before(Known one, Known other) {
    return heard(one, other) > heard(other, one);
  }

  /// How many calls heard one, of which the other holds too.
  private int heard(Known one, Known other) {
    BitSet both = docket.holds(other.when());
    both.and(one.covered());
    return both.cardinality();
  }
}
