package dev.dtu.effect;

import dev.dtu.call.Percent;
import dev.dtu.contract.Operation;
import dev.dtu.contract.RequestBody;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An effect made ready: what every kind needs of its operation, its resource and the request.
final class Deed {

  private final Effect effect;
  private final Operation operation;
  private final Shelves shelves;
  private final Shelf shelf;
  private final Answer.Form form;
  private final Optional<Shape> request;
  private final Cargo cargo;
  private final Optional<Usage> usage;

  Deed(Effect effect, Operation operation, Shelves shelves, Cargo cargo) {
    this.usage = shelves.usage(effect.operation());
    this.cargo = cargo;
    this.effect = effect;
    this.operation = operation;
    this.shelves = shelves;
    this.shelf = shelves.get(effect.resource());
    this.form = new Answer.Form(effect, operation, shelf.moments(), usage);
    this.request =
        operation
            .body()
            .flatMap(Deed::json)
            .flatMap(shape ->
                effect.itemSent().isEmpty()
                    ? Optional.of(shape)
                    : shape.slot(effect.itemSent()).map(Shape.Slot::shape));
  }

  private static Optional<Shape> json(RequestBody body) {
    return body.schemaFor("application/json")
        .or(() -> body.content().values().stream().findFirst())
        .map(Shape::new);
  }

  Effect effect() {
    return effect;
  }

  Operation operation() {
    return operation;
  }

  Shelves shelves() {
    return shelves;
  }

  Shelf shelf() {
    return shelf;
  }

  /// What was seen of the operation.
  Optional<Usage> usage() {
    return usage;
  }

  /// Whether the operation answers with a thing of this resource, as it was seen to.
  boolean seen() {
    return usage.isPresent() && !usage.get().apart();
  }

  /// What rows tell of bytes uploaded to them.
  Cargo cargo() {
    return cargo;
  }

  Answer.Form form() {
    return form;
  }

  /// The shape of the item in the request's body.
  Optional<Shape> request() {
    return request;
  }

  /// Refuses when a scope, a container or, if asked for, the row itself is not there; outermost
  /// first. What the body names is looked for later, when the body is read.
  void exist(Scene scene, boolean row) {
    List<Effect.Binding> named = scopeBindings();
    int early = 0;
    while (early < named.size() && Named.early(named.get(early))) {
      early++;
    }
    List<String> scopes =
        shelves.scopes(scene.draft(), shelf, Named.raw(scene, named.subList(0, early)));
    for (Effect.Container container : effect.within()) {
      if (Named.early(container.key())) {
        container(scene, container);
      }
    }
    if (row
        && Named.early(effect.key())
        && !shelf.resource().singleton()
        && effect.key().size() > scopes.size()) {
      row(scene);
    }
  }

  private List<Effect.Binding> scopeBindings() {
    int count = Math.min(shelf.resource().scopes().size(), effect.key().size());
    return effect.key().subList(0, count);
  }

  /// The row the request names.
  Row row(Scene scene) {
    return shelves.row(scene.draft(), shelf, Named.raw(scene, effect.key()));
  }

  /// The canonical scopes the request names.
  List<String> scopes(Scene scene) {
    return shelves.scopes(scene.draft(), shelf, Named.raw(scene, scopeBindings()));
  }

  /// The canonical scopes of a row to be made; those the item itself shows are taken from it.
  List<String> scopes(Scene scene, Obj sent) {
    List<Effect.Binding> bindings = scopeBindings();
    List<String> raw = new ArrayList<>(Named.raw(scene, bindings));
    boolean shown = false;
    for (int i = 0; i < bindings.size(); i++) {
      if (!Named.early(bindings.get(i)) && raw.get(i).isEmpty()) {
        Resource.Scope scope = shelf.resource().scopes().get(i);
        raw.set(i, shown(scene, scope, raw.subList(0, i), sent));
        shown = true;
      }
    }
    return shown ? raw : shelves.scopes(scene.draft(), shelf, raw);
  }

  /// What the item shows as its scope, when it is one there is; else the first there is.
  private String shown(Scene scene, Resource.Scope scope, List<String> before, Obj sent) {
    Optional<String> given =
        scope.member().isEmpty() ? Optional.empty() : Members.words(sent, scope.member());
    Optional<Shelf> parent = shelves.find(scope.resource()).filter(p -> !p.resource().singleton());
    if (parent.isEmpty()) {
      return given.orElseGet(() -> made(scene, scope, sent));
    }
    Table table = scene.draft().table(parent.get().table());
    int from = Math.max(0, before.size() - parent.get().resource().scopes().size());
    List<String> own = before.subList(from, before.size());
    Optional<Row> row =
        given
            .flatMap(name -> shelves.byName(scene.draft(), parent.get(), own, name))
            .or(() -> table.size() > 0 ? Optional.of(table.at(0)) : Optional.empty());
    return row.map(found -> Shelf.lastPart(found.key()))
        .or(() -> given)
        .orElseGet(() -> made(scene, scope, sent));
  }

