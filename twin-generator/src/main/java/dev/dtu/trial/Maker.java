package dev.dtu.trial;

import dev.dtu.call.Percent;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes rows the way a client would: by the service's own calls, parents first. What no call makes
/// is taken from the rows that are there, else planted through the operator's door.
public final class Maker {

  private static final int DEPTH = 4;

  private final Bench bench;
  private final Subject subject;
  private int depth;

  Maker(Bench bench) {
    this.bench = bench;
    this.subject = bench.subject();
  }

  /// The operations that make a row of the resource.
  public List<Effect> creators(String resource) {
    List<Effect> creators = new ArrayList<>(subject.effects(resource, Effect.Kind.CREATE));
    creators.addAll(subject.effects(resource, Effect.Kind.PUT));
    return creators;
  }

  /// A row of the resource, new where a call makes one.
  public Made any(String resource) {
    return any(resource, List.of());
  }

  /// A row whose key begins so.
  public Made any(String resource, List<String> scopes) {
    return any(resource, scopes, Optionals.SOME);
  }

  private Made any(String resource, List<String> scopes, Optionals optionals) {
    Resource kept = subject.resource(resource);
    if (!kept.singleton() && depth < DEPTH) {
      for (Effect creator : creators(resource)) {
        try {
          Made made = by(creator, scopes, Map.of(), optionals);
          List<String> key = made.address().key();
          if (key.size() >= scopes.size() && key.subList(0, scopes.size()).equals(scopes)) {
            return made;
          }
        } catch (Verdict notMade) {
          // that it can be made is the business of the laws about the creator
        }
      }
    }
    return there(kept, scopes(kept, scopes));
  }

  /// A row that stands in the containers an operation names, made or linked there.
  public Made placed(Effect effect) {
    return placed(effect, Optionals.SOME);
  }

  /// The same, made with this many of its optional members.
  public Made placed(Effect effect, Optionals optionals) {
    List<String> needed = labels(effect);
    if (needed.isEmpty()) {
      return any(effect.resource(), List.of(), optionals);
    }
    for (Effect creator : creators(effect.resource())) {
      if (labels(creator).containsAll(needed)) {
        return by(creator, List.of(), Map.of(), optionals);
      }
    }
    for (Effect link : subject.effects(effect.resource(), Effect.Kind.LINK)) {
      if (labels(link).containsAll(needed)) {
        return linked(link, any(effect.resource(), List.of(), optionals));
      }
    }
    throw new Verdict.Unfit("no operation puts a " + effect.resource() + " into " + needed);
  }

  /// The row, put into containers that are there by this operation.
  public Made linked(Effect link, Made row) {
    Draft draft = linking(link, row);
    bench.done(draft.asking());
    return new Made(row.address(), link.operation(), row.sent(), draft.containers());
  }

  /// A row made by this operation, in these containers where given.
  public Made by(
      Effect creator, List<String> scopes, Map<String, Address> given, Optionals optionals) {
    depth++;
    try {
      return make(creator, scopes, given, optionals);
    } finally {
      depth--;
    }
  }

  /// A request that would make a row, with all it names there; not sent.
  public Asking creating(Effect creator, Optionals optionals) {
    return draft(creator, List.of(), Map.of(), optionals).asking();
  }

  /// A request that would put a row into the containers it names; not sent.
  public Asking linking(Effect link) {
    return linking(link, any(link.resource())).asking();
  }

  /// A request not sent yet.
  ///
  /// @param scopes the values of the resource's scopes, as far as the client names them
  private record Draft(Asking asking, List<String> scopes, Map<String, Address> containers) {}

  private Draft draft(
      Effect creator, List<String> begun, Map<String, Address> given, Optionals optionals) {
    Resource resource = subject.resource(creator.resource());
    Map<String, Address> around = new HashMap<>(given);
    List<String> named = begun.isEmpty() ? around(creator, resource, around) : begun;
    List<String> scopes =
        tells(creator) ? asked(creator, resource, named) : scopes(resource, named);
    Map<String, Address> containers = containers(creator, scopes, around);
    Asking asking = bench.asking(creator, scopes, containers);
    if (!bench.body(asking, creator, optionals)) {
      throw new Verdict.Unfit("no body for " + creator.operation() + " could be made");
    }
    named(creator, asking, scopes.size(), resource);
    agree(creator, asking, scopes.size(), resource);
    return new Draft(asking, scopes, containers);
  }

