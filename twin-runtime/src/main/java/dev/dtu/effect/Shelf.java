package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.call.Percent;
import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Kin;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Numbering;
import dev.dtu.twin.TitlePage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One resource made ready: its table, its mint, and the members an item has.
final class Shelf {

  /// A scope's value that stands for every value.
  static final String ANY = "\u0000";

  /// How [#ANY] is spelled in names; no encoded value can be that.
  static final String EVERY = "*/";

  private final Resource resource;
  private final Contract contract;
  private final Facets facets;
  private final TableShape table;
  private final Ids ids;
  private final Optional<Kinship> kinship;
  private final Habits habits;
  private final Aliases aliases;
  private final TitlePage title;

  // told before the first row is made, the first without a look at the contract, see Beforehand
  private boolean asMinted;
  private boolean put;
  private volatile @Nullable List<Shape> shapes;
  private volatile @Nullable Union union;

  /// The members of several shapes together, and those they were made of.
  private record Union(List<Map<String, Shape.Slot>> parts, Map<String, Shape.Slot> slots) {}

  Shelf(TitlePage title, Resource resource, Contract contract, Facets facets) {
    var space = title.space();
    this.resource = resource;
    this.title = title;
    this.contract = contract;
    this.facets = facets;
    this.table = facets.shape(space.name() + "/" + resource.name());
    this.ids = new Ids(resource, contract);
    this.aliases = new Aliases(resource);
    Optional<Kin> kin = Optional.ofNullable(space.kin().get(resource.name()));
    this.kinship =
        kin.map(of ->
            new Kinship(of, table, space.name() + "/" + of.of(), title.moments().of(of.of())));
    this.habits = new Habits(contract);
  }

  Resource resource() {
    return resource;
  }

  TableShape table() {
    return table;
  }

  /// What its rows are besides; empty when they are this twin's alone.
  Optional<Kinship> kinship() {
    return kinship;
  }

  /// How its rows' moments are written.
  Moments.Form moments() {
    return title.moments().of(resource.name());
  }

  /// The members its service makes of what a row belongs to.
  List<Numbering> numberings() {
    return title.numberings().getOrDefault(resource.name(), List.of());
  }

  /// What was sent, its moments as the service writes them, where it is known how.
  Obj told(Obj sent) {
    return title.moments().forms().isEmpty() ? sent : Stamps.told(sent, slots(sent), moments());
  }

  /// Whether a row has the key.
  boolean taken(Draft draft, String key) {
    return kinship.isPresent()
        ? kinship.get().taken(draft, key)
        : draft.find(table, key).isPresent();
  }

  Facets facets() {
    return facets;
  }

  /// Whether the service makes the ids.
  boolean mints() {
    return ids.made();
  }

  /// The item's shapes, the one that counts most first.
  List<Shape> shapes() {
    List<Shape> known = shapes;
    if (known == null) {
      known = new ArrayList<>();
      for (String where : resource.schemas()) {
        SchemaPlace.find(contract, where).map(Shape::new).ifPresent(known::add);
      }
      known = List.copyOf(known);
      shapes = known;
    }
    return known;
  }

  /// Takes note of an effect on this resource: how it calls rows. Told before the first row is made.
  void told(Effect effect) {
    habits.told(effect);
    put |= effect.kind() == Effect.Kind.PUT;
    List<Effect.Binding> key = effect.key();
    if (key.size() > resource.scopes().size()) {
      ids.calledBy(effect.operation(), key.getLast());
    }
    aliases.told(effect);
  }

  Habits habits() {
    return habits;
  }

  /// Whether an operation puts a row where its path says.
  boolean put() {
    return put;
  }

  /// Takes note that any id fits as it is minted, and is a text.
  void takesIdsAsMinted() {
    asMinted = true;
  }

  /// All members an item of these values may have.
  Map<String, Shape.Slot> slots(Obj item) {
    List<Shape> all = shapes();
    if (all.size() == 1) {
      return all.getFirst().slots(item);
    }
    List<Map<String, Shape.Slot>> parts = new ArrayList<>(all.size());
    for (Shape shape : all) {
      parts.add(shape.slots(item));
    }
    Union known = union;
    if (known == null || !same(known.parts, parts)) {
      Map<String, Shape.Slot> slots = new LinkedHashMap<>();
      parts.forEach(part -> part.forEach(slots::putIfAbsent));
      known = new Union(parts, slots);
      union = known;
    }
    return known.slots;
  }

