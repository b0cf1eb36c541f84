package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tenant;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Pointer;
import dev.dtu.usage.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// What was seen of an operation, made to act on the row at hand: what is known of a service takes the
/// place of what its document allows.
///
/// @param sent the item in the request
/// @param before the row's item before the request; empty when there was none
/// @param key the row's key; empty where there is none
record Portrait(Shelves shelves, Shelf shelf, Scene scene, Obj sent, Obj before, String key)
    implements Facts {

  /// The item of a new row.
  static Obj made(Deed deed, Scene scene, Obj sent, Obj given, String key) {
    Usage usage = deed.usage().orElseThrow();
    var facts = new Portrait(deed.shelves(), deed.shelf(), scene, sent, Obj.EMPTY, key);
    Obj item = Usage.applied(usage.item(), given, facts);
    Obj whole = deed.shelf().complete(item, deed.draw(scene, key, true).frugal());
    return declared(
        deed, given, whole.equals(item) ? item : Usage.applied(usage.item(), whole, facts));
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
    var facts = new Portrait(deed.shelves(), deed.shelf(), scene, sent, before, key);
    Obj item = Usage.applied(deed.usage().orElseThrow().item(), changed, facts);
    return declared(deed, changed, item);
  }

  /// The item as the operation shows it.
  static Json seen(Deed deed, Scene scene, Obj item, String key) {
    Usage usage = deed.usage().orElseThrow();
    var facts = new Portrait(deed.shelves(), deed.shelf(), scene, Obj.EMPTY, item, key);
    return Links.expand(Usage.applied(usage.view(), item, facts), Here.of(scene));
  }

  /// The item of a row that nobody was seen to make; empty where nothing is known of such.
  static Optional<Obj> found(Shelves shelves, Shelf shelf, Scene scene, Obj given, String key) {
    return shelves
        .found(shelf.resource().name())
        .map(usage -> {
          var facts = new Portrait(shelves, shelf, scene, given, Obj.EMPTY, key);
          Obj item = Usage.filled(usage.found(), given, facts);
          Obj whole = shelf.complete(item, facts.draw(Synthesis.STEADY).frugal());
          return whole.equals(item) ? item : Usage.filled(usage.found(), whole, facts);
        });
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
      case "id" -> key.isEmpty() ? Optional.empty() : Optional.of(id());
      case "sent" -> Pointer.of(rest).in(sent);
      case "before" -> Pointer.of(rest).in(before);
      case "path" -> scene.path(rest).map(Json::of);
      case "query" -> scene.query().find(rest).map(Json::of);
      case "made" -> Optional.of(Json.of(made(key, rest, at)));
      case "ours" -> Optional.of(Json.of(made("", rest, at)));
      case "first" -> first(rest);
      case "drawn" -> Optional.of(drawn(at));
      default -> said(scene, shelf.moments(), name);
    };
  }

  /// A fact that is no row's.
  static Optional<Json> said(Scene scene, Moments.Form form, String name) {
    return switch (name) {
      case "origin" -> Optional.of(Json.of(scene.origin().url()));
      case "host" -> Optional.of(Json.of(scene.origin().host()));
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

  private Json id() {
    String id = Shelf.lastPart(key);
    return shelf
        .shape(before, shelf.resource().idMember())
        .filter(shape -> shape.is("integer") && Shelf.whole(id))
        .<Json>map(_ -> new Json.Num(id))
        .orElse(Json.of(id));
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

  private String made(String whose, String shape, Pointer at) {
    var dice = scene.call().dice().at(shelf.table().name()).at(whose).at(at.toString());
    return Mint.of(shape).make(dice, 0);
  }
}
