package dev.dtu.trial;

import dev.dtu.contract.Operation;
import dev.dtu.effect.Effect;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.store.Store;
import dev.dtu.twin.Turn;
import java.util.List;
import java.util.Optional;

/// Requests that were seen to succeed, in a world that is as it was right before they did.
///
/// What a request names is made, parents first. It is tried, and the trial undone. Where the service
/// says no, what else can be done to the row is tried, a step or two, until the row is in a state in
/// which the service says yes. So nobody has to say that who is to be unsuspended must be suspended.
public final class Prepared {

  private static final int STEPS = 2;
  private static final List<Optionals> DRAFTS =
      List.of(Optionals.SOME, Optionals.NONE, Optionals.SOME, Optionals.ALL);

  private final Bench bench;
  private final World world;
  private final Ways ways;

  public Prepared(Bench bench) {
    this.bench = bench;
    this.world = bench.world();
    this.ways = new Ways(bench);
  }

  /// How many different requests of an operation there are to ask for.
  public static int drafts() {
    return DRAFTS.size();
  }

  /// The world it is prepared in.
  public World world() {
    return world;
  }

  /// A request of the operation, not tried.
  public Asking draft(Operation operation, int draft) {
    Optional<Effect> effect = bench.subject().effect(operation.id());
    Optionals optionals = DRAFTS.get(draft % DRAFTS.size());
    return effect.isEmpty()
        ? new Ready(bench).asking(operation, optionals)
        : new Ready(bench).asking(effect.get(), optionals);
  }

  /// Brings the world into a state in which the request succeeds.
  ///
  /// @return whether there is one; the world is as it was where not
  public boolean ready(Asking asking) {
    Store before = world.store();
    for (int steps = 0; steps <= STEPS; steps++) {
      if (ready(asking, before, steps)) {
        return true;
      }
    }
    world.back(before);
    return false;
  }

  private boolean ready(Asking asking, Store from, int steps) {
    if (steps == 0) {
      boolean does = does(asking);
      world.back(from);
      return does;
    }
    for (Asking step : ways.from(asking)) {
      if (does(step) && ready(asking, world.store(), steps - 1)) {
        return true;
      }
      world.back(from);
    }
    return false;
  }

  private boolean does(Asking asking) {
    Turn turn = world.call(asking);
    return turn.outcome() instanceof Turn.Outcome.Done && turn.reply().status() < 300;
  }
}