  private Draft linking(Effect link, Made row) {
    List<String> scopes = row.address().key();
    Map<String, Address> containers = containers(link, scopes, row.containers());
    Asking asking = bench.asking(link, row.address().key(), containers);
    bench.body(asking, link, Optionals.NONE);
    return new Draft(asking, scopes, containers);
  }

  private Made make(
      Effect creator, List<String> begun, Map<String, Address> given, Optionals optionals) {
    Resource resource = subject.resource(creator.resource());
    Draft draft = draft(creator, begun, given, optionals);
    Asking asking = draft.asking();
    List<String> scopes = draft.scopes();
    Map<String, Address> containers = draft.containers();
    Turn turn = bench.done(asking);
    Optional<List<String>> row = tells(creator) ? row(resource, turn) : Optional.empty();
    if (row.isPresent()) {
      var address = new Address(resource.name(), row.get());
      return new Made(address, creator.operation(), Bench.sentItem(creator, asking), containers);
    }
    String id =
        given(creator, asking, scopes.size())
            .or(() -> bench.item(creator, turn).flatMap(item -> id(resource, item)))
            .or(() -> row(resource, turn).map(List::getLast))
            .orElseThrow(
                () -> new Verdict.Broken(Bench.told(turn) + ", expected an id in the reply"));
    List<String> key = new ArrayList<>(scopes);
    if (!resource.singleton()) {
      key.add(id);
    }
    var address = new Address(resource.name(), key);
    return new Made(address, creator.operation(), Bench.sentItem(creator, asking), containers);
  }

  /// Whether the service tells a part of the key.
  private static boolean tells(Effect creator) {
    return creator.key().stream().anyMatch(Maker::told);
  }

  /// The scopes that are told by a container the request names in their stead.
  private List<String> around(Effect creator, Resource resource, Map<String, Address> around) {
    for (Effect.Container container : creator.within()) {
      int size = container.key().size();
      boolean ours =
          size > 0
              && size <= Math.min(resource.scopes().size(), creator.key().size())
              && creator.key().subList(0, size).equals(container.key())
              && subject.find(container.resource()).isPresent();
      if (ours) {
        Address address = around.computeIfAbsent(container.resource(), name -> any(name).address());
        return address.key();
      }
    }
    return List.of();
  }

  private static boolean told(Effect.Binding binding) {
    return binding.source() == Effect.Binding.Source.ITEM
        || binding.source() == Effect.Binding.Source.ANY;
  }

