package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.TitlePage;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the rows of one resource tell of the bytes uploaded to them. A row keeps where its bytes
/// stand (`{"sha256", "length", "type"}`), never the bytes.
///
/// @param facts which member of the item tells which of [TitlePage#FACTS]
record Cargo(SortedMap<String, String> facts) {

  /// The type of bytes of which nobody told one.
  static final String UNKNOWN = "application/octet-stream";

  Cargo {
    facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /// A row as it is after its request: with the facts of the bytes that came, if any did.
  ///
  /// @param sent what the client said of the item; a type it names is the item's
  /// @param fresh whether the row is new; it then tells nothing of bytes it does not have
  Stored loaded(Scene scene, Shelf shelf, Stored stored, Obj sent, boolean fresh) {
    Optional<Body.Parcel> parcel = scene.parcel();
    if (parcel.isEmpty() && (!fresh || facts.isEmpty())) {
      return stored;
    }
    if (parcel.filter(each -> !each.more().isEmpty()).isPresent()) {
      throw Refusal.of(Problem.MALFORMED)
          .with("detail", "expected one file a request, found several");
    }
    SortedMap<String, String> known = parcel.map(Cargo::known).orElseGet(TreeMap::new);
    Obj item = stored.item();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      String member = fact.getKey();
      boolean type = fact.getValue().equals(TitlePage.TYPE);
      String word = known.get(fact.getValue());
      if (type && sent.has(member)) {
        continue;
      }
      if (word != null) {
        item = shelf.withWord(item, member, word);
      } else if (type) {
        item = fresh ? shelf.withWord(item, member, UNKNOWN) : item;
      } else {
        item = Members.without(item, member);
      }
    }
    Stored told = stored.withItem(item, stored.alias(), stored.hidden()).withWhole(stored.whole());
    return parcel.isEmpty() ? told : told.withCargo(kept(parcel.get()));
  }

  private static SortedMap<String, String> known(Body.Parcel parcel) {
    SortedMap<String, String> known = new TreeMap<>(parcel.digests());
    known.put(TitlePage.LENGTH, Long.toString(parcel.content().length()));
    if (!parcel.type().isEmpty()) {
      known.put(TitlePage.TYPE, parcel.type());
    }
    return known;
  }

  /// What a row keeps of the bytes that came.
  static Obj kept(Body.Parcel parcel) {
    return stored(parcel.content()).with("type", parcel.type());
  }

  /// The form in which rows keep a reference to bytes.
  static Obj stored(Body.Stored content) {
    return Obj.of(
        "sha256", Json.of(content.sha256()), "length", Json.of(Long.toString(content.length())));
  }

  /// Reads the form [#stored] writes.
  static Body.Stored stored(Obj kept) {
    return new Body.Stored(
        kept.text("sha256").orElse(""), Long.parseLong(kept.text("length").orElse("0")));
  }

  /// The bytes a row has.
  static Optional<Body.Stored> of(Row row) {
    return row.value().obj("cargo").map(Cargo::stored);
  }

  /// The media type in which a row's bytes go out: what the item shows, else what came with them.
  String type(Row row) {
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      if (fact.getValue().equals(TitlePage.TYPE)) {
        Optional<String> shown = Members.words(Stored.item(row), fact.getKey());
        if (shown.isPresent()) {
          return shown.get();
        }
      }
    }
    String came = row.value().obj("cargo").flatMap(cargo -> cargo.text("type")).orElse("");
    return came.isEmpty() ? UNKNOWN : came;
  }
}
