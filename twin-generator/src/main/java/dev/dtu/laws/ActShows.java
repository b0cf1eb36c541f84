package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an action moves is shown moved.
final class ActShows implements Law {

  @Override
  public String name() {
    return "act-shows";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.ACT).stream()
        .filter(act -> !act.sets().isEmpty())
        .toList();
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Effect read = Views.reader(bench, effect.resource());
    Made made = bench.maker().placed(effect);
    bench.done(bench.asking(effect, made, Optionals.SOME));
    Json after = Views.show(bench, read, made);
    for (Map.Entry<String, Json> set : effect.sets().entrySet()) {
      Optional<Json> now = Dig.find(after, set.getKey());
      if (!now.equals(Optional.of(set.getValue()))) {
        throw new Verdict.Broken(
            "%s: expected %s after %s, found %s"
                .formatted(set.getKey(), set.getValue(), effect.operation(), now));
      }
    }
    return Set.of(effect.operation(), read.operation());
  }
}
