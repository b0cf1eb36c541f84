package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is believed of a document's defaults: where nobody, or one group alone, left out a member, and
/// most who sent it were shown it, those who do not send it are shown what the document says.
final class Unsent {

  private static final int GROUPS = 3;

  private Unsent() {}

  /// The lines for members that nobody was seen to leave out.
  ///
  /// @param defaults what the document says of each place
  /// @param known lines that were found
  static List<Line> lines(List<Sight> made, SortedMap<Pointer, Json> defaults, List<Line> known) {
    List<Line> lines = new ArrayList<>();
    defaults.forEach((at, is) -> {
      boolean told = known.stream().anyMatch(line -> line.at().equals(at));
      if (!told && ever(made, at)) {
        SortedMap<String, Json> when = new TreeMap<>(Map.of(Sights.sent(at), Json.of(false)));
        lines.add(new Line(at, when, Optional.of(is), 0, 0, 0));
      }
    });
    return lines;
  }

  /// Whether nearly all who have what it stands in sent it, and most of them were shown it.
  private static boolean ever(List<Sight> made, Pointer at) {
    Set<String> shown = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    Set<String> unsent = new HashSet<>();
    var around = new Pointer(at.steps().subList(0, at.steps().size() - 1));
    for (Sight each : made) {
      if (around.in(each.shown()).filter(Obj.class::isInstance).isPresent()) {
        boolean sent = at.in(each.sent()).isPresent();
        boolean there = at.in(each.shown()).isPresent();
        (sent ? there ? shown : hidden : unsent).add(each.group());
      }
    }
    return shown.size() >= GROUPS && unsent.size() <= 1 && shown.size() > 2 * hidden.size();
  }
}
