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

/// A replacement shows what it sent, and what the client may leave out and did is no longer what it
/// was, unless the service was seen to keep it.
final class ReplaceClears implements Law {

  @Override
  public String name() {
    return "replace-clears";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name(), Effect.Kind.REPLACE, Effect.Kind.PUT);
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Effect read = Views.reader(bench, effect.resource());
    Made made = bench.maker().placed(effect);
    Asking all = bench.asking(effect, made, Optionals.ALL);
    if (!(Bench.sentItem(effect, all) instanceof Obj full)) {
      throw new Verdict.Unfit("the body of " + effect.operation() + " is not an object");
    }
    bench.done(all);
    Json before = Views.show(bench, read, made);
    Optional<Schema> shown = bench.itemSchema(read);
    int compared = bench.echo(effect, full, before, shown, "after a replacement");
    Asking least = bench.asking(effect, made, Optionals.NONE);
    bench.done(least);
    Json after = Views.show(bench, read, made);
    if (Bench.sentItem(effect, least) instanceof Obj sent) {
      compared += bench.echo(effect, sent, after, shown, "after a short replacement");
      cleared(bench, effect, read, full, sent, after);
    }
    return compared == 0 ? Set.of() : Set.of(effect.operation(), read.operation());
  }

  private static void cleared(
      Bench bench, Effect effect, Effect read, Obj full, Obj sent, Json after) {
    Optional<Schema> body = bench.sentSchema(effect);
    Optional<Schema> shown = bench.itemSchema(read);
    String id = bench.subject().resource(effect.resource()).idMember();
    for (Obj.Member member : full) {
      if (member.key().equals(id)) {
        continue;
      }
      boolean optional = property(body, member).filter(p -> !p.required()).isPresent();
      boolean free =
          property(shown, member).filter(p -> !p.required() && !p.readOnly()).isPresent();
      Optional<Json> now = Dig.find(after, member.key());
      boolean telling = !small(member.value()) && !listed(body, member);
      boolean known = bench.subject().keeps(effect, member.key());
      boolean asked = optional && free && telling && !known;
      if (asked && !sent.has(member.key()) && stays(member, now)) {
        throw new Verdict.Broken(
            "%s was left out of the replacement and is still %s"
                .formatted(member.key(), member.value()));
      }
    }
  }

  private static boolean stays(Obj.Member member, Optional<Json> now) {
    return now.filter(member.value()::equals).isPresent();
  }

  private static boolean listed(Optional<Schema> schema, Obj.Member member) {
    return property(schema, member)
        .filter(p -> !p.schema().enumeration().isEmpty() || p.schema().defaultValue().isPresent())
        .isPresent();
  }

  // A value of few kinds may be the one the service gives to what is not sent.
  private static boolean small(Json value) {
    return value instanceof Json.Bool
        || value == Json.Null.NULL
        || value.equals(Obj.EMPTY)
        || value.equals(dev.dtu.json.Arr.EMPTY);
  }

  private static Optional<Schema.Property> property(Optional<Schema> schema, Obj.Member member) {
    return schema.flatMap(each -> each.property(member.key()));
  }
}
