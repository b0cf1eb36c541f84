package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.SortedMap;

/// How a service says no, as data: a shape for each problem by name.
///
/// @param problems by problem name; `*` for those without one of their own. A problem that has
///     neither is rendered from the error shapes its operation's contract declares.
public record Manners(SortedMap<String, Shape> problems) {

  /// Status, headers and body of one problem. Texts may hold `${fact}`, `${date}`, `${id:SHAPE}`;
  /// `{"$each": "causes", "as": …}` repeats for each cause with `${field}` and `${what}`;
  /// `{"$members": "causes", "key": …, "value": …}` makes an object of them. A status of 0 is the
  /// one the contract declares for that problem.
  public record Shape(int status, Obj headers, String contentType, Json body) {}

  public Manners {
    problems = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(problems));
  }
}
