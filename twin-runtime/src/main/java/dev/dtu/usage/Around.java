package dev.dtu.usage;

import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What an answer is beside the thing in it.
///
/// @param status of success, where it is another than the document's; a number at the root
/// @param lines what stands around the things, by the place in the answer; what they do not name is
///     not shown
/// @param births what comes into being with the thing
public record Around(Optional<Line> status, List<Line> lines, List<Birth> births) {

  public static final Around NONE = new Around(Optional.empty(), List.of(), List.of());

  public Around {
    lines = List.copyOf(lines);
    births = List.copyOf(births);
  }

  /// The same with what is declared to come into being in the place of what was seen to, by resource.
  Around under(Around declared) {
    List<Birth> born = new ArrayList<>(declared.births);
    for (Birth seen : births) {
      if (declared.births.stream().noneMatch(over -> over.resource().equals(seen.resource()))) {
        born.add(seen);
      }
    }
    return new Around(status, lines, born);
  }

  /// The same with each template as it is written otherwise.
  Around with(UnaryOperator<Json> written) {
    List<Birth> born =
        births.stream()
            .map(each -> new Birth(each.resource(), Line.each(each.lines(), written)))
            .toList();
    return new Around(status, Line.each(lines, written), born);
  }
}
