package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.usage.Line;
import dev.dtu.usage.Looks;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holds a line that did not heed what clients sent to what they were seen to send.
///
/// Who sends nothing, an empty text, `false` or zero may be shown the service's own there; that says
/// nothing of who sends something, who was not seen. Such a line becomes two: one for what says
/// nothing, and one that gives way to what says something.
final class Hollow {

  private static final List<String> VOID = List.of("empty list", "empty object");
  private static final List<String> EMPTY = List.of("empty", "blank", "empty list", "empty object");

  private final Pointer at;
  private final SortedMap<String, Json> conditions = new TreeMap<>();
  private boolean told;
  private boolean shown;
  private boolean changes;

  /// @param all what a member was seen to be sent and shown as
  Hollow(Pointer at, List<Clues> all) {
    this.at = at;
    for (Clues each : all) {
      shown |= at.in(each.sight().shown()).isPresent();
      changes |= !each.sight().before().isEmpty();
      if (Belief.unheeded(at, each)) {
        Optional<Map.Entry<String, Json>> nothing = nothing(at.in(each.sight().sent()));
        nothing.ifPresent(found -> conditions.put(found.getKey(), found.getValue()));
        told |= nothing.isEmpty();
      }
    }
  }

  /// The lines, those apart that are of what says nothing.
  List<Line> apart(List<Line> lines) {
    if (told || conditions.size() != 1 || !shown && order()) {
      return lines;
    }
    String fact = conditions.firstKey();
    List<Line> apart = new ArrayList<>();
    for (Line line : lines) {
      boolean own = line.when().keySet().stream().anyMatch(name -> name.endsWith("sent:" + at));
      if (line.unheeded() == 0 || own || !plain(line)) {
        apart.add(line);
        continue;
      }
      long others = Math.max(0, line.seen() - line.unheeded());
      SortedMap<String, Json> when = new TreeMap<>(line.when());
      when.put(fact, conditions.get(fact));
      apart.add(new Line(at, when, line.is(), line.unheeded(), 0, line.unheeded()));
      if (others > 0 || !changes) { // a change leaves alone what it does not name
        apart.add(new Line(at, line.when(), line.is(), others, line.against(), 0));
      }
    }
    return apart;
  }

  /// Whether what says nothing is a list or an object: never shown, it is not a member of the thing but
  /// tells what is to be done with it.
  private boolean order() {
    return conditions.firstEntry().getValue().asText().filter(VOID::contains).isPresent();
  }

  /// Whether it says something that a client might have said: not an id, an address or a moment that
  /// the service makes.
  private static boolean plain(Line line) {
    return line.is()
        .flatMap(Json::asText)
        .filter(text -> text.contains("${") && !text.startsWith("${before:"))
        .isEmpty();
  }

  private Optional<Map.Entry<String, Json>> nothing(Optional<Json> sent) {
    String name = "sent:" + at;
    return sent.flatMap(value ->
        value.equals(Json.of(false)) || value.equals(Json.of(0L))
            ? Optional.of(Map.entry(name, value))
            : Optional.of(Looks.of(value))
                .filter(EMPTY::contains)
                .map(looks -> Map.entry(Objection.LOOKS + name, Json.of(looks))));
  }
}
