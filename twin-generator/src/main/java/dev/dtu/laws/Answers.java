package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Address;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import dev.dtu.twin.Turn;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A valid request is answered with success, in the shape the contract declares.
final class Answers implements Law {

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name());
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    bench.fits(turn(bench, effect));
    return Set.of();
  }

  private static Turn turn(Bench bench, Effect effect) {
    if (bench.subject().find(effect.resource()).isEmpty()) {
      var nothing = new Made(new Address("", List.of()), "", Obj.EMPTY, Map.of());
      Asking asking = bench.asking(effect, nothing.address().key());
      if (!bench.body(asking, effect, Optionals.SOME)) {
        throw new Verdict.Unfit("no body for " + effect.operation() + " could be made");
      }
      return bench.done(asking);
    }
    return switch (effect.kind()) {
      case CREATE -> created(bench, effect);
      case DELETE -> {
        Made made = bench.maker().placed(effect);
        DeletedIsGone.delete(bench, effect, made);
        yield bench.world().last();
      }
      case LINK -> {
        bench.maker().linked(effect, bench.maker().any(effect.resource()));
        yield bench.world().last();
      }
      default -> bench.done(bench.asking(effect, bench.maker().placed(effect), Optionals.SOME));
    };
  }

  private static Turn created(Bench bench, Effect effect) {
    bench.maker().by(effect, List.of(), Map.of(), Optionals.SOME);
    return bench.world().last();
  }
}
