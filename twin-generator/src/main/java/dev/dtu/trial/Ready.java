package dev.dtu.trial;

import dev.dtu.contract.Operation;
import dev.dtu.effect.Effect;
import dev.dtu.sample.Sampler.Optionals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Requests that deserve success: what they name is there, what they carry fits. Whoever has one
/// sends it.
public final class Ready {

  private final Bench bench;

  public Ready(Bench bench) {
    this.bench = bench;
  }

  /// A request of the operation, with this many of the optional members of its body.
  public Asking asking(Effect effect, Optionals optionals) {
    if (bench.subject().find(effect.resource()).isEmpty()) {
      return alone(effect, optionals);
    }
    Asking asking = made(effect, optionals);
    new Routes(bench).name(asking, effect);
    return asking;
  }

  private Asking made(Effect effect, Optionals optionals) {
    Maker maker = bench.maker();
    return switch (effect.kind()) {
      case CREATE -> maker.creating(effect, optionals);
      case LINK -> maker.linking(effect);
      case DELETE, UNLINK -> bench.asking(effect, maker.placed(effect), Optionals.NONE);
      case LIST -> listing(effect, optionals);
      case READ, UPDATE, REPLACE, PUT, COPY, ACT, ANSWER ->
          bench.asking(effect, maker.placed(effect), optionals);
    };
  }

  // Containers that nothing is put into have a list too: an empty one.
  private Asking listing(Effect effect, Optionals optionals) {
    try {
      return bench.asking(effect, bench.maker().placed(effect), optionals);
    } catch (Verdict.Unfit nothingIsPutThere) {
      Made any = bench.maker().any(effect.resource());
      Map<String, Address> containers = bench.maker().containers(effect);
      return bench.asking(effect, new Made(any.address(), "", any.sent(), containers), optionals);
    }
  }

  /// A request of an operation of which nothing is said.
  public Asking asking(Operation operation, Optionals optionals) {
    return alone(
        new Effect(
            operation.id(),
            Effect.Kind.ANSWER,
            "",
            List.of(),
            List.of(),
            "",
            "",
            "",
            new TreeMap<>(),
            new TreeMap<>(),
            0),
        optionals);
  }

  private Asking alone(Effect effect, Optionals optionals) {
    Asking asking = bench.asking(effect, List.of(), bench.maker().containers(effect));
    if (!bench.body(asking, effect, optionals)) {
      throw new Verdict.Unfit("no body for " + effect.operation() + " could be made");
    }
    new Routes(bench).name(asking, effect);
    return asking;
  }
}
