package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Asking;
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
    Asking asking = bench.asking(effect, made, Optionals.SOME);
    bench.done(asking);
    Json after = Views.show(bench, read, made);
    for (Map.Entry<String, Json> set : effect.sets().entrySet()) {
      Optional<Json> now = Dig.find(after, set.getKey());
      if (!moved(set.getValue(), now, asking.body())) {
        throw new Verdict.Broken(
            "%s: expected %s after %s, found %s"
                .formatted(set.getKey(), set.getValue(), effect.operation(), now));
      }
    }
    return Set.of(effect.operation(), read.operation());
  }

  private static boolean moved(Json to, Optional<Json> now, Optional<Json> sent) {
    if (to.equals(Json.of("${now}")) || to instanceof Obj) {
      return now.isPresent();
    }
    if (!to.equals(Json.of("${body}"))) {
      return now.equals(Optional.of(to));
    }
    Obj members = sent.flatMap(Json::asObj).orElse(Obj.EMPTY);
    return members.keys().stream()
        .allMatch(name -> now.flatMap(it -> Dig.find(it, name)).equals(members.find(name)));
  }
}
