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
  private final Lone lone;

  private Drafts(Places places) {
    this.places = places;
    this.lone = Lone.of(places);
  }

  static Drafts of(Places places) {
    var drafts = new Drafts(places);
    new Items(drafts).find();
    new Bonds(drafts).tell();
    var singles = new Singles(drafts);
    singles.keyed();
    new Memberships(drafts).tell();
    new Seconds(drafts).find();
    new Unions(drafts).tell();
    singles.tell();
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
    return replies.computeIfAbsent(op.id(), _ -> lone.reply(op));
  }

  Reading body(Draft draft, Place.Op op) {
    Optional<Reading> listed = lone.body(op);
    if (listed.isPresent()) {
      return listed.get();
    }
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
        List<String> before = names.subList(0, names.size() - 1);
        draft.scopes().forEach(scope -> key.add(named(scope, before)));
        names = names.subList(names.size() - 1, names.size());
      }
      names.forEach(name -> key.add(new Binding(Binding.Source.PATH, name)));
      return key;
    }
  }

  private static Binding named(String scope, List<String> names) {
    for (String name : names) {
      if (Words.plain(name).equals(Words.plain(scope))) {
        return new Binding(Binding.Source.PATH, name);
      }
    }
    return new Binding(Binding.Source.ANY, "");
  }

  /// The resource whose item's path a place stands at or below; nearest first.
  Optional<Around> around(Place place) {
    for (Place at = place; at.above().isPresent(); at = at.above().get()) {
      Optional<Draft> draft = named(at).filter(d -> d.manner() == Draft.Manner.ITEM);
      if (draft.isPresent()) {
        return Optional.of(new Around(draft.get(), at));
      }
    }
    return Optional.empty();
  }

  /// The resource at a place, or the one the place is a second path to.
  Optional<Draft> named(Place place) {
    return at(place).or(() -> Optional.ofNullable(seconds.get(place)));
  }

  /// Says that a place is a second path to an item.
  void second(Place place, Draft draft) {
    seconds.put(place, draft);
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
