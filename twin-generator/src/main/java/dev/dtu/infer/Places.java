package dev.dtu.infer;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The tree of places of a contract, and all of them in the order of their paths.
record Places(Place root, List<Place> all) {

  static Places of(Contract contract) {
    Place root = Place.root();
    List<OperationLine> lines = new ArrayList<>(contract.lines());
    lines.sort(Comparator.comparing(OperationLine::path).thenComparing(OperationLine::method));
    for (OperationLine line : lines) {
      Operation operation = contract.operation(line.id());
      place(root, operation.route())
          .ifPresent(at -> at.add(new Place.Op(operation, operation.route().parameters())));
    }
    List<Place> all = new ArrayList<>();
    gather(root, all);
    return new Places(root, List.copyOf(all));
  }

  private static void gather(Place place, List<Place> into) {
    into.add(place);
    place.below().forEach(below -> gather(below, into));
  }

  /// Where a route leads; empty for one whose segments hold several parameters.
  private static Optional<Place> place(Place root, Route route) {
    Place at = root;
    for (Route.Segment segment : route.segments()) {
      switch (segment) {
        case Route.Segment.Fixed fixed -> {
          for (String word : withoutExtension(fixed.text()).split(":")) {
            at = word.isEmpty() ? at : at.step(word);
          }
        }
        case Route.Segment.Named named -> at = at.step(named.parameter(), true);
        case Route.Segment.Tail tail -> at = at.step(tail.parameter(), true);
        case Route.Segment.Mixed mixed -> {
          if (mixed.parameters().size() != 1) {
            return Optional.empty();
          }
          String prefix = mixed.literals().getFirst();
          String suffix = withoutExtension(mixed.literals().getLast());
          at = prefix.isEmpty() ? at : at.step(prefix);
          at = at.step(mixed.parameters().getFirst(), true);
          at = suffix.isEmpty() ? at : at.step(suffix);
        }
      }
    }
    return Optional.of(at);
  }

  private static String withoutExtension(String word) {
    return word.endsWith(".json") ? word.substring(0, word.length() - 5) : word;
  }
}
