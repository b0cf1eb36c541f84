package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two universes with equal name, origin, dice and moments give the same bytes.
final class SameBytes implements Law {

  @Override
  public String name() {
    return "same-bytes";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    List<Effect> all = subject.effects(resource.name());
    return all.isEmpty() ? List.of() : List.of(all.getFirst());
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Bench other = bench.again();
    List<String> first = script(bench, effect.resource());
    List<String> second = script(other, effect.resource());
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      if (!first.get(i).equals(second.get(i))) {
        throw new Verdict.Broken(
            "the same call in an equal universe: %s; and: %s"
                .formatted(first.get(i), second.get(i)));
      }
    }
    if (!bench.world().store().hash().equals(other.world().store().hash())) {
      throw new Verdict.Broken("the same calls in an equal universe left other rows");
    }
    return Set.of();
  }

  /// What every operation of the resource answers, one after the other.
  private static List<String> script(Bench bench, String resource) {
    List<String> told = new ArrayList<>();
    for (Effect effect : bench.subject().effects(resource)) {
      try {
        Made made =
            effect.kind() == Effect.Kind.CREATE
                ? bench.maker().by(effect, List.of(), Map.of(), Optionals.SOME)
                : bench.maker().placed(effect);
        var turn = bench.world().call(bench.asking(effect, made, Optionals.SOME));
        told.add(effect.operation() + " " + turn.reply());
      } catch (Verdict ended) {
        told.add(effect.operation() + " " + ended.what());
      }
    }
    return told;
  }
}
