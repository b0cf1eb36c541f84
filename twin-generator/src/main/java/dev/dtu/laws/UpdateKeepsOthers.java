package dev.dtu.laws;

import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// An update shows what it sent, and the client's other members are what they were, but for those that
/// the service was seen to take away.
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
    Made made = bench.maker().placed(effect, Optionals.ALL);
    Json before = Views.show(bench, read, made);
    Asking asking = few(bench, effect, bench.asking(effect, made, Optionals.ALL));
    if (!(Bench.sentItem(effect, asking) instanceof Obj sent)) {
      throw new Verdict.Unfit("the body of " + effect.operation() + " is not an object");
    }
    bench.done(asking);
    Json after = Views.show(bench, read, made);
    int compared = bench.echo(effect, sent, after, bench.itemSchema(read), "after an update");
    Predicate<String> takes = member -> bench.subject().takes(effect, member);
    bench
        .sentSchema(effect)
        .ifPresent(schema ->
            kept(
                schema.possibleProperties().stream()
                    .filter(each -> !sent.has(each.name()) && !takes.test(each.name()))
                    .toList(),
                before,
                after));
    return compared == 0 ? Set.of() : Set.of(effect.operation(), read.operation());
  }

  /// The request with one optional member of the body, or as it is where it needs more.
  private static Asking few(Bench bench, Effect effect, Asking asking) {
    Optional<Schema> schema = asking.schema();
    if (schema.isEmpty() || !(asking.body().orElse(Json.Null.NULL) instanceof Obj body)) {
      return asking;
    }
    Set<String> required = new HashSet<>(schema.get().required());
    effect.key().forEach(binding -> required.add(binding.name()));
    List<String> optional = body.keys().stream().filter(key -> !required.contains(key)).toList();
    if (optional.isEmpty()) {
      return asking;
    }
    String kept = bench.chance().pick(optional);
    Obj less = body;
    for (String key : optional) {
      less = key.equals(kept) ? less : less.without(key);
    }
    return SchemaCheck.check(less, schema.get(), SchemaCheck.Direction.REQUEST).isEmpty()
        ? asking.copy().body(less)
        : asking;
  }

  /// True for the moment of the last change, which each change moves.
  private static boolean stamp(Schema.Property property) {
    return property.schema().format().filter(format -> format.startsWith("date")).isPresent()
        && property.name().matches("(?i).*(modif|updat|chang).*");
  }

  private static void kept(List<Schema.Property> others, Json before, Json after) {
    for (Schema.Property property : others) {
      boolean clients = !property.readOnly() && !property.writeOnly();
      if (clients && !stamp(property)) {
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
