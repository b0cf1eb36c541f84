package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A resource while it is being found: its places, and the operations that use it. Guarded by the
/// one thread that infers.
final class Draft {

  /// How a resource is reached.
  enum Manner {
    /// By a parameter of the path.
    ITEM,
    /// Only through its collection.
    COLLECTION,
    /// One a scope.
    SINGLE,
    /// By a parameter of the query.
    QUERY
  }

  /// One operation that uses the resource.
  ///
  /// @param home whether its place is one of the resource's own, so that parameters stand in the
  ///     order of the key
  record Use(Place.Op op, Kind kind, Place place, Reading reply, Reading body, boolean home) {}

  private static final List<Kind> SHOWING = List.of(Kind.READ, Kind.LIST, Kind.CREATE);

  /// The kinds that take an item.
  static final List<Kind> CHANGING = List.of(Kind.CREATE, Kind.PUT, Kind.REPLACE, Kind.UPDATE);

  private final Place place;
  private final Manner manner;
  private final String plainNoun;
  private final List<Use> uses = new ArrayList<>();
  private String name = "";
  private String queryKey = "";
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<Place> views = new LinkedHashSet<>();
  private @Nullable List<Schema> shapes;

  Draft(Place place, Manner manner) {
    this.place = place;
    this.manner = manner;
    this.plainNoun = Words.plain(Words.kebab(place.noun()));
  }

  /// The noun of its place, spelled plainly and for one.
  String plainNoun() {
    return plainNoun;
  }

  /// The item's place, or the collection's when no path leads to an item.
  Place place() {
    return place;
  }

  Manner manner() {
    return manner;
  }

  String name() {
    return name;
  }

  void name(String given) {
    name = given;
  }

  /// The query parameter that names the row, when one does.
  String queryKey() {
    return queryKey;
  }

  void queryKey(String parameter) {
    queryKey = parameter;
  }

  /// Further members by which paths name the item: `tag_name` of `/releases/tags/{tag}`.
  Set<String> names() {
    return names;
  }

  /// Items' places from which it is only looked at.
  Set<Place> views() {
    return views;
  }

  List<Use> uses() {
    return uses;
  }

  void add(Use use) {
    uses.add(use);
    shapes = null;
  }

  boolean does(Kind kind) {
    return uses.stream().anyMatch(use -> use.kind() == kind);
  }

  /// The parameters before the id, outermost first.
  List<String> scopes() {
    List<String> all = place.parameters();
    return manner == Manner.ITEM ? all.subList(0, all.size() - 1) : all;
  }

  /// The name of the parameter that holds the id; empty when none does.
  String idParameter() {
    return switch (manner) {
      case ITEM -> place.parameters().getLast();
      case QUERY -> queryKey;
      case COLLECTION, SINGLE -> "";
    };
  }

  /// The shape that shows the item best: what a read answers, then a list, a create, a change.
  Optional<Schema> shape() {
    return shapes().stream().findFirst();
  }

  /// All shapes of the item, the best first.
  List<Schema> shapes() {
    List<Schema> known = shapes;
    if (known == null) {
      List<Schema> found = new ArrayList<>();
      for (Reading reading : readings()) {
        Forms.item(reading).filter(s -> !s.possibleProperties().isEmpty()).ifPresent(found::add);
      }
      known = List.copyOf(found);
      shapes = known;
    }
    return known;
  }

  /// Where the shapes of the item stand, the best first.
  List<String> schemas() {
    Set<String> places = new LinkedHashSet<>();
    for (Reading reading : readings()) {
      String at = Reading.place(reading);
      if (!at.isEmpty()) {
        places.add(at);
      }
    }
    return List.copyOf(places);
  }

  /// What shows the item: what its own places answer, in the order of how much they tell, then what
  /// is sent to them; other places only when its own show nothing.
  private List<Reading> readings() {
    List<Reading> found = new ArrayList<>();
    for (Kind kind : SHOWING) {
      uses.stream().filter(u -> u.kind() == kind && u.home()).map(Use::reply).forEach(found::add);
    }
    for (Kind kind : List.of(Kind.READ, Kind.CREATE, Kind.LIST)) {
      boolean other = kind != Kind.LIST || found.stream().noneMatch(Draft::holds);
      uses.stream()
          .filter(u -> other && u.kind() == kind && !u.home())
          .map(Use::reply)
          .forEach(found::add);
    }
    for (Kind kind : CHANGING) {
      boolean other = kind == Kind.CREATE || found.stream().noneMatch(Draft::holds);
      uses.stream()
          .filter(u -> other && kind != Kind.CREATE && u.kind() == kind)
          .map(Use::reply)
          .forEach(found::add);
    }
    for (Kind kind : CHANGING) {
      uses.stream().filter(u -> u.kind() == kind).map(Use::body).forEach(found::add);
    }
    return found;
  }

  private static boolean holds(Reading reading) {
    return Forms.item(reading).filter(s -> !s.possibleProperties().isEmpty()).isPresent();
  }

  /// The body a client sends to make one.
  Optional<Schema> sent() {
    return uses.stream()
        .filter(use -> use.kind() == Kind.CREATE)
        .map(Use::body)
        .flatMap(body -> Forms.item(body).stream())
        .findFirst();
  }

  /// The place of the collection, when it is a place of its own.
  @Nullable Place collection() {
    return manner == Manner.ITEM
        ? place.above().filter(above -> !above.isParameter()).orElse(null)
        : place;
  }
}
