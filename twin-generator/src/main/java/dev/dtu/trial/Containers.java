package dev.dtu.trial;

import dev.dtu.effect.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds rows for the containers that operations name, made where there are none.
final class Containers {

  private final Subject subject;
  private final Maker maker;
  private final Scopes scopes;

  Containers(Bench bench, Maker maker, Scopes scopes) {
    this.subject = bench.subject();
    this.maker = maker;
    this.scopes = scopes;
  }

  static List<String> labels(Effect effect) {
    return effect.within().stream().map(Maker::label).toList();
  }

  Map<String, Address> of(Effect effect, List<String> scopes, Map<String, Address> given) {
    Map<String, Address> containers = new HashMap<>(given);
    for (Effect.Container container : effect.within()) {
      String label = Maker.label(container);
      if (container.resource().isEmpty() && !containers.containsKey(label)) {
        containers.put(label, new Address(label, nameless(effect, container, scopes)));
      } else if (!container.resource().isEmpty() && !containers.containsKey(container.resource())) {
        List<String> shared = shared(effect, container, scopes);
        boolean whole = !shared.isEmpty() && shared.size() == container.key().size();
        containers.put(
            container.resource(),
            whole
                ? new Address(container.resource(), shared)
                : maker.any(container.resource(), shared).address());
      }
    }
    return containers;
  }

  private List<String> nameless(Effect effect, Effect.Container container, List<String> scopes) {
    List<String> values = new ArrayList<>();
    for (Effect.Binding binding : container.key()) {
      int at = effect.key().indexOf(binding);
      values.add(
          at >= 0 && at < scopes.size()
              ? scopes.get(at)
              : this.scopes.taken(effect, binding).orElse("x"));
    }
    return values;
  }

  // Where a container is named by parameters that also name our scopes, it is the one in them.
  private static List<String> shared(
      Effect effect, Effect.Container container, List<String> scopes) {
    List<String> shared = new ArrayList<>();
    for (Effect.Binding binding : container.key()) {
      int at = effect.key().indexOf(binding);
      if (at < 0 || at >= scopes.size()) {
        return shared;
      }
      shared.add(scopes.get(at));
    }
    return shared;
  }

  /// Rows for the containers an operation names.
  Map<String, Address> of(Effect effect) {
    List<String> around =
        subject
            .find(effect.resource())
            .map(resource -> scopes.of(resource, List.of()))
            .orElse(List.of());
    return of(effect, around, Map.of());
  }
}
