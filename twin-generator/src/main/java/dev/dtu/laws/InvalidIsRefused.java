package dev.dtu.laws;

import dev.dtu.contract.Complaint;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Made;
import dev.dtu.trial.Subject;
import dev.dtu.trial.Verdict;
import dev.dtu.twin.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A body that lacks a required member or has a member of the wrong type is refused, in the error
/// shape the contract declares.
final class InvalidIsRefused implements Law {

  @Override
  public String name() {
    return "invalid-is-refused";
  }

  @Override
  public List<Effect> about(Subject subject, Resource resource) {
    return subject.effects(resource.name()).stream()
        .filter(effect -> new Asking(subject.operation(effect)).json())
        .toList();
  }

  @Override
  public Set<String> hold(Bench bench, Effect effect) {
    Made made =
        effect.kind() == Effect.Kind.CREATE || effect.kind() == Effect.Kind.PUT
            ? new Made(
                new dev.dtu.trial.Address(
                    effect.resource(),
                    bench.maker().scopes(bench.subject().resource(effect.resource()), List.of())),
                "",
                Obj.EMPTY,
                bench.maker().containers(effect))
            : bench.maker().placed(effect);
    Asking asking = bench.asking(effect, made, Optionals.SOME);
    Schema schema = asking.schema().orElseThrow(() -> new Verdict.Unfit("no schema"));
    Meaning.Leniency leniency = leniency(bench, effect);
    List<Json> wrong = wrong(asking, schema, leniency);
    if (wrong.isEmpty()) {
      throw new Verdict.Unfit("every body fits the schema of " + effect.operation());
    }
    for (Json body : wrong) {
      String why = complaints(body, schema, leniency).getFirst().toString();
      bench.fits(bench.refused(asking.copy().body(body), why));
    }
    return Set.of();
  }

  /// Which rules of the document its service does not insist on.
  private static Meaning.Leniency leniency(Bench bench, Effect effect) {
    return switch (bench.subject().twin().meaning(effect.operation())) {
      case Meaning.Does does -> does.leniency();
      case Meaning.Absent _ -> Meaning.Leniency.NONE;
    };
  }

  private static List<Complaint> complaints(Json body, Schema schema, Meaning.Leniency leniency) {
    return SchemaCheck.check(body, schema, SchemaCheck.Direction.REQUEST).stream()
        .filter(complaint -> !leniency.forgives("", complaint))
        .toList();
  }

  private static List<Json> wrong(Asking asking, Schema schema, Meaning.Leniency leniency) {
    List<Json> wrong = new ArrayList<>();
    List<Json> tries = new ArrayList<>();
    if (asking.body().orElse(Json.Null.NULL) instanceof Obj body) {
      body.keys().forEach(key -> tries.add(body.without(key)));
      for (Obj.Member member : body) {
        boolean text = member.value() instanceof Json.Text;
        Json other = text ? Obj.of("not", Json.of("this")) : Json.of("not this");
        tries.add(body.with(member.key(), other));
      }
    }
    tries.add(Arr.of(Json.of("not this")));
    tries.add(Json.of("not this"));
    for (Json each : tries) {
      boolean bad = !complaints(each, schema, leniency).isEmpty();
      if (bad && wrong.size() < 3) {
        wrong.add(each);
      }
    }
    return wrong;
  }
}
