package dev.dtu.infer;

import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the resources of a tree of places: items first, then what is only listed, then what there
/// is one of. What another resource already shows is united with it by [Unions]; links between
/// resources are told by [Bonds].
final class Drafts {
  private final Places places;
  private final Forms forms = new Forms();
  private final Map<Place, Draft> byPlace = new LinkedHashMap<>();
  private final Map<Place, Draft> seconds = new HashMap<>();
  private final Map<String, Reading> replies = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();

  private Drafts(Places places) {
    this.places = places;
  }

  static Drafts of(Places places) {
    var drafts = new Drafts(places);
    drafts.items();
    new Bonds(drafts).tell();
    new Unions(drafts).tell();
    new Singles(drafts).tell();
    Names.give(drafts.all());
    return drafts;
  }

  List<Draft> all() {
    return List.copyOf(byPlace.values());
  }

  Places places() {
    return places;
  }

  Forms forms() {
    return forms;
  }

  Optional<Draft> at(Place place) {
    return Optional.ofNullable(byPlace.get(place));
  }

  Draft add(Draft draft) {
    byPlace.put(draft.place(), draft);
    return draft;
  }

  void drop(Draft draft) {
    byPlace.remove(draft.place());
    draft.uses().forEach(use -> told.remove(use.op().id()));
  }

  boolean told(Place.Op op) {
    return told.contains(op.id());
  }

  Reading reply(Place.Op op) {
    return replies.computeIfAbsent(op.id(), _ -> Reading.reply(op.operation()));
  }

  Reading body(Draft draft, Place.Op op) {
    Set<String> members = new HashSet<>();
    draft.shapes().forEach(shape -> members.addAll(forms.members(shape).keySet()));
    return Reading.body(op.operation(), members);
  }

  /// Says that an operation uses a resource; the first to say so is right.
  void tell(Draft draft, Place.Op op, Kind kind, Place place, boolean home) {
    if (told.add(op.id())) {
      draft.add(new Draft.Use(op, kind, place, reply(op), body(draft, op), home));
    }
  }

  /// A resource whose item a place names.
  record Around(Draft draft, Place place) {
    /// How an operation at or below the place names the item.
    List<Binding> key(Place.Op op) {
      List<Binding> key = new ArrayList<>();
      List<String> names = op.names().subList(0, place.depth());
      if (place != draft.place()) {
        draft.scopes().forEach(_ -> key.add(new Binding(Binding.Source.ANY, "")));
        names = names.subList(names.size() - 1, names.size());
      }
      names.forEach(name -> key.add(new Binding(Binding.Source.PATH, name)));
      return key;
    }
  }

  /// The resource whose item's path a place stands at or below; nearest first.
  Optional<Around> around(Place place) {
    for (Place at = place; at.above().isPresent(); at = at.above().get()) {
      Draft own = byPlace.get(at);
      Draft draft = own == null ? seconds.get(at) : own;
      if (draft != null && draft.manner() == Draft.Manner.ITEM) {
        return Optional.of(new Around(draft, at));
      }
    }
    return Optional.empty();
  }

  /// Says that a place is a second path to an item.
  void second(Place place, Draft draft) {
    seconds.put(place, draft);
  }

  private void items() {
    for (Place place : places.all()) {
      if (place.isParameter() && isItem(place)) {
        Draft draft = add(new Draft(place, Draft.Manner.ITEM));
        itemUses(draft, place);
        place.above().ifPresent(above -> collectionUses(draft, above));
        above(place).ifPresent(above -> farCollection(draft, above));
      }
    }
  }

  /// True when the place names a row: something reads, changes or deletes it, or there is a
  /// collection above it and more below.
  private boolean isItem(Place place) {
    Optional<Place> above = place.above().filter(up -> !up.isParameter());
    boolean listed =
        above
            .flatMap(up -> up.op("GET"))
            .filter(op -> reply(op) instanceof Reading.Many)
            .isPresent();
    boolean made =
        above
            .flatMap(up -> up.op("POST"))
            .filter(op -> reply(op) instanceof Reading.One)
            .isPresent();
    if (place.op("GET").isPresent()) {
      Reading shown = reply(place.op("GET").get());
      return shown instanceof Reading.One
          || place.ops().size() > 1 && !(shown instanceof Reading.Many);
    }
    boolean sent =
        place.op("PUT").filter(op -> op.operation().body().isPresent()).isPresent()
            || place.op("PATCH").isPresent();
    boolean toggled = place.op("PUT").isPresent() && place.op("DELETE").isPresent();
    boolean removed = place.op("DELETE").isPresent() && above.filter(this::gives).isPresent();
    boolean parent =
        place.below().stream().anyMatch(below -> !below.isParameter())
            || place.op("PUT").isPresent();
    return sent || toggled || removed || ((listed || made) && parent);
  }

