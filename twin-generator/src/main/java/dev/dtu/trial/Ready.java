package dev.dtu.trial;

import dev.dtu.effect.Effect;
import dev.dtu.sample.Sampler.Optionals;
import java.util.List;

/// Requests that deserve success: what they name is there, what they carry fits. Whoever has one
/// sends it.
public final class Ready {

  private final Bench bench;

  public Ready(Bench bench) {
    this.bench = bench;
  }

  /// A request of the operation, with this many of the optional members of its body.
  public Asking asking(Effect effect, Optionals optionals) {
    Maker maker = bench.maker();
    if (bench.subject().find(effect.resource()).isEmpty()) {
      return alone(effect, optionals);
    }
    return switch (effect.kind()) {
      case CREATE -> maker.creating(effect, optionals);
      case LINK -> maker.linking(effect);
      case DELETE, UNLINK -> bench.asking(effect, maker.placed(effect), Optionals.NONE);
      case READ, LIST, UPDATE, REPLACE, PUT, ACT, ANSWER ->
          bench.asking(effect, maker.placed(effect), optionals);
    };
  }

  private Asking alone(Effect effect, Optionals optionals) {
    Asking asking = bench.asking(effect, List.of());
    if (!bench.body(asking, effect, optionals)) {
      throw new Verdict.Unfit("no body for " + effect.operation() + " could be made");
    }
    return asking;
  }
}
