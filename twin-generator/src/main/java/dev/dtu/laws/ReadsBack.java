package dev.dtu.laws;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.sample.Sampler;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was created reads back with what was sent.
final class ReadsBack implements Law {

  @Override
  public String name() {
    return "reads-back";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.CREATE, Effect.Kind.PUT);
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Made made = bench.maker().by(effect, List.of(), Map.of(), Sampler.Optionals.SOME);
    Set<String> seen = new LinkedHashSet<>();
    int compared = 0;
    for (Effect read : Views.readers(bench, effect.resource())) {
      seen.add(read.operation());
      if (bench.itemSchema(read).isEmpty()) {
        bench.done(bench.asking(read, made.address().key(), made.containers()));
        continue; // it tells no more than that it is there
      }
      Json shown = Views.show(bench, read, made);
      named(bench.subject().resource(effect.resource()), made, shown);
      Optional<Schema> shape = bench.itemSchema(read);
      compared += bench.echo(effect, made.sent(), shown, shape, "created by " + made.by());
    }
    if (seen.isEmpty()) {
      throw new Verdict.Unfit("no operation reads a " + effect.resource());
    }
    if (compared == 0 && bench.subject().resource(effect.resource()).singleton()) {
      return Set.of(); // it was there before, and shows nothing of what was sent
    }
    seen.add(effect.operation());
    return seen;
  }

  private static void named(Resource resource, Made made, Json shown) {
    Optional<String> id =
        resource.idMember().isEmpty()
            ? Optional.empty()
            : Dig.find(shown, resource.idMember()).flatMap(Json::asWords);
    if (id.isPresent() && !id.get().equals(made.address().id())) {
      throw new Verdict.Broken("expected %s, read %s".formatted(made.address(), shown));
    }
  }
}
