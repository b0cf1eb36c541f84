package dev.dtu.mine;

import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Deletions after which the thing was still there, and those of which nobody saw that. Mutable, one
/// thread's.
final class Deletions {

  private static final String STAYS = "stays";

  /// Things may stay for so many reasons.
  private static final int CAUSES = 4;

  private final SortedMap<String, List<Attempt>> attempts = new TreeMap<>();
  private final SortedMap<String, List<Sight>> left = new TreeMap<>();

  /// One session's, which begins with no thing deleted.
  final class Seen {

    private record Last(String operation, int number) {}

    private final Map<String, Last> last = new HashMap<>();

    /// What was left once: another deletion of it tells nothing of the first.
    private final Set<String> once = new HashSet<>();

    /// Notes a deletion that was answered; whatever was deleted before was still there.
    void deleted(String key, String operation, Attempt attempt) {
      there(key, Obj.EMPTY);
      if (!once.contains(key)) {
        List<Attempt> all = attempts.computeIfAbsent(operation, _ -> new ArrayList<>());
        all.add(attempt);
        last.put(key, new Last(operation, all.size() - 1));
      }
    }

    /// Notes that a thing is there, and what it shows; nothing where it does not.
    void there(String key, Obj item) {
      Last deletion = last.remove(key);
      if (deletion != null) {
        List<Attempt> all = attempts.getOrDefault(deletion.operation(), List.of());
        Attempt stays = all.get(deletion.number()).saying(STAYS);
        all.set(deletion.number(), stays);
        once.add(key);
        if (!item.isEmpty() && !stays.sight().before().isEmpty()) {
          left.computeIfAbsent(deletion.operation(), _ -> new ArrayList<>())
              .add(stays.sight().showing(item));
        }
      }
    }

    /// Notes that a thing is made anew under its name.
    void made(String key) {
      last.remove(key);
      once.remove(key);
    }
  }

  /// What each deletion leaves, and as what.
  SortedMap<String, List<Line>> found(
      SortedMap<String, Usage> usages, Set<String> moved, Tokens tokens) {
    SortedMap<String, List<Line>> found = new TreeMap<>();
    attempts.forEach((operation, all) -> {
      var docket = new Docket(all, new Traits(all, usages), Weight.of(moved, all));
      List<Line> lines = whole(docket);
      if (!lines.isEmpty()) {
        List<Sight> shown = left.getOrDefault(operation, List.of());
        lines.addAll(Learner.lines(shown, Mode.CHANGE, tokens));
        found.put(operation, lines);
      }
    });
    return found;
  }

  /// A line for each condition under which the thing stays.
  private static List<Line> whole(Docket docket) {
    List<Line> lines = new ArrayList<>();
    var separation = new Separation(docket);
    var stays = new BitSet();
    stays.set(0, docket.size());
    stays.andNot(docket.answered());
    for (int i = 0; i < CAUSES && !stays.isEmpty(); i++) {
      Optional<Separation.Found> found = separation.of(stays, docket.answered());
      if (found.isEmpty()) {
        break;
      }
      int seen = found.get().covered().cardinality();
      lines.add(new Line(Pointer.ROOT, found.get().when(), Optional.of(Line.KEPT), seen, 0, 0));
      stays.andNot(found.get().covered());
    }
    return lines;
  }
}