  /// Values for the scopes the client names; the service tells the others.
  private List<String> asked(Effect creator, Resource resource, List<String> begun) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < resource.scopes().size(); i++) {
      boolean named = i < creator.key().size() && !told(creator.key().get(i));
      values.add(i < begun.size() ? begun.get(i) : named ? scope(resource, i, values) : "-");
    }
    return values;
  }

  // An id the client gives must be there, also where the body's schema makes it optional.
  private void named(Effect creator, Asking asking, int scopes, Resource resource) {
    if (creator.key().size() > scopes && given(creator, asking, scopes).isEmpty()) {
      Effect.Binding binding = creator.key().get(scopes);
      asking.bind(binding, resource.name() + "-" + bench.chance().text("abcdefghijk", 6));
    }
  }

  // An id in the path and in the body is the same; a body that is one of several kinds keeps its
  // own.
  private static void agree(Effect creator, Asking asking, int scopes, Resource resource) {
    if (creator.key().size() <= scopes || resource.idMember().isEmpty()) {
      return;
    }
    Effect.Binding binding = creator.key().get(scopes);
    Optional<String> inBody =
        Dig.find(Bench.sentItem(creator, asking), resource.idMember()).flatMap(Json::asWords);
    if (binding.source() == Effect.Binding.Source.PATH && inBody.isPresent()) {
      asking.bind(binding, inBody.get());
    }
  }

  private static Optional<String> given(Effect creator, Asking asking, int scopes) {
    if (creator.key().size() <= scopes) {
      return Optional.empty();
    }
    Effect.Binding binding = creator.key().get(scopes);
    return switch (binding.source()) {
      case ITEM, ANY -> Optional.empty();
      case PATH -> asking.path(binding.name());
      case QUERY -> asking.request().parameters().find(binding.name());
      case BODY ->
          asking.body().flatMap(body -> Dig.find(body, binding.name())).flatMap(Json::asWords);
    };
  }

  private static Optional<String> id(Resource resource, Json item) {
    return resource.idMember().isEmpty()
        ? Optional.empty()
        : Dig.find(item, resource.idMember()).flatMap(Json::asWords);
  }

  // Where the reply does not tell the id (204, or an item that does not show it), the row does.
  private Optional<List<String>> row(Resource resource, Turn turn) {
    String table = subject.table(resource.name());
    for (Change change : turn.changes()) {
      if (change instanceof Change.Put put && put.table().equals(table) && put.before().isEmpty()) {
        return Optional.of(key(put.after()));
      }
    }
    return Optional.empty();
  }

  static List<String> key(Row row) {
    List<String> parts = new ArrayList<>();
    for (String part : row.key().split("/", -1)) {
      parts.add(Percent.decode(part));
    }
    return parts;
  }

  /// What a container is known by: its resource, or the word for one that has none.
  public static String label(Effect.Container container) {
    return container.resource().isEmpty() ? "@" + container.parameter() : container.resource();
  }

  private static List<String> labels(Effect effect) {
    return effect.within().stream().map(Maker::label).toList();
  }

  private Map<String, Address> containers(
      Effect effect, List<String> scopes, Map<String, Address> given) {
    Map<String, Address> containers = new HashMap<>(given);
    for (Effect.Container container : effect.within()) {
      String label = label(container);
      if (container.resource().isEmpty() && !containers.containsKey(label)) {
        containers.put(label, new Address(label, nameless(effect, container, scopes)));
      } else if (!container.resource().isEmpty() && !containers.containsKey(container.resource())) {
        List<String> shared = shared(effect, container, scopes);
        boolean whole = !shared.isEmpty() && shared.size() == container.key().size();
        containers.put(
            container.resource(),
            whole
                ? new Address(container.resource(), shared)
                : any(container.resource(), shared).address());
      }
    }
    return containers;
  }

  private List<String> nameless(Effect effect, Effect.Container container, List<String> scopes) {
    List<String> values = new ArrayList<>();
    for (Effect.Binding binding : container.key()) {
      int at = effect.key().indexOf(binding);
      values.add(
          at >= 0 && at < scopes.size() ? scopes.get(at) : taken(effect, binding).orElse("x"));
    }
    return values;
  }

  // Where a container is named by parameters that also name our scopes, it is the one in them.
  private static List<String> shared(
      Effect effect, Effect.Container container, List<String> scopes) {
    List<String> shared = new ArrayList<>();
    for (Effect.Binding binding : container.key()) {
      int at = effect.key().indexOf(binding);
      if (at < 0 || at >= scopes.size()) {
        return shared;
      }
      shared.add(scopes.get(at));
    }
    return shared;
  }

  /// The values of a resource's scopes, beginning with those given; each names a row that is there.
  public List<String> scopes(Resource resource, List<String> begun) {
    List<String> values = new ArrayList<>(deepest(resource, begun));
    for (int i = values.size(); i < resource.scopes().size(); i++) {
      values.add(i < begun.size() ? begun.get(i) : scope(resource, i, values));
    }
    return values;
  }

  /// The key of the deepest parent that has all scopes before it as its own.
  private List<String> deepest(Resource resource, List<String> begun) {
    for (int i = resource.scopes().size() - 1; i >= Math.max(1, begun.size()); i--) {
      Optional<Resource> parent = subject.find(resource.scopes().get(i).resource());
      if (parent.isPresent() && parent.get().scopes().size() == i && !parent.get().singleton()) {
        return any(parent.get().name(), begun).address().key();
      }
    }
    return begun.subList(0, Math.min(begun.size(), resource.scopes().size()));
  }

  private String scope(Resource resource, int position, List<String> before) {
    String parent = resource.scopes().get(position).resource();
    return parent.isEmpty() || subject.find(parent).isEmpty()
        ? free(resource, position)
        : parent(resource, position, before).id();
  }

  /// A value for a scope that names nothing we know, as the routes take it.
  private String free(Resource resource, int position) {
    for (Effect effect : subject.effects(resource.name())) {
      if (position < effect.key().size() && narrow(effect, effect.key().get(position))) {
        Optional<String> taken = taken(effect, effect.key().get(position));
        if (taken.isPresent()) {
          return taken.get();
        }
      }
    }
    return "s" + bench.chance().text("abcdefgh", 5);
  }

  private Optional<String> taken(Effect effect, Effect.Binding binding) {
    return subject
        .operation(effect)
        .parameter(Parameter.Place.PATH, binding.name())
        .flatMap(each -> bench.requests().sample(each.schema(), Optionals.SOME))
        .flatMap(Json::asWords);
  }

  private boolean narrow(Effect effect, Effect.Binding binding) {
    return subject
        .operation(effect)
        .parameter(Parameter.Place.PATH, binding.name())
        .filter(parameter -> narrow(parameter.schema()))
        .isPresent();
  }

  private static boolean narrow(Schema schema) {
    return !schema.allows("string")
        || !schema.enumeration().isEmpty()
        || schema.pattern().isPresent()
        || schema.format().isPresent();
  }

  private Address parent(Resource resource, int position, List<String> before) {
    Resource parent = subject.resource(resource.scopes().get(position).resource());
    List<String> prefix = new ArrayList<>();
    for (int i = 0; i < Math.min(parent.scopes().size(), before.size()); i++) {
      String mine = resource.scopes().get(i).resource();
      if (!mine.equals(parent.scopes().get(i).resource())) {
        break;
      }
      prefix.add(before.get(i));
    }
    return any(parent.name(), prefix).address();
  }

  /// A row that no call makes.
  public Made planted(String resource, List<String> scopes) {
    return new Plant(bench).plant(subject.resource(resource), scopes);
  }

  /// Rows for the containers an operation names.
  public Map<String, Address> containers(Effect effect) {
    return containers(effect, scopes(subject.resource(effect.resource()), List.of()), Map.of());
  }

  private Made there(Resource resource, List<String> scopes) {
    if (resource.singleton()) {
      return new Made(new Address(resource.name(), scopes), "", Obj.EMPTY, Map.of());
    }
    Optional<Table> table =
        subject
            .find(resource.name())
            .flatMap(_ -> bench.world().store().table(subject.table(resource.name())));
    if (table.isPresent()) {
      for (int i = 0; i < table.get().size(); i++) {
        List<String> key = key(table.get().at(i));
        if (key.size() == scopes.size() + 1 && key.subList(0, scopes.size()).equals(scopes)) {
          return new Made(new Address(resource.name(), key), "", Obj.EMPTY, Map.of());
        }
      }
    }
    return new Plant(bench).plant(resource, scopes);
  }

  /// The body with ids of rows that are there where its item names other rows.
  Json linked(Effect effect, Json body, Schema schema) {
    Optional<Resource> resource = subject.find(effect.resource());
    Optional<Json> item = Dig.find(body, effect.itemSent());
    Optional<Schema> shape = Dig.find(schema, effect.itemSent());
    if (resource.isEmpty() || !(item.orElse(Obj.EMPTY) instanceof Obj members)) {
      return body;
    }
    Obj changed = members;
    for (Map.Entry<String, String> link : resource.get().links().entrySet()) {
      Optional<Json> there = Dig.find(changed, link.getKey());
      if (there.isPresent()) {
        boolean required = shape.filter(s -> s.required().contains(link.getKey())).isPresent();
        changed = linked(changed, link, there.get(), required);
      }
    }
    return effect.itemSent().isEmpty()
        ? changed
        : Dig.put(body.asObj().orElse(Obj.EMPTY), effect.itemSent(), changed);
  }

  private Obj linked(Obj item, Map.Entry<String, String> link, Json value, boolean required) {
    if ((depth >= 2 && !required) || subject.find(link.getValue()).isEmpty()) {
      return depth >= 2 && !required ? Dig.without(item, link.getKey()) : item;
    }
    String id = any(link.getValue()).address().id();
    return Dig.put(item, link.getKey(), like(value, id));
  }

  private static Json like(Json value, String id) {
    return switch (value) {
      case Json.Num _ -> id.matches("-?(0|[1-9]\\d*)") ? new Json.Num(id) : value;
      case Arr items -> items.isEmpty() ? items : Arr.of(like(items.at(0), id));
      case Json.Text _ -> Json.of(id);
      default -> value;
    };
  }
}
