package dev.dtu.trial;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Sampler.Optionals;
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
  private final Scopes scopes;
  private final Containers containers;
  private final References references;
  private int depth;

  Maker(Bench bench) {
    this.bench = bench;
    this.subject = bench.subject();
    this.scopes = new Scopes(bench, this);
    this.containers = new Containers(bench, this, scopes);
    this.references = new References(bench, this);
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
    if ((!kept.singleton() || subject.flag(kept)) && depth < DEPTH) {
      for (Effect creator : creators(resource)) {
        Optional<Made> made =
            tried(creator, scopes, optionals)
                .or(() -> tried(creator, scopes, Optionals.ALL))
                .filter(each -> each.address().below(scopes));
        if (made.isPresent()) {
          return made.get();
        }
      }
    }
    return there(kept, scopes(kept, scopes));
  }

  // That it can be made is the business of the laws about the creator. What a service asks for
  // beyond
  // its document is often among what may be left out.
  private Optional<Made> tried(Effect creator, List<String> scopes, Optionals optionals) {
    try {
      return Optional.of(by(creator, scopes, Map.of(), optionals));
    } catch (Verdict notMade) {
      return Optional.empty();
    }
  }

  /// A row that stands in the containers an operation names, made or linked there.
  public Made placed(Effect effect) {
    return placed(effect, Optionals.SOME);
  }

  /// The same, made with this many of its optional members.
  public Made placed(Effect effect, Optionals optionals) {
    List<String> needed = Containers.labels(effect);
    if (needed.isEmpty()) {
      return any(effect.resource(), List.of(), optionals);
    }
    for (Effect creator : creators(effect.resource())) {
      if (Containers.labels(creator).containsAll(needed)) {
        return by(creator, List.of(), Map.of(), optionals);
      }
    }
    for (Effect link : subject.effects(effect.resource(), Effect.Kind.LINK)) {
      if (Containers.labels(link).containsAll(needed)) {
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
    Map<String, Address> containers = this.containers.of(creator, scopes, around);
    Asking asking = bench.asking(creator, scopes, containers);
    if (!bench.body(asking, creator, optionals)) {
      throw new Verdict.Unfit("no body for " + creator.operation() + " could be made");
    }
    named(creator, asking, scopes.size(), resource);
    new Agreement(creator, resource).reach(asking, scopes);
    return new Draft(asking, scopes, containers);
  }

  private Draft linking(Effect link, Made row) {
    List<String> scopes = row.address().key();
    Map<String, Address> containers = this.containers.of(link, scopes, row.containers());
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
    Optional<List<String>> row =
        tells(creator) ? NewKeys.row(subject, resource, turn) : Optional.empty();
    if (row.isPresent()) {
      var address = new Address(resource.name(), row.get());
      return new Made(address, creator.operation(), Bench.sentItem(creator, asking), containers);
    }
    String id =
        NewKeys.given(creator, asking, scopes.size())
            .or(() -> bench.item(creator, turn).flatMap(item -> NewKeys.id(resource, item)))
            .or(() -> NewKeys.row(subject, resource, turn).map(List::getLast))
            .orElseThrow(
                () -> new Verdict.Broken(Telling.of(turn) + ", expected an id in the reply"));
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
      values.add(i < begun.size() ? begun.get(i) : named ? scopes.value(resource, i, values) : "-");
    }
    return values;
  }

  // An id the client gives must be there, also where the body's schema makes it optional.
  private void named(Effect creator, Asking asking, int scopes, Resource resource) {
    if (creator.key().size() > scopes && NewKeys.given(creator, asking, scopes).isEmpty()) {
      Effect.Binding binding = creator.key().get(scopes);
      asking.bind(binding, resource.name() + "-" + bench.chance().text("abcdefghijk", 6));
    }
  }

  /// What a container is known by: its resource, or the word for one that has none.
  public static String label(Effect.Container container) {
    return container.resource().isEmpty() ? "@" + container.parameter() : container.resource();
  }

  /// Values for a resource's scopes, beginning with those given; each names a row that is there.
  public List<String> scopes(Resource resource, List<String> begun) {
    return scopes.of(resource, begun);
  }

  /// A row that no call makes.
  public Made planted(String resource, List<String> scopes) {
    return new Plant(bench).plant(subject.resource(resource), scopes);
  }

  /// Rows for the containers an operation names.
  public Map<String, Address> containers(Effect effect) {
    return containers.of(effect);
  }

  /// The body with ids of rows that are there where its item names other rows.
  Json linked(Effect effect, Json body, Schema schema) {
    return references.in(effect, body, schema);
  }

  /// Whether rows are being made for rows already, so that only what must be there is made.
  boolean deep() {
    return depth >= 2;
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
        List<String> key = NewKeys.key(table.get().at(i));
        if (key.size() == scopes.size() + 1 && key.subList(0, scopes.size()).equals(scopes)) {
          return new Made(new Address(resource.name(), key), "", Obj.EMPTY, Map.of());
        }
      }
    }
    return new Plant(bench).plant(resource, scopes);
  }
}
