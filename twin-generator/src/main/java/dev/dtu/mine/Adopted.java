package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Looks;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a service makes of a member that is sent empty, or left out, when it makes a thing, it makes of it
/// too when the thing is replaced, where nobody was seen to send that.
final class Adopted {

  private Adopted() {}

  /// What was seen of operations that replace things, with such lines of those that make them.
  static void into(SortedMap<String, Usage> operations, SortedMap<String, Notes> notes) {
    SortedMap<String, Usage> makers = new TreeMap<>();
    notes.forEach((id, each) -> {
      if (!each.answers.isEmpty() && !each.resource.isEmpty()) {
        makers.putIfAbsent(each.resource, operations.getOrDefault(id, Usage.NONE));
      }
    });
    notes.forEach((id, each) -> {
      Usage maker = makers.get(each.resource);
      if (each.replaces && each.answers.isEmpty() && !each.apart() && maker != null) {
        List<Line> lines = lines(maker.item(), each.item);
        operations.computeIfPresent(id, (_, usage) -> usage.adding(lines));
      }
    });
  }

  /// Lines of places of which the replacement itself tells nothing.
  private static List<Line> lines(List<Line> made, List<Sight> replaced) {
    Map<Pointer, List<Line>> places =
        made.stream().collect(Collectors.groupingBy(Line::at, TreeMap::new, Collectors.toList()));
    List<Line> adopted = new ArrayList<>();
    places.forEach((at, lines) -> {
      Set<String> own =
          new TreeSet<>(Set.of(Objection.HAS + "sent:" + at, Objection.LOOKS + "sent:" + at));
      boolean plain =
          lines.stream().allMatch(line -> own.containsAll(line.when().keySet()) && plain(line));
      for (Line line : plain ? lines : List.<Line>of()) {
        boolean known =
            line.when().isEmpty() || replaced.stream().anyMatch(each -> holds(line, each));
        if (!known) {
          adopted.add(new Line(at, line.when(), line.is(), 0, 0, line.unheeded()));
        }
      }
    });
    return adopted;
  }

  /// Whether it says what is the same of every thing.
  private static boolean plain(Line line) {
    return line.is().filter(is -> is.toString().contains("${") && !is.equals(Line.KEPT)).isEmpty();
  }

  private static boolean holds(Line line, Sight sight) {
    Optional<Json> sent = line.at().in(sight.sent());
    return line.when().entrySet().stream()
        .allMatch(each ->
            each.getKey().startsWith(Objection.HAS)
                ? each.getValue().equals(Json.of(sent.isPresent()))
                : sent.map(Looks::of).map(Json::of).filter(each.getValue()::equals).isPresent());
  }
}
