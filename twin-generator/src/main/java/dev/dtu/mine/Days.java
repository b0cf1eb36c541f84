package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Whether a day is one on which the service changed. Of sixty days one parts anything, and who came on
/// which day is no fact of a service.
final class Days {

  /// So many groups tell what was before, and as many what is since.
  private static final int GROUPS = 2;

  /// What holds since then holds of so many parts of five.
  private static final int MOST = 4;

  private static final String FIRST = "0000-00-00";

  private Days() {}

  /// Whether both sides of a day are told by several groups, and what is since then by one rule.
  ///
  /// @param sides the sights of each, those since then by `true`
  /// @param best what explains most of a side
  /// @param explained those of a side that a rule explains
  static boolean apart(
      Map<Optional<Json>, List<Integer>> sides,
      Function<List<Integer>, Rules.Best> best,
      Function<List<Integer>, List<Clues>> explained) {
    for (Map.Entry<Optional<Json>, List<Integer>> each : sides.entrySet()) {
      List<Integer> side = each.getValue();
      boolean since = each.getKey().equals(Optional.of(Json.of(true)));
      boolean most = !since || 5 * best.apply(side).explained() >= MOST * side.size();
      if (!most || Belief.groups(explained.apply(side)).size() < GROUPS) {
        return false;
      }
    }
    return true;
  }

  /// Whether a text that was shown before one day is shown again after a later one: it came and went with
  /// who was there, and the service is as it was. A member that comes and goes may be switched.
  static boolean back(List<Line> lines) {
    Map<String, NavigableMap<String, String>> spans = new TreeMap<>();
    for (Line line : lines) {
      String since = FIRST;
      List<String> others = new ArrayList<>();
      boolean dated = false;
      for (Map.Entry<String, Json> each : line.when().entrySet()) {
        boolean day = each.getKey().startsWith(Features.SINCE);
        dated |= day;
        String from = each.getKey().substring(day ? Features.SINCE.length() : 0);
        if (!day) {
          others.add(each.toString());
        } else if (each.getValue().equals(Json.of(true)) && from.compareTo(since) > 0) {
          since = from;
        }
      }
      boolean word = line.is().filter(Json.Text.class::isInstance).isPresent();
      if (dated && word && !line.is().equals(Optional.of(Line.KEPT))) {
        String is = line.is().map(Json::toString).orElse("").replaceAll("named:t\\d+", "named");
        spans.computeIfAbsent(others.toString(), _ -> new TreeMap<>()).putIfAbsent(since, is);
      }
    }
    return spans.values().stream().anyMatch(span -> again(span.values()));
  }

  private static boolean again(Collection<String> told) {
    Set<String> over = new HashSet<>();
    String last = "";
    for (String each : told) {
      if (!each.equals(last) && over.contains(each)) {
        return true;
      }
      over.add(each);
      last = each;
    }
    return false;
  }
}
