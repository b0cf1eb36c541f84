package dev.dtu.laws;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Telling;
import dev.dtu.trial.Verdict;
import dev.dtu.twin.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was deleted cannot be read and is in no list; a delete refuses only where the contract
/// declares 409.
final class DeletedIsGone implements Law {

  @Override
  public String name() {
    return "deleted-is-gone";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.DELETE).stream()
        .filter(delete -> !subject.leaves(delete))
        .toList();
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Made made = bench.maker().placed(effect);
    delete(bench, effect, made);
    Set<String> seen = new LinkedHashSet<>();
    if (bench.subject().resource(effect.resource()).singleton()) {
      throw new Verdict.Unfit("there is always one " + effect.resource());
    }
    for (Effect read : Views.readers(bench, effect.resource())) {
      Asking asking = bench.asking(read, made.address().key());
      bench.body(asking, read, Optionals.NONE);
      bench.missing(asking, made.address() + " was deleted");
      seen.add(read.operation());
    }
    for (Effect list : Views.lists(bench, effect.resource())) {
      Views.times(bench, list, made, 0);
      seen.add(list.operation());
    }
    if (seen.isEmpty()) {
      bench.missing(bench.asking(effect, made, Optionals.NONE), made.address() + " was deleted");
    }
    seen.add(effect.operation());
    return seen;
  }

  /// Deletes, or cannot where the contract says so. What a person wrote in Java may take two calls, of
  /// which the first only deactivates, or refuse for a reason of the service's own.
  static void delete(Bench bench, Effect effect, Made made) {
    Asking asking = bench.asking(effect, made, Optionals.NONE);
    Turn turn = bench.world().call(asking);
    if (turn.reply().status() == 409 && asking.operation().declares(409)) {
      throw new Verdict.Unfit(effect.operation() + " refuses, as the contract declares");
    }
    boolean done = turn.outcome() instanceof Turn.Outcome.Done;
    if (bench.subject().twin().meaning(effect.operation()).written()) {
      if (!done) {
        throw new Verdict.Unfit(effect.operation() + " refuses for a reason of its own");
      }
      bench.world().call(asking);
    } else if (!done) {
      throw new Verdict.Broken(Telling.of(turn) + ", expected it to be deleted");
    }
  }
}
