package dev.dtu.trial;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Route;
import dev.dtu.contract.Schema;
import java.util.List;
import java.util.Optional;

/// Operations that are called by name, `/api/rooms.invite`, and name rows by their arguments.
final class Families {

  private Families() {}

  /// What stands before the verb of such an operation, `rooms`; empty for all others.
  static Optional<String> of(Operation operation) {
    List<Route.Segment> segments = operation.route().segments();
    for (Route.Segment segment : segments) {
      if (!(segment instanceof Route.Segment.Fixed)) {
        return Optional.empty();
      }
    }
    return segments.isEmpty() ? Optional.empty() : family((Route.Segment.Fixed) segments.getLast());
  }

  private static Optional<String> family(Route.Segment.Fixed name) {
    int dot = name.text().lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(name.text().substring(0, dot));
  }

  /// Its arguments; none where it takes none.
  static List<Schema.Property> arguments(Operation operation) {
    return new Asking(operation)
        .schema()
        .map(schema -> List.copyOf(schema.possibleProperties()))
        .orElse(List.of());
  }
}
