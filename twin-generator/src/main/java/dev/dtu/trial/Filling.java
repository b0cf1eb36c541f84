package dev.dtu.trial;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.contract.SchemaCheck.Direction;
import dev.dtu.effect.Effect;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
import java.util.Optional;

/// What a request needs beside the rows it names.
record Filling(Bench bench) {

  /// Puts the parameters that must be there and are not yet, and asks for all of a reply where the
  /// service wants to be told which part.
  void fill(Asking asking) {
    for (Parameter parameter : asking.operation().parameters()) {
      boolean needed = parameter.required() || parameter.place() == Parameter.Place.PATH;
      if (needed && !asking.has(parameter)) {
        bench
            .requests()
            .sample(parameter.schema(), Optionals.SOME)
            .ifPresent(value -> asking.put(parameter, value));
      }
    }
    bench
        .subject()
        .twin()
        .title()
        .partial()
        .filter(partial -> "".equals(partial.defaults().get(asking.operation().id())))
        .ifPresent(partial -> asking.query(partial.parameter(), "*"));
  }

  /// The body with the item an effect makes or changes, where chance left out the member it stands in,
  /// and with one where that is a list.
  ///
  /// @param body that fits the schema
  Json carrying(Effect effect, Json body, Schema schema, Optionals optionals) {
    String member = effect.itemSent();
    Optional<Schema> item = Dig.find(schema, member);
    if (member.isEmpty() || item.isEmpty()) {
      return body;
    }
    Optional<Json> there = Dig.find(body, member);
    Optional<Json> made =
        there.isPresent() ? there : bench.requests().sample(item.get(), optionals);
    return made.map(Filling::one)
        .<Json>map(one -> Dig.put(body.asObj().orElse(Obj.EMPTY), member, one))
        .filter(whole -> SchemaCheck.check(whole, schema, Direction.REQUEST).isEmpty())
        .orElse(body);
  }

  private static Json one(Json item) {
    return item instanceof Arr several && several.size() > 1 ? Arr.of(several.at(0)) : item;
  }
}
