package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a read shows of things that nobody made, and a list of the same things never: a row that is known
/// from a list lacks it, and is read with it all the same.
final class Fuller {

  /// So many groups read what a list had shown them.
  private static final int GROUPS = 3;

  /// In so many of ten answers it stands.
  private static final int MOST = 8;

  private Fuller() {}

  /// Lines for members that a row lacks that is known from a list.
  static List<Line> lines(Notes notes, Tokens tokens) {
    List<Sight> sights = notes.listed.stream().filter(each -> !each.before().isEmpty()).toList();
    NavigableSet<String> lacking = lacking(sights);
    List<Line> lines = new ArrayList<>();
    if (!lacking.isEmpty()) {
      for (Line line : Learner.lines(sights, Mode.VIEW, tokens, notes.known(true))) {
        String member = line.at().steps().getFirst();
        if (lacking.contains(member)) {
          SortedMap<String, Json> when = new TreeMap<>(line.when());
          when.put("has:before:" + Pointer.ROOT.to(member), Json.of(false));
          lines.add(new Line(line.at(), when, line.is(), line.seen(), line.against(), 0));
        }
      }
    }
    return lines;
  }

  /// Members that most answers show, and no list had.
  private static NavigableSet<String> lacking(List<Sight> sights) {
    NavigableSet<String> members = new TreeSet<>();
    if (sights.stream().map(Sight::group).distinct().count() >= GROUPS) {
      sights.forEach(each -> members.addAll(each.shown().keys()));
      sights.forEach(each -> members.removeAll(each.before().keys()));
      members.removeIf(name ->
          10 * sights.stream().filter(each -> each.shown().has(name)).count()
              < MOST * (long) sights.size());
    }
    return members;
  }
}
