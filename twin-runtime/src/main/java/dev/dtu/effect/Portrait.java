package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tenant;
import dev.dtu.usage.Birth;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was seen of an operation, made to act on the row at hand: what is known of a service takes the
/// place of what its document allows.
///
/// @param sent the item in the request
/// @param asked what of it is the caller's to say
/// @param before the row's item before the request; empty when there was none
/// @param key the row's key; empty where there is none
record Portrait(
    Shelves shelves, Shelf shelf, Scene scene, Obj sent, Obj asked, Obj before, String key)
    implements Facts {

  /// The item of a new row.
  static Obj made(Deed deed, Scene scene, Obj sent, Obj given, String key) {
    Usage usage = deed.usage().orElseThrow();
    Portrait facts = of(deed, scene, sent, Obj.EMPTY, key);
    Obj item = Usage.applied(usage.item(), given, facts);
    Obj whole = usage.bare(item, deed.shelf().complete(item, deed.draw(scene, key, true).frugal()));
    return declared(
        deed, given, whole.equals(item) ? item : Usage.applied(usage.item(), whole, facts));
  }

  static Portrait of(Deed deed, Scene scene, Obj sent, Obj before, String key) {
    Shelf shelf = deed.shelf();
    Obj asked = Sent.of(sent, deed.request(), shelf.slots(sent)).shown();
    return new Portrait(deed.shelves(), shelf, scene, sent, asked, before, key);
  }

  /// The item with what the operation is declared to set: that is believed over what was seen.
  private static Obj declared(Deed deed, Obj given, Obj item) {
    Obj told = item;
    for (String member : deed.effect().sets().keySet()) {
      Optional<Json> own = Members.find(given, member);
      if (own.isPresent()) {
        Json before = Members.find(told, member).orElse(Json.Null.NULL);
        boolean both = own.get() instanceof Obj && before instanceof Obj;
        told =
            Members.with(
                told, member, both ? Usage.over((Obj) before, (Obj) own.get()) : own.get());
      }
    }
    return told;
  }

  /// The item of a row that was changed.
  ///
  /// @param changed the row as what was sent makes it
  static Obj changed(Deed deed, Scene scene, Obj before, Obj changed, String key) {
    Obj sent = deed.effect().called() ? Arguments.of(scene) : deed.sent(scene);
    Portrait facts = of(deed, scene, sent, before, key);
    List<Line> lines = deed.usage().orElseThrow().item();
    Obj item = Usage.applied(lines, changed, facts);
    Obj whole = required(deed, before, item, facts);
    Obj seen = whole.equals(item) ? item : Usage.applied(lines, whole, facts);
    return declared(deed, changed, seen);
  }

  /// The item with what the document requires in the place of what was there before and is gone.
  private static Obj required(Deed deed, Obj before, Obj item, Portrait facts) {
    if (item.keys().containsAll(before.keys())) {
      return item;
    }
    Obj drawn = deed.shelf().complete(item, facts.draw(facts.scene.moment()).frugal());
    Obj whole = deed.usage().orElse(Usage.NONE).bare(item, drawn);
    Obj required = item;
    for (String name : before.keys()) {
      Optional<Json> made = item.has(name) ? Optional.empty() : whole.find(name);
      required = made.isPresent() ? required.with(name, made.get()) : required;
    }
    return required;
  }

  /// What comes into being with a new row.
  static Arr born(Deed deed, Scene scene, Obj sent, Row row, Birth birth) {
    return birth.items(of(deed, scene, sent, Stored.item(row), row.key()));
  }

  /// The item as the operation shows it.
  static Json seen(Deed deed, Scene scene, Obj item, String key) {
    Usage usage = deed.usage().orElseThrow();
    Portrait facts = of(deed, scene, Obj.EMPTY, item, key);
    return Links.expand(Usage.applied(usage.view(), item, facts), Here.of(scene));
  }

  /// The item without members that the thing has elsewhere and answers of that shape have not.
  static Obj own(Deed deed, Obj item, Optional<Shape> shape) {
    Map<String, Shape.Slot> slots =
        shape
            .filter(Shape::takesObjects)
            .map(each -> each.slots(item))
            .orElse(Collections.emptyMap());
    if (slots.isEmpty()) {
      return item;
    }
    Map<String, Shape.Slot> all = deed.shelf().slots(item);
    Set<Pointer> told = deed.usage().map(Usage::places).orElseGet(Collections::emptySet);
    Obj own = item;
    for (String name : item.keys()) {
      boolean elsewhere = all.containsKey(name) && !slots.containsKey(name);
      own = elsewhere && !told.contains(Pointer.ROOT.to(name)) ? own.without(name) : own;
    }
    return own;
  }

  /// The item of a row that nobody was seen to make; empty where nothing is known of such.
  static Optional<Obj> found(Shelves shelves, Shelf shelf, Scene scene, Obj told, String key) {
    List<Line> lines = shelves.found(shelf.resource().name());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Obj given = shelf.resource().uncalled(told, key, lines);
    var now = new Portrait(shelves, shelf, scene, given, given, Obj.EMPTY, key);
    Obj item = Usage.filled(lines, given, now::then);
    Obj whole = shelf.complete(item, now.draw(Synthesis.STEADY).frugal());
    return Optional.of(whole.equals(item) ? item : Usage.filled(lines, whole, now::then));
  }

  /// What there is one of before anybody wrote it, where what is written says the rest.
  static Obj none(Deed deed, Scene scene, String key) {
    Shelf shelf = deed.shelf();
    return found(deed.shelves(), shelf, scene, Obj.EMPTY, key)
        .orElseGet(() -> deed.singleton(scene, key));
  }

  /// A fact of the time when what was there before anybody came was made.
  private Optional<Json> then(String name, Pointer at) {
    return name.equals("moment")
        ? Optional.of(Json.of(shelf.moments().text(Synthesis.STEADY)))
        : name.startsWith("moment:") ? timed(name, Synthesis.STEADY) : fact(name, at);
  }

  /// What of what was sent is not shown: kept all the same, with what the document hides.
  static Obj unshown(Deed deed, Sent sent, Obj item) {
    return deed.usage().isEmpty()
        ? sent.hidden()
        : Usage.over(sent.hidden(), Sent.unshown(sent.shown(), item));
  }

  /// What was sent with the facts of rows it refers to, as far as they are known to be shown.
  static Obj pruned(Deed deed, Obj shown, Obj sent) {
    return deed.usage().isEmpty()
        ? shown
        : pruned(shown, sent, Pointer.ROOT, deed.usage().get().places());
  }

  private static Obj pruned(Obj shown, Obj sent, Pointer at, Set<Pointer> told) {
    Obj pruned = shown;
    for (Obj.Member each : shown) {
      Optional<Json> own = sent.find(each.key());
      Pointer member = at.to(each.key());
      if (own.isEmpty() && !told.contains(member)) {
        pruned = pruned.without(each.key());
      } else if (each.value() instanceof Obj inner) {
        Obj given = own.flatMap(Json::asObj).orElse(Obj.EMPTY);
        pruned = pruned.with(each.key(), pruned(inner, given, member, told));
      }
    }
    return pruned;
  }

  private Synthesis draw(Instant moment) {
    var dice = scene.call().dice().at(shelf.table().name()).at(key);
    return Synthesis.of(dice, moment, shelf.moments());
  }

  @Override
  public Optional<Json> fact(String name, Pointer at) {
    int colon = name.indexOf(':');
    String kind = colon < 0 ? name : name.substring(0, colon);
    String rest = name.substring(colon + 1);
    return switch (kind) {
      case "id" -> key.isEmpty() || single() ? Optional.empty() : Optional.of(id());
      case "sent" -> Pointer.of(rest).in(sent);
      case "asked" -> Pointer.of(rest).in(asked);
      case "before" -> Pointer.of(rest).in(before);
      case "path" -> scene.path(rest).map(Json::of);
      case "query" -> scene.query().find(rest).map(Json::of);
      case "made" -> Optional.of(Json.of(made(key, rest, at)));
      case "ours" -> Optional.of(Json.of(made("", rest, at)));
      case "named" -> Optional.of(Json.of(named(scene, rest)));
      case "first" -> first(rest);
      case "same", "row", "caller" -> new Elders(shelves, scene).fact(kind, rest, named());
      case "drawn" -> Optional.of(Answering.like(rest, drawn(at), () -> made(key, "[1-9]", at)));
      default -> said(scene, shelf.moments(), name);
    };
  }

  @Override
  public Optional<Json> asked(Pointer at) {
    return at.in(asked);
  }

  /// A fact that is no row's.
  static Optional<Json> said(Scene scene, Moments.Form form, String name) {
    return switch (name) {
      case "origin" -> Optional.of(Json.of(scene.origin().url()));
      case "host" -> Optional.of(Json.of(scene.origin().host()));
      case "tenant" -> Optional.of(Json.of(scene.origin().tenant()));
      case "domain" -> Optional.of(Json.of(scene.origin().domain()));
      case "seed" -> Optional.of(Json.of(Tenant.of(scene.draft())));
      case "moment" -> Optional.of(Json.of(form.text(scene.moment())));
      default -> timed(name, scene.moment());
    };
  }

  private static Optional<Json> timed(String name, Instant moment) {
    if (name.startsWith("moment:")) {
      return Optional.of(Stamps.like(name.substring("moment:".length()), moment));
    }
    if (name.startsWith("since:")) {
      var day = LocalDate.parse(name.substring("since:".length()));
      return Optional.of(Json.of(!moment.isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant())));
    }
    return Optional.empty();
  }

  /// Whether it is the only one there is, and has no id.
  private boolean single() {
    return shelf.resource().singleton();
  }

  private Json id() {
    String id = named();
    return shelf
        .shape(before, shelf.resource().idMember())
        .filter(shape -> shape.is("integer") && Shelf.whole(id))
        .<Json>map(_ -> new Json.Num(id))
        .orElse(Json.of(id));
  }

  /// What the row is called: one there is one of as what it stands in.
  private String named() {
    boolean alone = shelf.resource().singleton() && key.endsWith("/_");
    return Shelf.lastPart(alone ? key.substring(0, key.length() - 2) : key);
  }

  /// The id of the first row of a resource.
  private Optional<Json> first(String resource) {
    return shelves
        .find(resource)
        .map(other -> scene.draft().table(other.table()))
        .filter(table -> table.size() > 0)
        .map(table -> Json.of(Shelf.lastPart(table.at(0).key())));
  }

  private Json drawn(Pointer at) {
    String member = at.steps().getLast();
    Synthesis draw = draw(scene.moment()).frugal();
    return shelf
        .shape(sent, String.join(".", at.steps()))
        .map(shape -> draw.at(at.toString()).value(shape, member))
        .orElseGet(() -> Json.of(made(key, "[a-z]{8}", at)));
  }

  /// A text of a shape that has a name: `NAME:SHAPE`; it is the same wherever it is asked for by it.
  static String named(Scene scene, String told) {
    int colon = told.indexOf(':');
    var dice = scene.call().dice().at("named").at(told.substring(0, colon));
    return Mint.of(told.substring(colon + 1)).make(dice, 0);
  }

  private String made(String whose, String shape, Pointer at) {
    var dice = scene.call().dice().at(shelf.table().name()).at(whose).at(at.toString());
    return Mint.of(shape).make(dice, 0);
  }
}