  /// True when a collection lists or makes something.
  private boolean gives(Place collection) {
    return collection.op("GET").isPresent() || collection.op("POST").isPresent();
  }

  private void itemUses(Draft draft, Place place) {
    place
        .op("GET")
        .filter(op -> !(reply(op) instanceof Reading.Many))
        .ifPresent(op -> tell(draft, op, Kind.READ, place, true));
    Optional<Place.Op> make = place.above().flatMap(above -> above.op("POST"));
    Kind put = make.isPresent() ? Kind.REPLACE : Kind.PUT;
    place
        .op("PUT")
        .ifPresent(
            op -> tell(draft, op, reply(op) instanceof Reading.Many ? Kind.ACT : put, place, true));
    place.op("PATCH").ifPresent(op -> tell(draft, op, Kind.UPDATE, place, true));
    place.op("DELETE").ifPresent(op -> tell(draft, op, Kind.DELETE, place, true));
    place
        .op("POST")
        .ifPresent(op -> tell(draft, op, changes(draft, op) ? Kind.UPDATE : Kind.ACT, place, true));
  }

  /// True when the operation takes or gives the item.
  private boolean changes(Draft draft, Place.Op op) {
    return draft
        .shape()
        .filter(shape ->
            Forms.item(reply(op)).filter(s -> forms.alike(s, shape)).isPresent()
                || Forms.item(body(draft, op)).filter(s -> forms.alike(s, shape)).isPresent())
        .isPresent();
  }

  private void collectionUses(Draft draft, Place above) {
    if (above.isParameter() && at(above).isPresent()) {
      return;
    }
    above
        .op("GET")
        .filter(op -> reply(op) instanceof Reading.Many)
        .ifPresent(op -> tell(draft, op, Kind.LIST, above, true));
    above
        .op("POST")
        .filter(op ->
            !(reply(op) instanceof Reading.Many)
                && (draft.does(Kind.READ)
                    || draft.does(Kind.DELETE)
                    || draft.uses().isEmpty()
                    || changes(draft, op)))
        .ifPresent(op -> tell(draft, op, Kind.CREATE, above, true));
    for (String method : List.of("PUT", "PATCH")) {
      above
          .op(method)
          .filter(op ->
              reply(op) instanceof Reading.One
                  && changes(draft, op)
                  && !Identity.member(draft, forms).isEmpty()
                  && Forms.item(body(draft, op))
                      .filter(s -> forms.members(s).containsKey(Identity.member(draft, forms)))
                      .isPresent())
          .ifPresent(op ->
              tell(draft, op, method.equals("PUT") ? Kind.REPLACE : Kind.UPDATE, above, true));
    }
  }

  /// The collection of an item that several parameters name together.
  private Optional<Place> above(Place place) {
    Place at = place.above().orElseThrow();
    if (!at.isParameter()) {
      return Optional.empty();
    }
    while (at.isParameter() && at.ops().isEmpty() && at(at).isEmpty()) {
      at = at.above().orElseThrow();
    }
    return at.isParameter() ? Optional.empty() : Optional.of(at);
  }

  private void farCollection(Draft draft, Place above) {
    above
        .op("GET")
        .filter(op ->
            reply(op) instanceof Reading.Many many
                && draft.shape().filter(s -> forms.alike(s, many.item())).isPresent())
        .ifPresent(op -> tell(draft, op, Kind.LIST, above, false));
    above
        .op("POST")
        .filter(op ->
            reply(op) instanceof Reading.One one
                && draft.shape().filter(s -> forms.alike(s, one.item())).isPresent())
        .ifPresent(op -> tell(draft, op, Kind.CREATE, above, false));
  }

  /// Places of fixed words with an operation nobody has told yet.
  List<Place> untold() {
    List<Place> found = new ArrayList<>();
    for (Place place : places.all()) {
      if (!place.isParameter() && place.ops().stream().anyMatch(op -> !told(op))) {
        found.add(place);
      }
    }
    return found;
  }
}
