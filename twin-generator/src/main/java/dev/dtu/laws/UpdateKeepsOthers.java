package dev.dtu.laws;

import dev.dtu.contract.Schema;
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
import java.util.Optional;
import java.util.Set;

/// An update shows what it sent, and the client's other members are what they were.
final class UpdateKeepsOthers implements Law {

  @Override
  public String name() {
    return "update-keeps-others";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.UPDATE);
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Effect read = Views.reader(bench, effect.resource());
    Made made = bench.maker().placed(effect, List.of());
    Json before = Views.show(bench, read, made);
    Asking asking = bench.asking(effect, made, Optionals.SOME);
    if (!(Bench.sentItem(effect, asking) instanceof Obj sent)) {
      throw new Verdict.Unfit("the body of " + effect.operation() + " is not an object");
    }
    bench.done(asking);
    Json after = Views.show(bench, read, made);
    Views.none(bench.echo(effect, sent, after, bench.itemSchema(read)), "after an update");
    bench.sentSchema(effect).ifPresent(schema -> kept(schema, sent, before, after));
    return Set.of(effect.operation(), read.operation());
  }

  private static void kept(Schema schema, Obj sent, Json before, Json after) {
    for (Schema.Property property : schema.possibleProperties()) {
      boolean clients = !property.readOnly() && !property.writeOnly();
      if (clients && !sent.has(property.name())) {
        Optional<Json> then = Dig.find(before, property.name());
        Optional<Json> now = Dig.find(after, property.name());
        if (!then.equals(now)) {
          throw new Verdict.Broken(
              "%s was not sent: it was %s before the update, it is %s after"
                  .formatted(property.name(), then, now));
        }
      }
    }
  }
}
