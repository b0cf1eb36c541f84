package dev.dtu.mine;

import dev.dtu.fidelity.Guide;
import dev.dtu.json.Json;
import dev.dtu.recording.Session;
import dev.dtu.usage.Line;
import dev.dtu.usage.Usage;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads sessions and notes what was seen of each operation.
final class Watch {

  private final Guide guide;
  private final String twin;
  private final Function<Session, SortedMap<String, String>> known;
  private final SortedMap<String, Notes> notes = new TreeMap<>();
  private final SortedMap<String, List<Attempt>> attempts = new TreeMap<>();
  private final Deletions deletions = new Deletions();
  private final SortedMap<String, Set<String>> actions = new TreeMap<>();

  /// @param known texts of a session that are facts of the tenant, and the templates that say them
  Watch(Guide guide, String twin, Function<Session, SortedMap<String, String>> known) {
    this.guide = guide;
    this.twin = twin;
    this.known = known;
  }

  SortedMap<String, Notes> notes() {
    return notes;
  }

  /// The places of things that actions move: what life cycles are made of.
  ///
  /// @param usages what was found of all operations
  Set<String> moved(SortedMap<String, Usage> usages) {
    Set<String> moved = new TreeSet<>();
    actions.forEach((operation, sets) -> {
      sets.forEach(member -> moved.add("/" + member.replace('.', '/')));
      usages.getOrDefault(operation, Usage.NONE).item().stream()
          .filter(Watch::constant)
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

  Deletions deletions() {
    return deletions;
  }

  /// All calls of each operation, as they were seen.
  SortedMap<String, List<Attempt>> attempts() {
    return attempts;
  }

  void session(Session session) {
    new Round(guide, twin, session, notes).knows(known.apply(session)).watch();
    new Walk(guide, twin, session, attempts, deletions, actions).go();
  }
}
