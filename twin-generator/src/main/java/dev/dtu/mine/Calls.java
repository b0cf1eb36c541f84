package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What sessions tell of calls: those of each operation, what came after deletions, and what actions are
/// known to set. Mutable, one thread's.
final class Calls {

  private final SortedMap<String, List<Attempt>> attempts = new TreeMap<>();
  private final Deletions deletions = new Deletions();
  private final SortedMap<String, Set<String>> actions = new TreeMap<>();

  /// Notes a call.
  void add(String operation, Attempt attempt) {
    attempts.computeIfAbsent(operation, _ -> new ArrayList<>()).add(attempt);
  }

  /// Notes an action.
  ///
  /// @param sets the members it is known to set, dotted
  void action(String operation, Set<String> sets) {
    actions.put(operation, sets);
  }

  /// All calls of each operation, as they were seen.
  SortedMap<String, List<Attempt>> attempts() {
    return attempts;
  }

  Deletions deletions() {
    return deletions;
  }

  /// The places of things that actions move: what life cycles are made of.
  ///
  /// @param usages what was found of all operations
  Set<String> moved(SortedMap<String, Usage> usages) {
    Set<String> moved = new TreeSet<>();
    actions.forEach((operation, sets) -> {
      sets.forEach(member -> moved.add("/" + member.replace('.', '/')));
      usages.getOrDefault(operation, Usage.NONE).item().stream()
          .filter(Calls::constant)
          .forEach(line -> moved.add(line.at().toString()));
    });
    return moved;
  }

  private static boolean constant(Line line) {
    return line.is()
        .flatMap(Json::asText)
        .filter(text -> !text.contains("${") && !text.isEmpty())
        .isPresent();
  }
}
