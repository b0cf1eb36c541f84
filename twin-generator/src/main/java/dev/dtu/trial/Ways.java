package dev.dtu.trial;

import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Route;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Steps that may bring what a request names into another state: operations without a body at the
/// same row, such as activating and archiving it, and putting something where the request looks; and
/// where operations are called by name, those of the family that want no more than the request says.
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
    List<Asking> steps = new ArrayList<>(relatives(asking));
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

  private List<Asking> relatives(Asking asking) {
    Optional<String> family = Families.of(asking.operation());
    Obj said = asking.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    List<Asking> steps = new ArrayList<>();
    if (family.isEmpty()) {
      return steps;
    }
    for (OperationLine line : subject.contract().lines()) {
      Operation operation = subject.contract().operation(line.id());
      boolean relative =
          family.equals(Families.of(operation))
              && !operation.id().equals(asking.operation().id())
              && subject.effect(operation.id()).filter(Ways::shows).isEmpty();
      if (relative) {
        wanted(operation, said).ifPresent(steps::add);
      }
    }
    return steps;
  }

  private static boolean shows(Effect effect) {
    return effect.kind() == Effect.Kind.READ || effect.kind() == Effect.Kind.LIST;
  }

  // Where nothing is required, something has to be the same.
  private static Optional<Asking> wanted(Operation operation, Obj said) {
    var step = new Asking(operation);
    List<String> required = step.schema().map(Schema::required).map(List::copyOf).orElse(List.of());
    Obj told = Obj.EMPTY;
    for (Schema.Property property : Families.arguments(operation)) {
      Optional<Json> value = said.find(property.name());
      told = value.isPresent() ? told.with(property.name(), value.get()) : told;
    }
    boolean all = told.keys().containsAll(required) && !told.isEmpty();
    return all ? Optional.of(step.body(told)) : Optional.empty();
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
