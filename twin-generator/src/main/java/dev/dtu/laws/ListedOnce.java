package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was created, or put into a container, is in its list once.
final class ListedOnce implements Law {

  @Override
  public String name() {
    return "listed-once";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return resource.singleton() ? List.of() : subject.effects(resource.name(), Effect.Kind.LIST);
  }

  @Override
  public Set<String> hold(Bench bench, Effect list) {
    Made made = bench.maker().placed(list);
    Views.times(bench, list, made, 1);
    Set<String> seen = new LinkedHashSet<>();
    if (made.called()) {
      seen.add(made.by());
      seen.add(list.operation());
    }
    return seen;
  }
}
