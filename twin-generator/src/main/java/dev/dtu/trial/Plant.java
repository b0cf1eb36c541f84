package dev.dtu.trial;

import dev.dtu.call.Percent;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plants rows of resources that no call makes.
final class Plant {

  private final Bench bench;

  Plant(Bench bench) {
    this.bench = bench;
  }

  Made plant(Resource resource, List<String> scopes) {
    Json sampled =
        shape(resource)
            .flatMap(schema ->
                new Sampler(SchemaCheck.Direction.REPLY, bench.chance())
                    .sample(schema, Sampler.Optionals.SOME))
            .orElse(Obj.EMPTY);
    Obj item = sampled.asObj().orElse(Obj.EMPTY);
    String id = id(resource, item);
    if (!resource.idMember().isEmpty()) {
      boolean number = Dig.find(item, resource.idMember()).orElse(item) instanceof Json.Num;
      Json value = number && id.matches("[1-9]\\d*") ? new Json.Num(id) : Json.of(id);
      item = Dig.put(item, resource.idMember(), value);
    }
    for (int i = 0; i < scopes.size(); i++) {
      String member = resource.scopes().get(i).member();
      item = member.isEmpty() ? item : Dig.put(item, member, Json.of(scopes.get(i)));
    }
    List<String> key = new ArrayList<>(scopes);
    key.add(id);
    put(resource, key, envelope(resource, scopes, item));
    return new Made(new Address(resource.name(), key), "", item, Map.of());
  }

  private void put(Resource resource, List<String> key, Obj envelope) {
    String name = bench.subject().table(resource.name());
    TableShape shape =
        bench.world().store().table(name).map(Table::shape).orElseGet(() -> Tables.shape(name));
    String joined = joined(key);
    bench
        .world()
        .act(
            "plant " + shape.name() + " " + joined,
            draft -> draft.put(shape, new Row(joined, draft.nextPlace(shape), envelope)));
  }

  /// The row's envelope: the item, and the rows its scopes name, which own it.
  private Obj envelope(Resource resource, List<String> scopes, Obj item) {
    List<Json> within = new ArrayList<>();
    for (int i = 0; i < scopes.size(); i++) {
      Resource.Scope scope = resource.scopes().get(i);
      Optional<Resource> parent = bench.subject().find(scope.resource());
      int from = Math.max(0, i - parent.map(each -> each.scopes().size()).orElse(0));
      String key = joined(scopes.subList(from, i + 1));
      within.add(
          Json.of(
              parent.isPresent()
                  ? scope.resource() + "/" + key
                  : "@" + scope.parameter() + "=" + scopes.get(i)));
    }
    Obj envelope = Obj.of("item", item);
    return within.isEmpty() ? envelope : envelope.with("within", Arr.of(within));
  }

  private static String joined(List<String> key) {
    return String.join("/", key.stream().map(Percent::encode).toList());
  }

  /// An id that the routes of the resource take.
  private Optional<String> routed(Resource resource) {
    for (Effect effect : bench.subject().effects(resource.name())) {
      int last = resource.scopes().size();
      boolean named = effect.key().size() == last + 1;
      Optional<Schema> schema =
          named
              ? bench
                  .subject()
                  .operation(effect)
                  .parameter(Parameter.Place.PATH, effect.key().get(last).name())
                  .map(Parameter::schema)
              : Optional.empty();
      boolean narrow =
          schema
              .filter(each -> !each.enumeration().isEmpty() || each.pattern().isPresent())
              .isPresent();
      if (narrow) {
        return bench.requests().sample(schema.get(), Sampler.Optionals.SOME).flatMap(Json::asWords);
      }
    }
    return Optional.empty();
  }

  private String id(Resource resource, Obj item) {
    Optional<String> routed = routed(resource);
    if (routed.isPresent()) {
      return routed.get();
    }
    if (!resource.idShape().isEmpty()) {
      var dice = new dev.dtu.call.Dice(bench.chance().between(1, 1L << 40));
      return Mint.of(resource.idShape()).make(dice, bench.chance().next(9_000) + 1_000L);
    }
    return Dig.find(item, resource.idMember())
        .flatMap(Json::asWords)
        .filter(words -> !resource.idMember().isEmpty() && !words.isEmpty())
        .orElseGet(() -> "p" + bench.chance().text("abcdefghijklm", 7));
  }

  /// The first of the places that show the resource's item.
  private Optional<Schema> shape(Resource resource) {
    for (String place : resource.schemas()) {
      Optional<Schema> found = shape(place);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Schema> shape(String place) {
    var contract = bench.subject().contract();
    int colon = place.indexOf(':');
    String name = place.substring(colon + 1);
    if (place.startsWith("schema:")) {
      return contract.schemas().find(name);
    }
    boolean items = name.endsWith("[]");
    String path = items ? name.substring(0, name.length() - 2) : name;
    int hash = path.indexOf('#');
    String member = hash < 0 ? "" : path.substring(hash + 1);
    Optional<Operation> operation = contract.find(hash < 0 ? path : path.substring(0, hash));
    Optional<Schema> whole =
        place.startsWith("body:")
            ? operation.flatMap(each -> new Asking(each).schema())
            : operation.flatMap(Operation::success).flatMap(reply -> reply.json());
    return whole
        .flatMap(schema -> Dig.find(schema, member))
        .flatMap(schema -> items ? schema.items() : Optional.of(schema));
  }
}
