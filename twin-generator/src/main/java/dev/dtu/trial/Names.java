package dev.dtu.trial;

import dev.dtu.call.Percent;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an operation calls a row: its id, or another of its names where the route takes no such id.
final class Names {

  private final Bench bench;

  Names(Bench bench) {
    this.bench = bench;
  }

  /// The key, its last part as the operation takes it: an argument that is called as another name of the
  /// row has that one.
  List<String> fitting(Effect effect, List<String> key) {
    return fitting(effect, effect.key(), new Address(effect.resource(), key));
  }

  /// The same of the key of a container that the operation names.
  List<String> fitting(Effect effect, Effect.Container container, Address row) {
    return fitting(effect, container.key(), row);
  }

  private List<String> fitting(Effect effect, List<Effect.Binding> bindings, Address named) {
    List<String> key = named.key();
    int last = key.size() - 1;
    Optional<Resource> resource = bench.subject().find(named.resource());
    if (last < 0 || bindings.size() <= last || resource.isEmpty()) {
      return key;
    }
    Effect.Binding binding = bindings.get(last);
    boolean body = binding.source() == Effect.Binding.Source.BODY;
    Optional<Parameter> parameter =
        bench.subject().operation(effect).parameter(Parameter.Place.PATH, binding.name());
    if (!body && (parameter.isEmpty() || takes(parameter.get(), key.get(last)))) {
      return key;
    }
    for (String alias : resource.get().aliases()) {
      boolean meant = !body || alias.endsWith("." + binding.name());
      Optional<String> name =
          row(resource.get(), key)
              .filter(_ -> meant)
              .flatMap(row -> row.value().find("item"))
              .flatMap(item -> Dig.find(item, alias))
              .flatMap(Json::asWords)
              .filter(words -> parameter.map(it -> takes(it, words)).orElse(true));
      if (name.isPresent()) {
        List<String> changed = new ArrayList<>(key);
        changed.set(last, name.get());
        return changed;
      }
    }
    return key;
  }

  /// Puts the ids of rows that are there where members are set to what a row tells.
  void told(Asking asking, Effect effect) {
    for (Json value : effect.sets().values()) {
      Optional<String> of = value.asObj().flatMap(told -> told.text("of"));
      Optional<String> by = value.asObj().flatMap(told -> told.text("by"));
      if (of.isPresent() && by.isPresent()) {
        asking.bind(
            Effect.Binding.of(by.get()), bench.maker().any(of.get(), List.of()).address().id());
      }
    }
  }

  private static boolean takes(Parameter parameter, String words) {
    Json value = SchemaCheck.parameterValue(List.of(words), parameter);
    return SchemaCheck.check(value, parameter.schema(), SchemaCheck.Direction.REQUEST).isEmpty();
  }

  private Optional<Row> row(Resource resource, List<String> key) {
    String joined = String.join("/", key.stream().map(Percent::encode).toList());
    return bench
        .world()
        .store()
        .table(bench.subject().table(resource.name()))
        .flatMap(table -> table.find(joined));
  }
}