  private String made(Scene scene, Resource.Scope scope, Obj sent) {
    if (scope.member().isEmpty()) {
      return "default";
    }
    Obj whole = shelf.complete(sent, draw(scene, "scope", false));
    return Members.words(whole, scope.member()).orElse("default");
  }

  /// The key the singleton's row has.
  String singletonKey(Scene scene) {
    return Shelf.scopes(scopes(scene)) + "_";
  }

  /// The id the request gives, when it names one.
  Optional<String> namedId(Scene scene) {
    int scopes = shelf.resource().scopes().size();
    if (effect.key().size() <= scopes) {
      return Optional.empty();
    }
    return Named.value(scene, effect.key().getLast());
  }

  /// A container's name in envelopes, or the beginning of the keys in it when it is a scope; empty
  /// when the request does not name it.
  Optional<String> container(Scene scene, Effect.Container container) {
    List<String> raw = new ArrayList<>();
    for (Effect.Binding binding : container.key()) {
      Optional<String> value = Named.value(scene, binding);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      raw.add(value.get());
    }
    Optional<Shelf> of = shelves.find(container.resource());
    if (of.isEmpty()) {
      return raw.isEmpty()
          ? Optional.empty()
          : Optional.of("@" + container.parameter() + "=" + raw.getLast());
    }
    if (of.get().resource().singleton()) {
      return Optional.of(container.resource() + "/" + Shelf.scopes(raw) + "_");
    }
    String key = shelves.row(scene.draft(), of.get(), raw).key();
    if (container.named()) {
      return Optional.empty();
    }
    int depth = of.get().resource().scopes().size();
    List<Resource.Scope> scopes = shelf.resource().scopes();
    boolean scope =
        depth < scopes.size() && scopes.get(depth).resource().equals(container.resource());
    return Optional.of(scope ? "/" + key + "/" : container.resource() + "/" + key);
  }

  /// Refuses when something that must be there is not.
  void named(Scene scene) {
    effect.within().stream()
        .filter(Effect.Container::named)
        .forEach(each -> container(scene, each));
  }

  /// The item in the request's body; empty when there is none.
  Obj sent(Scene scene) {
    if (effect.called()) {
      return Arguments.item(this, scene);
    }
    String member = Bodies.member(this);
    if (!member.isEmpty()) {
      return scene.body().map(body -> Obj.of(member, body)).orElse(Obj.EMPTY);
    }
    Obj body = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    return effect.requestMember().isEmpty()
        ? body
        : Members.find(body, effect.requestMember()).flatMap(Bodies::one).orElse(Obj.EMPTY);
  }

  /// The draw for what one of the resource's rows lacks.
  Synthesis draw(Scene scene, String key, boolean now) {
    var dice = scene.call().dice().at(shelf.table().name()).at(key);
    return Synthesis.of(dice, now ? scene.moment() : Synthesis.STEADY, shelf.moments())
        .heeding(shelves.told());
  }

  /// The item a row holds; a row planted bare is filled in as its key has it.
  Obj item(Scene scene, Row row) {
    Obj item = Stored.item(row);
    return row.value().flag("bare") ? complete(scene, item, row.key(), false) : item;
  }

  /// The item as it is shown: with the rows it shows of others.
  Obj seen(Scene scene, Row row) {
    return Shows.in(this, scene, row, item(scene, row));
  }

  /// A singleton's item before anybody wrote it.
  Obj singleton(Scene scene, String key) {
    return complete(scene, Obj.EMPTY, key, false);
  }

  /// The members given and made ones for the rest, its links pointing to itself.
  Obj complete(Scene scene, Obj given, String key, boolean now) {
    Optional<Obj> found =
        now ? Optional.empty() : Portrait.found(shelves, shelf, scene, given, key);
    if (found.isPresent()) {
      return found.get();
    }
    Obj item = shelf.complete(given, draw(scene, key, now));
    return Links.toSelf(item)
        ? Links.toSelf(item, given, shelves.address(shelf, key, operation))
        : item;
  }

  /// The canonical key of a row with an id under the scopes.
  static String key(List<String> scopes, String id) {
    return Shelf.scopes(scopes) + Percent.encode(id);
  }
}