  @SuppressWarnings("ReferenceEquality") // the very maps the shapes keep
  private static boolean same(
      List<Map<String, Shape.Slot>> first, List<Map<String, Shape.Slot>> second) {
    for (int i = 0; i < second.size(); i++) {
      if (i >= first.size() || first.get(i) != second.get(i)) {
        return false;
      }
    }
    return true;
  }

  /// The values given, in the order of the item's members, and made ones for the rest.
  Obj complete(Obj given, Synthesis draw) {
    Obj item = habits.given(given, this);
    for (Shape shape : shapes()) {
      if (shape.takesObjects()) {
        item = draw.object(shape, item);
      }
    }
    return item;
  }

  /// The other names of an item as its index has them.
  List<String> aliases(Obj item, String key) {
    return aliases.of(item, key);
  }

  /// The item with its id shown where the resource shows it.
  Obj withId(Obj item, String id) {
    if (resource.idMember().isEmpty() || resource.tells(item, id)) {
      return item;
    }
    return asMinted
        ? Members.with(item, resource.idMember(), Json.of(id))
        : withWord(item, resource.idMember(), id);
  }

  /// The n-th id the service makes, of the shape its contract wants.
  ///
  /// @param shown where else the item is shown
  String id(Dice dice, Obj item, long count, Optional<Shape> shown) {
    if (asMinted && shown.isEmpty()) {
      return ids.minted(dice, count);
    }
    List<Shape> members = new ArrayList<>();
    for (Shape shape : shapes()) {
      idIn(shape, item, members);
    }
    shown.ifPresent(shape -> idIn(shape, item, members));
    return ids.make(dice, count, members);
  }

  private void idIn(Shape shape, Obj item, List<Shape> members) {
    Shape at = shape.takesObjects() ? member(shape.slots(item), resource.idMember()) : null;
    if (at != null) {
      members.add(at);
    }
  }

  Ids ids() {
    return ids;
  }

  /// The shape of a member by its dotted name.
  Optional<Shape> shape(Obj item, String member) {
    return Optional.ofNullable(member(slots(item), member));
  }

  /// True when a word is one of those the contract lists for a member.
  boolean mayBe(String member, String word) {
    return shape(Obj.EMPTY, member)
        .filter(at -> at.schema().enumeration().contains(Json.of(word)))
        .isPresent();
  }

  /// True when a member of the item may be this word.
  boolean takes(String member, String word) {
    return mayBe(member, word)
        || shape(Obj.EMPTY, member)
            .filter(at -> at.is("string") && at.schema().enumeration().isEmpty())
            .isPresent();
  }

  static @Nullable Shape member(Map<String, Shape.Slot> declared, String dotted) {
    Shape at = null;
    Map<String, Shape.Slot> slots = declared;
    for (String step : dotted.split("\\.")) {
      Shape.Slot slot = slots.get(step);
      at = slot == null ? null : slot.shape();
      slots = at == null ? Map.of() : at.slots(Obj.EMPTY);
    }
    return at;
  }

  /// The item with a word in a member, a number where the member is one.
  Obj withWord(Obj item, String member, String word) {
    Shape at = member(slots(item), member);
    boolean number = at != null && at.allows("integer") && !at.is("string") && whole(word);
    return Members.with(item, member, number ? new Json.Num(word) : Json.of(word));
  }

  /// The item with the members that show its scopes.
  Obj withScopes(Obj given, List<String> scopes) {
    Obj item = given;
    for (int i = 0; i < scopes.size() && i < resource.scopes().size(); i++) {
      String member = resource.scopes().get(i).member();
      if (!member.isEmpty()) {
        item = withWord(item, member, scopes.get(i));
      }
    }
    return item;
  }

  static boolean whole(String id) {
    if (id.isEmpty() || id.length() > 18 || (id.length() > 1 && id.charAt(0) == '0')) {
      return false;
    }
    return id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// What stands before the id in a key, its slash included.
  static String scopes(List<String> values) {
    var out = new StringBuilder();
    for (String value : values) {
      out.append(value.equals(ANY) ? "*" : Percent.encode(value)).append('/');
    }
    return out.toString();
  }

  static String lastPart(String key) {
    return Percent.decode(key.substring(key.lastIndexOf('/') + 1));
  }
}
