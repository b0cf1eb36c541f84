package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Maker;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was put into a container is in the container's list once; what was taken out is not.
final class LinkShows implements Law {

  @Override
  public String name() {
    return "link-shows";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.LINK, Effect.Kind.UNLINK);
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    List<Effect> lists = lists(bench, effect);
    if (lists.isEmpty()) {
      throw new Verdict.Unfit("nothing lists the " + effect.resource() + "s of a container");
    }
    boolean puts = effect.kind() == Effect.Kind.LINK;
    Made row =
        puts
            ? bench.maker().linked(effect, bench.maker().any(effect.resource()))
            : bench.maker().placed(effect);
    if (!puts) {
      bench.done(bench.asking(effect, row, Optionals.NONE));
    }
    Set<String> seen = new LinkedHashSet<>();
    for (Effect list : lists) {
      Views.times(bench, list, row, puts ? 1 : 0);
      seen.add(list.operation());
    }
    seen.add(effect.operation());
    return seen;
  }

  private static List<Effect> lists(Bench bench, Effect effect) {
    List<String> containers = resources(effect);
    return bench.subject().effects(effect.resource(), Effect.Kind.LIST).stream()
        .filter(list -> !list.within().isEmpty() && containers.containsAll(resources(list)))
        .toList();
  }

  private static List<String> resources(Effect effect) {
    return effect.within().stream().map(Maker::label).toList();
  }
}
