package dev.dtu.laws;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Made;
import dev.dtu.trial.Telling;
import dev.dtu.trial.Verdict;
import dev.dtu.trial.Walk;
import dev.dtu.twin.Turn;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How laws look at rows: by reading one, by listing them.
final class Views {

  private Views() {}

  /// The operations that read a row of the resource and name no container.
  static List<Effect> readers(Bench bench, String resource) {
    return bench.subject().effects(resource, Effect.Kind.READ).stream()
        .filter(read -> read.within().isEmpty())
        .toList();
  }

  /// The operations that list a resource within its scopes only.
  static List<Effect> lists(Bench bench, String resource) {
    return bench.subject().effects(resource, Effect.Kind.LIST).stream()
        .filter(list -> list.within().isEmpty())
        .toList();
  }

  /// The row as the operation shows it.
  static Json show(Bench bench, Effect read, Made made) {
    Asking asking = bench.asking(read, made.address().key(), made.containers());
    bench.body(asking, read, Optionals.NONE);
    Turn turn = bench.done(asking);
    return bench
        .item(read, turn)
        .orElseThrow(
            () -> new Verdict.Broken(Telling.of(turn) + ", expected the item in the reply"));
  }

  /// A request for the list the row is in, with the filters that must be there set to the row's own
  /// values.
  static Asking asking(Bench bench, Effect list, Made made) {
    Asking asking = bench.asking(list, made.address().key(), made.containers());
    for (Map.Entry<String, String> filter : list.filters().entrySet()) {
      if (chooses(bench, list, filter.getKey())) {
        boolean id = filter.getValue().equals(bench.subject().resource(list.resource()).idMember());
        (id
                ? Optional.of(made.address().id())
                : Dig.find(shown(bench, made), filter.getValue()).flatMap(Json::asWords))
            .ifPresent(words -> ask(asking, list, filter.getKey(), words));
      }
    }
    bench.body(asking, list, Optionals.NONE);
    return asking;
  }

  /// True for an argument that selects whether it is there or not.
  static boolean chooses(Bench bench, Effect list, String argument) {
    return bench
        .subject()
        .operation(list)
        .parameter(Parameter.Place.QUERY, argument)
        .filter(each ->
            each.required()
                || each.schema().enumeration().size() > 1
                    && each.schema().defaultValue().isPresent())
        .isPresent();
  }

  private static void ask(Asking asking, Effect list, String name, String words) {
    Optional<Parameter> parameter = asking.operation().parameter(Parameter.Place.QUERY, name);
    boolean taken =
        parameter
            .filter(each ->
                SchemaCheck.check(
                        SchemaCheck.parameterValue(List.of(words), each),
                        each.schema(),
                        SchemaCheck.Direction.REQUEST)
                    .isEmpty())
            .isPresent();
    if (!taken) {
      throw new Verdict.Unfit(
          "%s of %s takes no such value as the row has: %s"
              .formatted(name, list.operation(), words));
    }
    asking.query(name, words);
  }

  /// The row as it is shown, else as it was sent.
  private static Json shown(Bench bench, Made made) {
    try {
      Optional<Effect> reader = bench.reader(made.address().resource());
      return reader.isPresent() ? show(bench, reader.get(), made) : made.sent();
    } catch (Verdict.Broken gone) {
      return made.sent();
    }
  }

  /// How often the row is in the list.
  static int times(Bench bench, Effect list, Made made) {
    Resource resource = bench.subject().resource(list.resource());
    List<Json> items = new Walk(bench, list).items(asking(bench, list, made));
    List<String> ids = bench.ids(resource, items);
    shown(list, ids, items);
    return Collections.frequency(ids, made.address().id());
  }

  /// Items can be told apart only when each shows its id.
  static void shown(Effect list, List<String> ids, List<Json> items) {
    if (ids.size() < items.size()) {
      throw new Verdict.Unfit("items of " + list.operation() + " do not show their id");
    }
  }

  static void times(Bench bench, Effect list, Made made, int expected) {
    int found = times(bench, list, made);
    if (found != expected) {
      throw new Verdict.Broken(
          "expected %s %d times in %s, found it %d times"
              .formatted(made.address(), expected, list.operation(), found));
    }
  }

  /// The resource's reader, or the trial cannot be held.
  static Effect reader(Bench bench, String resource) {
    Optional<Effect> reader = bench.reader(resource);
    return reader.orElseThrow(() -> new Verdict.Unfit("no operation reads a " + resource));
  }
}
