package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The rows of one resource, as a [Part] finds and changes them. Names are scopes from the outermost
/// and then an id or another name of the row, as a path would have them.
public final class Rows {

  private final Scene scene;
  private final Shelves shelves;
  private final Shelf shelf;

  Rows(Scene scene, Shelves shelves, Shelf shelf) {
    this.scene = scene;
    this.shelves = shelves;
    this.shelf = shelf;
  }

  /// The row of that name; empty when there is none.
  public Optional<Thing> find(String... name) {
    List<String> scopes = List.of(name).subList(0, name.length - 1);
    return shelves.byName(draft(), shelf, scopes, name[name.length - 1]).map(this::thing);
  }

  /// A row as it is.
  Thing find(Row row) {
    return thing(row);
  }

  /// The row of that name; refuses as [dev.dtu.twin.Problem#NOT_FOUND] when there is none.
  public Thing get(String... name) {
    return find(name).orElseThrow(() -> Shelves.missing(shelf, name[name.length - 1]));
  }

  /// All rows below the scopes, in the order lists show them.
  public List<Thing> all(String... scopes) {
    Table table = draft().table(shelf.table());
    return things(Shelves.below(table, List.of(scopes), List.of(), List.of()));
  }

  /// The row that lists show first; empty when there is none.
  public Optional<Thing> first() {
    Table table = draft().table(shelf.table());
    return table.size() == 0 ? Optional.empty() : Optional.of(thing(table.at(0)));
  }

  /// The first row that shows this in a member; looks at no more of the others than that.
  public Optional<Thing> showing(String member, Json value) {
    Iterator<Row> rows = draft().table(shelf.table()).rows(0);
    while (rows.hasNext()) {
      Row row = rows.next();
      Optional<Json> told = Stored.item(row).find(member);
      Thing thing = thing(row);
      if (told.or(() -> thing.item().find(member)).filter(value::equals).isPresent()) {
        return Optional.of(thing);
      }
    }
    return Optional.empty();
  }

  /// The rows that were put into a row of another resource, or belong to it.
  public List<Thing> in(String resource, Thing container) {
    return in(place(resource, container));
  }

  /// The rows that were put into a place.
  public List<Thing> in(String place) {
    return things(Lane.of(draft().table(shelf.table()), List.of(place)));
  }

  /// The rows of a place, asked for one at a time.
  public Series series(String place) {
    return new Series(draft().table(shelf.table()), place, this::thing);
  }

  /// Whether a row was put into a row of another resource, or belongs to it.
  public boolean within(Thing thing, String resource, Thing container) {
    return Tables.containers(thing.row()).contains(place(resource, container));
  }

  /// Puts a row into a row of another resource; a second time changes nothing.
  public Thing put(Thing thing, String resource, Thing container) {
    return put(thing, place(resource, container));
  }

  /// Puts a row into a place of any name; a second time changes nothing.
  public Thing put(Thing thing, String place) {
    return linked(thing, place, true);
  }

  /// Takes a row out of a row of another resource; nothing happens when it is not there.
  public Thing take(Thing thing, String resource, Thing container) {
    return linked(thing, place(resource, container), false);
  }

  private static String place(String resource, Thing container) {
    return resource + "/" + container.row().key();
  }

  private Thing linked(Thing thing, String container, boolean in) {
    Stored stored = Stored.of(thing.row());
    List<String> linked = new ArrayList<>(stored.linked());
    List<String> within = new ArrayList<>(stored.within());
    boolean there = linked.contains(container) || within.contains(container);
    if (in == there) {
      return thing;
    }
    if (in) {
      linked.add(container);
    } else {
      linked.remove(container);
      within.remove(container);
    }
    Obj kept = Link.keep(thing.row(), stored.withLinked(linked).withWithin(within));
    Row row = thing.row().withValue(kept);
    Shelves.keep(draft(), shelf, row, scene.moment());
    return thing(row);
  }

  /// What a row shows to this caller, with what it shows of others.
  public Obj shown(Thing thing) {
    Obj shown = Shows.in(shelves, scene, shelf, thing.row(), thing.item());
    return Links.expand(shown, Here.of(scene));
  }

  /// Makes a row that shows just this and its id, which is minted unless it is given; a name that
  /// another row has is taken from nobody, so look before.
  public Thing make(Obj given, String... scopes) {
    return make(given, Obj.EMPTY, scopes);
  }

  /// Makes a row that shows just this and its id, and keeps something to itself.
  public Thing make(Obj given, Obj hidden, String... scopes) {
    return made(List.of(), given, hidden, scopes);
  }

  /// Makes a row that shows just this and its id, and puts it into places of any names.
  public Thing make(List<String> places, Obj given, String... scopes) {
    return made(places, given, Obj.EMPTY, scopes);
  }

  private Thing made(List<String> places, Obj given, Obj hidden, String... scopes) {
    List<String> above = List.of(scopes);
    String member = shelf.resource().idMember();
    Optional<String> told = member.isEmpty() ? Optional.empty() : Members.words(given, member);
    String id = shelf.resource().singleton() ? "_" : told.orElseGet(() -> minted(given));
    Obj item = shelf.withScopes(shelf.withId(given, id), above);
    String key = shelf.resource().singleton() ? Shelf.scopes(above) + "_" : Deed.key(above, id);
    List<String> names = shelf.aliases(item, key);
    Obj envelope = new Stored(item, List.of(), places, names, hidden, null).envelope();
    var row = new Row(key, draft().nextPlace(shelf.table()), envelope);
    Shelves.keep(draft(), shelf, row, scene.moment());
    return thing(row);
  }

  /// An id of the resource that no row had before.
  public String mint() {
    return minted(Obj.EMPTY);
  }

  private String minted(Obj given) {
    var dice = scene.call().dice().at(shelf.table().name());
    return shelf.id(dice, given, draft().mint(shelf.table()), Optional.empty());
  }

  /// Makes true what a thing shows and hides now.
  public Thing keep(Thing thing) {
    Stored stored = Stored.of(thing.row());
    List<String> names = shelf.aliases(thing.item(), thing.row().key());
    Row row =
        thing.row().withValue(stored.withItem(thing.item(), names, thing.hidden()).envelope());
    Shelves.keep(draft(), shelf, row, scene.moment());
    return thing(row);
  }

  /// Gives a row the bytes that a request brought, in place of those it had.
  public Thing load(Thing thing, Body.Parcel parcel) {
    Stored stored = Stored.of(thing.row()).withCargo(Cargo.kept(parcel));
    Row row = thing.row().withValue(stored.envelope());
    Shelves.keep(draft(), shelf, row, scene.moment());
    return thing(row);
  }

  /// Takes a row away, with all that it owns.
  public void remove(Thing thing) {
    Delete.remove(shelves, draft(), shelf, thing.row().key());
  }

  private Thing thing(Row row) {
    return new Thing(row, () -> Related.item(shelves, scene, shelf, row), Stored.hidden(row));
  }

  private List<Thing> things(Lane lane) {
    List<Thing> things = new ArrayList<>();
    lane.rows(0).forEachRemaining(row -> things.add(thing(row)));
    return things;
  }

  private Draft draft() {
    return scene.draft();
  }
}
