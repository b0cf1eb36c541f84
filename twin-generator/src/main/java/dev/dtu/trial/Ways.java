package dev.dtu.trial;

import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Route;
import dev.dtu.effect.Effect;
import dev.dtu.sample.Sampler.Optionals;
import java.util.ArrayList;
import java.util.List;

/// Steps that may bring what a request names into another state: operations without a body at the
/// same row, such as activating and archiving it, and putting something where the request looks.
final class Ways {

  private final Bench bench;
  private final Subject subject;

  Ways(Bench bench) {
    this.bench = bench;
    this.subject = bench.subject();
  }

  /// The steps at the rows that a request names, in the order of the contract.
  List<Asking> from(Asking asking) {
    List<Route.Segment> segments = asking.operation().route().segments();
    List<Asking> steps = new ArrayList<>();
    for (OperationLine line : subject.contract().lines()) {
      Operation operation = subject.contract().operation(line.id());
      int row = last(operation.route().segments()) + 1;
      boolean step =
          !operation.id().equals(asking.operation().id())
              && row > 0
              && row < operation.route().segments().size()
              && Routes.alike(segments, operation.route().segments(), row)
              && acts(operation);
      if (step) {
        steps.add(step(operation, asking, row));
      } else if (puts(operation, asking)) {
        Asking put = step(operation, asking, row);
        subject
            .effect(operation.id())
            .filter(effect -> bench.body(put, effect, Optionals.SOME))
            .ifPresent(_ -> steps.add(put));
      }
    }
    return steps;
  }

  private static boolean puts(Operation operation, Asking asking) {
    List<Route.Segment> segments = asking.operation().route().segments();
    return operation.method().equals("PUT")
        && !operation.id().equals(asking.operation().id())
        && segments.size() == operation.route().segments().size()
        && Routes.alike(segments, operation.route().segments(), segments.size());
  }

  private static int last(List<Route.Segment> segments) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (!(segments.get(i) instanceof Route.Segment.Fixed)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean acts(Operation operation) {
    boolean writes = operation.method().equals("POST") || operation.method().equals("PUT");
    boolean bare = operation.body().filter(body -> body.required()).isEmpty();
    return writes
        && bare
        && operation.parameters().stream()
            .noneMatch(each -> each.required() && each.place() != Parameter.Place.PATH);
  }

  private static Asking step(Operation operation, Asking asking, int row) {
    var step = new Asking(operation);
    for (int i = 0; i < row; i++) {
      if (operation.route().segments().get(i) instanceof Route.Segment.Named(String theirs)
          && asking.operation().route().segments().get(i)
              instanceof Route.Segment.Named(String ours)) {
        asking.path(ours).ifPresent(value -> step.bind(Effect.Binding.of("path:" + theirs), value));
      }
    }
    return step;
  }
}
