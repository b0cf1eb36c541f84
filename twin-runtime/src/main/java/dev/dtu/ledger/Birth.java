package dev.dtu.ledger;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.Optional;

/// What a universe was made of.
///
/// @param ordinal which of all universes of the folder it is; never used twice
/// @param facts what its maker needs to make it again; the ledger does not look at them
/// @param parent whose store it begins with, but for the rows its sheet tells
/// @param turn the number its first entry follows
/// @param waiting whether timers are set in the store it begins with
public record Birth(
    int ordinal,
    String name,
    Obj facts,
    Optional<Parent> parent,
    long turn,
    Instant moment,
    boolean waiting) {

  /// A store of another universe: as it was after an entry.
  ///
  /// @param depth how many universes must be read to know it
  record Parent(int ordinal, int epoch, long turn, int depth) {

    private Obj json() {
      return Obj.builder()
          .put("ordinal", ordinal)
          .put("epoch", epoch)
          .put("turn", turn)
          .put("depth", depth)
          .build();
    }

    private static Parent of(Obj json) throws Damaged {
      return new Parent(
          (int) whole(json, "ordinal"),
          (int) whole(json, "epoch"),
          whole(json, "turn"),
          (int) whole(json, "depth"));
    }
  }

  Obj json() {
    Obj.Builder out = Obj.builder();
    out.put("ordinal", ordinal).put("name", name).put("facts", facts);
    parent.ifPresent(known -> out.put("parent", known.json()));
    out.put("turn", turn).put("moment", moment.toEpochMilli());
    return out.put("waiting", waiting).build();
  }

  static Birth of(Obj json) throws Damaged {
    Optional<Obj> parent = json.obj("parent");
    return new Birth(
        (int) whole(json, "ordinal"),
        json.text("name").orElseThrow(() -> new Damaged("a birth has no name")),
        json.obj("facts").orElse(Obj.EMPTY),
        parent.isPresent() ? Optional.of(Parent.of(parent.get())) : Optional.empty(),
        whole(json, "turn"),
        Instant.ofEpochMilli(whole(json, "moment")),
        json.flag("waiting"));
  }

  static long whole(Obj json, String member) throws Damaged {
    return json.find(member)
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .flatMap(Json.Num::whole)
        .orElseThrow(() -> new Damaged("expected a whole number as '" + member + "'"));
  }
}
