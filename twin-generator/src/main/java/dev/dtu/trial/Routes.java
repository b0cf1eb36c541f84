package dev.dtu.trial;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Route;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What rows the parameters of a route name, where nothing is said of its operation: those that
/// another operation of a route that begins alike is said to name.
final class Routes {

  private final Bench bench;
  private final Subject subject;

  Routes(Bench bench) {
    this.bench = bench;
    this.subject = bench.subject();
  }

  /// Whether two routes are the same up to this many segments, whatever their parameters are called.
  static boolean alike(List<Route.Segment> one, List<Route.Segment> other, int size) {
    if (one.size() < size || other.size() < size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      boolean named =
          one.get(i) instanceof Route.Segment.Named && other.get(i) instanceof Route.Segment.Named;
      if (!named && !one.get(i).equals(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Puts ids of rows that are there for the parameters of the path that an effect does not name.
  void name(Asking asking, Effect effect) {
    Set<String> named = named(effect);
    List<Route.Segment> segments = asking.operation().route().segments();
    for (int i = segments.size() - 1; i >= 0; i--) {
      boolean free =
          segments.get(i) instanceof Route.Segment.Named(String name) && !named.contains(name);
      if (free && named(asking, segments, i, named)) {
        return;
      }
    }
  }

  private static Set<String> named(Effect effect) {
    var named = new HashSet<String>();
    List<Effect.Binding> bindings = new ArrayList<>(effect.key());
    effect.within().forEach(container -> bindings.addAll(container.key()));
    for (Effect.Binding binding : bindings) {
      if (binding.source() == Effect.Binding.Source.PATH) {
        named.add(binding.name());
      }
    }
    return named;
  }

  private boolean named(
      Asking asking, List<Route.Segment> segments, int position, Set<String> named) {
    Optional<Effect> like = like(segments, position);
    if (like.isEmpty()) {
      return false;
    }
    Resource resource = subject.resource(like.get().resource());
    List<Route.Segment> other = subject.operation(like.get()).route().segments();
    List<String> names = new ArrayList<>();
    List<String> begun = new ArrayList<>();
    for (Effect.Binding binding : like.get().key()) {
      int at = other.indexOf(new Route.Segment.Named(binding.name()));
      String ours = ((Route.Segment.Named) segments.get(at)).parameter();
      boolean given = named.contains(ours) && begun.size() == names.size();
      Optional<String> value = given ? asking.path(ours) : Optional.empty();
      value.ifPresent(begun::add);
      names.add(ours);
    }
    List<String> key = bench.maker().any(resource.name(), begun).address().key();
    for (int i = begun.size(); i < Math.min(names.size(), key.size()); i++) {
      if (takes(asking.operation(), names.get(i), key.get(i))) {
        asking.bind(Effect.Binding.of("path:" + names.get(i)), key.get(i));
      }
    }
    return true;
  }

  // An operation that names a row of the resource by all that its route has up to there.
  private Optional<Effect> like(List<Route.Segment> segments, int position) {
    for (Effect effect : subject.meanings().effects()) {
      List<Route.Segment> other = subject.operation(effect).route().segments();
      boolean whole =
          !effect.key().isEmpty()
              && alike(segments, other, position + 1)
              && other.get(position).equals(new Route.Segment.Named(effect.key().getLast().name()))
              && subject
                  .find(effect.resource())
                  .filter(each -> each.scopes().size() + 1 == effect.key().size())
                  .isPresent();
      if (whole && before(effect, other, position)) {
        return Optional.of(effect);
      }
    }
    return Optional.empty();
  }

  private static boolean before(Effect effect, List<Route.Segment> segments, int position) {
    return effect.key().stream()
        .allMatch(binding -> {
          int at = segments.indexOf(new Route.Segment.Named(binding.name()));
          return at >= 0 && at <= position;
        });
  }

  private static boolean takes(Operation operation, String name, String value) {
    List<Json> listed =
        operation
            .parameter(Parameter.Place.PATH, name)
            .map(parameter -> parameter.schema().enumeration())
            .orElse(List.of());
    return listed.isEmpty() || listed.contains(Json.of(value));
  }
}
