package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Numbering;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives new rows the members that count within what they belong to; see [Numbering].
final class Numbered {

  private static final Pattern SLOT = Pattern.compile("\\$\\{([^}]+)}");

  private Numbered() {}

  /// The item with such members, where it does not give them.
  static Obj of(Deed deed, Scene scene, Obj given) {
    Obj item = given;
    for (Numbering each : deed.shelf().numberings()) {
      if (Members.find(given, each.member()).isEmpty()) {
        Optional<String> word = word(deed, scene, given, each);
        item = word.isPresent() ? Members.with(item, each.member(), Json.of(word.get())) : item;
      }
    }
    return item;
  }

  private static Optional<String> word(Deed deed, Scene scene, Obj given, Numbering numbering) {
    Shelf parent = deed.shelves().get(numbering.of());
    Draft draft = scene.draft();
    Table table = draft.table(parent.table());
    Optional<Row> row =
        Facets.words(given, numbering.at()).stream()
            .flatMap(name -> deed.shelves().byName(draft, parent, List.of(), name).stream())
            .findFirst()
            .or(() -> table.size() > 0 ? Optional.of(table.at(0)) : Optional.empty());
    return row.map(found -> {
      String counted = deed.shelf().table().name() + "@" + found.key();
      Dice dice = scene.call().dice().at(counted);
      long count = draft.mint(Tables.shape(counted));
      return filled(numbering.shape(), deed.item(scene, found), dice, count);
    });
  }

  /// What is between the slots is minted, what the slots stand for is not.
  private static String filled(String shape, Obj parent, Dice dice, long count) {
    var out = new StringBuilder();
    Matcher slot = SLOT.matcher(shape);
    int at = 0;
    while (slot.find()) {
      out.append(Mint.of(shape.substring(at, slot.start())).make(dice, count));
      out.append(Members.words(parent, slot.group(1)).orElse(""));
      at = slot.end();
    }
    return out.append(Mint.of(shape.substring(at)).make(dice, count)).toString();
  }
}
