package dev.dtu.effect;

import dev.dtu.call.Percent;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Birth;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What comes into being with a row, as it was seen: the keys of an application, the lists of a board.
final class Births {

  private Births() {}

  /// Keeps what comes with a new row.
  ///
  /// @param sent the item in the request
  static void keep(Deed deed, Scene scene, Obj sent, Row row) {
    for (Birth birth :
        deed.usage().map(Usage::around).stream().flatMap(a -> a.births().stream()).toList()) {
      Optional<Shelf> shelf = deed.shelves().find(birth.resource());
      List<String> scopes = scopes(row.key());
      if (shelf.isEmpty() || shelf.get().resource().scopes().size() != scopes.size()) {
        continue;
      }
      for (Json each : Portrait.born(deed, scene, sent, row, birth)) {
        each.asObj().ifPresent(item -> keep(scene, shelf.get(), scopes, item));
      }
    }
  }

  private static List<String> scopes(String key) {
    List<String> scopes = new ArrayList<>();
    for (String part : key.split("/", -1)) {
      scopes.add(Percent.decode(part));
    }
    return scopes;
  }

  private static void keep(Scene scene, Shelf shelf, List<String> scopes, Obj item) {
    Draft draft = scene.draft();
    String id =
        Members.words(item, shelf.resource().idMember())
            .filter(told -> !told.isEmpty())
            .orElseGet(() -> {
              long count = draft.mint(shelf.table());
              var dice = scene.call().dice().at(shelf.table().name());
              return shelf.id(dice, item, count, Optional.empty());
            });
    String key = Deed.key(scopes, id);
    if (shelf.taken(draft, key)) {
      return;
    }
    Obj whole = shelf.withId(item, id);
    var stored =
        new Stored(whole, List.of(), List.of(), shelf.aliases(whole, key), Obj.EMPTY, null);
    var row = new Row(key, draft.nextPlace(shelf.table()), stored.envelope());
    Shelves.keep(draft, shelf, row, scene.moment());
  }
}
