package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a row, with an id of its own or one the request gives.
record Create(Deed deed) implements Behaviour {

  /// An id of a handful of words may run out; then the row is one there is already.
  private static final int ID_TRIES = 20;

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, false);
  }

  @Override
  public Reply act(Scene scene) {
    List<Json> several = Bodies.several(deed, scene);
    if (several.isEmpty()) {
      return shown(deed, scene, make(deed, scene));
    }
    List<Row> rows = new ArrayList<>(several.size());
    for (Json each : several) {
      rows.add(make(deed, scene, each.asObj().orElse(Obj.EMPTY)));
    }
    return deed.form().list()
        ? deed.form().reply(scene, Bodies.items(deed, scene, rows))
        : shown(deed, scene, rows.getFirst());
  }

  /// Makes the row the request asks for, and keeps it.
  static Row make(Deed deed, Scene scene) {
    return make(deed, scene, deed.sent(scene));
  }

  /// Makes a row of what is given in the place of the body.
  static Row make(Deed deed, Scene scene, Obj body) {
    Shelf shelf = deed.shelf();
    Draft draft = scene.draft();
    Sent parts = Sent.of(body, deed.request(), shelf.slots(body));
    Sent sent = deed.usage().isPresent() ? unnamed(deed, scene, parts, body) : parts;
    List<String> scopes = deed.scopes(scene, sent.shown());
    String id = id(deed, scene, scopes, sent);
    String key = shelf.resource().singleton() ? Shelf.scopes(scopes) + "_" : Deed.key(scopes, id);
    if (shelf.taken(draft, key)) {
      throw Taken.of(deed, shelf.resource().idMember(), id);
    }
    Obj told = Sets.begun(deed, scene, linked(deed, scene, shelf.told(sent.shown())));
    Obj related = Portrait.pruned(deed, Related.shown(deed, scene, told), sent.shown());
    Obj named = shelf.withId(related, id);
    Obj given = Numbered.of(deed, scene, shelf.withScopes(named, scopes));
    Obj drawn = made(deed, scene, body, given, key);
    Obj made = deed.usage().isPresent() ? drawn : Unasked.out(deed, given, drawn);
    Obj item = Distinct.of(deed, scene, given, made, key);
    List<String> aliases = shelf.aliases(item, key);
    unique(deed, draft.table(shelf.table()), aliases, key);
    Obj hidden = Portrait.unshown(deed, sent, item);
    List<String> within = new ArrayList<>();
    List<String> referring = new ArrayList<>();
    contain(deed, scene, within, referring);
    var row =
        new Row(
            key,
            draft.nextPlace(shelf.table()),
            deed.cargo()
                .loaded(
                    scene,
                    shelf,
                    new Stored(item, within, referring, aliases, hidden, Bodies.whole(deed, scene)),
                    sent.shown(),
                    true)
                .envelope());
    Shelves.keep(draft, shelf, row, scene.moment());
    Births.keep(deed, scene, body, row);
    return row;
  }

  /// What was sent, without an id that only the service gives: one that the document says so of, and
  /// that the request itself brought.
  private static Sent unnamed(Deed deed, Scene scene, Sent parts, Obj body) {
    Sent known = parts.known(body);
    String member = deed.shelf().resource().idMember();
    boolean told = !member.isEmpty() && known.shown().has(member);
    boolean brought =
        told
            && scene
                .brought()
                .flatMap(Json::asObj)
                .flatMap(each -> each.find(member))
                .equals(known.shown().find(member));
    return brought && !parts.shown().has(member)
        ? new Sent(known.shown().without(member), known.hidden())
        : known;
  }

  private static Obj made(Deed deed, Scene scene, Obj body, Obj given, String key) {
    if (deed.usage().isPresent()) {
      Obj sent = deed.effect().called() ? Arguments.of(scene) : body;
      return Portrait.made(deed, scene, sent, given, key);
    }
    return deed.effect().called()
        ? Arguments.complete(deed, given, deed.draw(scene, key, true))
        : deed.complete(scene, given, key, true);
  }

  private static String id(Deed deed, Scene scene, List<String> scopes, Sent sent) {
    Shelf shelf = deed.shelf();
    Optional<String> named = deed.namedId(scene);
    if (named.isEmpty() && !shelf.resource().idMember().isEmpty()) {
      named =
          Members.words(sent.shown(), shelf.resource().idMember())
              .filter(id -> !id.isEmpty() && !id.equals("0"));
    }
    if (named.isPresent()) {
      return named.get();
    }
    Draft draft = scene.draft();
    Optional<String> slug =
        slug(deed, sent.shown())
            .filter(each -> draft.find(shelf.table(), Deed.key(scopes, each)).isEmpty());
    if (slug.isPresent()) {
      return slug.get();
    }
    var dice = scene.call().dice().at(shelf.table().name());
    String id;
    int tries = 0;
    Optional<Mint> seen = deed.usage().flatMap(Usage::ids).map(Mint::of);
    do {
      long count = draft.mint(shelf.table());
      String own = shelf.id(dice, sent.shown(), count, deed.form().item());
      id = seen.isEmpty() || narrower(shelf, own, seen.get()) ? own : seen.get().make(dice, count);
    } while (draft.find(shelf.table(), Deed.key(scopes, id)).isPresent() && tries++ < ID_TRIES);
    return id;
  }

  /// The id that is spelled after a name, where the member that shows it says so and nobody saw
  /// otherwise.
  private static Optional<String> slug(Deed deed, Obj sent) {
    boolean spelled = deed.shelf().resource().idMember().equals("slug") && deed.usage().isEmpty();
    return Optional.of(sent)
        .filter(_ -> spelled)
        .flatMap(each -> each.text("name").or(() -> each.text("title")))
        .map(Texts::slug)
        .filter(each -> !each.isEmpty());
  }

  /// Whether the shape that is told of the resource has words of its own and lies within the seen one:
  /// then it says more of ids than what was seen.
  private static boolean narrower(Shelf shelf, String own, Mint seen) {
    return shelf.ids().worded() && seen.fits(own);
  }

  private static Obj linked(Deed deed, Scene scene, Obj item) {
    Obj linked = item;
    for (Map.Entry<String, String> link : deed.shelf().resource().links().entrySet()) {
      Optional<Shelf> other = deed.shelves().find(link.getValue());
      if (other.isEmpty()) {
        continue;
      }
      Optional<Json> told = Members.find(linked, link.getKey());
      if (told.isPresent()) {
        Json named = named(deed, scene, other.get(), told.get());
        linked = Members.with(linked, link.getKey(), named);
        continue;
      }
      Table table = scene.draft().table(other.get().table());
      boolean declared = deed.shelf().slots(item).containsKey(link.getKey());
      // of an operation that was seen, lines tell whether it refers to anything unasked
      if (table.size() > 0 && declared && deed.usage().isEmpty()) {
        String id = Shelf.lastPart(table.at(0).key());
        boolean list =
            deed.shelf().shape(item, link.getKey()).filter(s -> s.is("array")).isPresent();
        linked = linked.with(link.getKey(), list ? Json.array(List.of(Json.of(id))) : Json.of(id));
      }
    }
    return linked;
  }

  /// The ids of rows in place of the names they were called by; what is no row's name stays.
  private static Json named(Deed deed, Scene scene, Shelf other, Json told) {
    if (told instanceof Arr several) {
      return Arr.of(several.items().stream().map(each -> named(deed, scene, other, each)).toList());
    }
    boolean plain = other.resource().scopes().isEmpty();
    return told.asText()
        .filter(_ -> plain)
        .flatMap(name -> deed.shelves().byName(scene.draft(), other, List.of(), name))
        .<Json>map(row -> Json.of(Shelf.lastPart(row.key())))
        .orElse(told);
  }

  private static void contain(Deed deed, Scene scene, List<String> within, List<String> referring) {
    for (Effect.Container container : deed.effect().within()) {
      Optional<String> text = deed.container(scene, container);
      if (text.isPresent() && !text.get().startsWith("/") && !within.contains(text.get())) {
        (container.owns() ? within : referring).add(text.get());
      }
    }
  }

  /// Refuses when another row is found by one of the names.
  static void unique(Deed deed, Table table, List<String> aliases, String key) {
    List<String> members = deed.shelf().resource().aliases();
    for (int i = 0; i < aliases.size(); i++) {
      if (aliases.get(i).startsWith(Shelf.EVERY)) {
        continue; // names below any scope need not be unique
      }
      var others = table.where(Tables.ALIAS, aliases.get(i), 0);
      if (others.hasNext() && !others.next().key().equals(key)) {
        String name = aliases.get(i);
        String member = members.get(Math.min(i, members.size() - 1));
        throw Taken.of(deed, member, name.substring(name.lastIndexOf('/') + 1));
      }
    }
  }

  private static Reply whole(Deed deed, Scene scene, Row row, Json whole) {
    return deed.form().whole(scene, whole, deed.draw(scene, row.key(), false));
  }

  /// The reply that shows an item of that key.
  static Reply item(Deed deed, Scene scene, Obj item, String key) {
    if (deed.form().other()) {
      return deed.form().told(scene);
    }
    Obj beside = Beside.of(deed, key);
    Obj own = deed.seen() ? Portrait.own(deed, item, deed.form().item()) : item;
    return deed.seen()
        ? deed.form().seen(scene, Portrait.seen(deed, scene, own, key), beside)
        : deed.form()
            .item(scene, item, deed.shelf().slots(item), beside, deed.draw(scene, key, false));
  }

  /// The reply that shows a row, with its address when it is new.
  static Reply shown(Deed deed, Scene scene, Row row) {
    Json whole = row.value().find("whole").orElse(null);
    Obj item = deed.seen(scene, row);
    Reply reply =
        whole == null ? item(deed, scene, item, row.key()) : whole(deed, scene, row, whole);
    boolean located = scene.twin().title().letterhead().locates(scene.operation().id());
    if (deed.form().status() != 201 || !located) {
      return reply;
    }
    String address = deed.shelves().address(deed.shelf(), row.key(), deed.operation());
    return address.isEmpty() ? reply : reply.with("location", Here.of(scene).url(address));
  }
}
