package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes out of a list, and puts into it, what two arguments of a change name: `sets` tells of the
/// list's member `{add: ARGUMENT, remove: ARGUMENT}`.
///
/// Where the member refers to rows, they are found by any name they have; one that is not there is
/// refused.
final class Moves {

  /// What tells the argument whose values are put in.
  static final String ADD = "add";

  /// What tells the argument whose values are taken out.
  static final String REMOVE = "remove";

  private Moves() {}

  /// The item with its lists changed.
  static Obj moved(Deed deed, Scene scene, Obj item) {
    Obj moved = item;
    for (Map.Entry<String, Json> set : deed.effect().sets().entrySet()) {
      if (Sets.ofRow(set.getValue())) {
        moved = Sets.with(deed, scene, moved, set.getKey(), set.getValue());
      } else if (set.getValue() instanceof Obj arguments) {
        moved = moved(deed, scene, moved, set.getKey(), arguments);
      }
    }
    return moved;
  }

  private static Obj moved(Deed deed, Scene scene, Obj item, String member, Obj arguments) {
    List<Json> added = named(deed, scene, member, arguments.text(ADD));
    List<Json> removed = named(deed, scene, member, arguments.text(REMOVE));
    if (added.isEmpty() && removed.isEmpty()) {
      return item;
    }
    List<Json> values = new ArrayList<>();
    Members.find(item, member).flatMap(Json::asArr).ifPresent(list -> list.forEach(values::add));
    values.removeAll(removed);
    added.stream().filter(each -> !values.contains(each)).forEach(values::add);
    return Members.with(item, member, Arr.of(values));
  }

  private static List<Json> named(
      Deed deed, Scene scene, String member, Optional<String> argument) {
    List<Json> named = new ArrayList<>();
    for (String words : argument.map(name -> scene.query().all(name)).orElse(List.of())) {
      for (String word : words.split(",")) {
        if (!word.isBlank()) {
          named.add(Json.of(id(deed, scene, member, word.strip())));
        }
      }
    }
    return named;
  }

  private static String id(Deed deed, Scene scene, String member, String word) {
    Optional<Shelf> other =
        Optional.ofNullable(deed.shelf().resource().links().get(member))
            .flatMap(deed.shelves()::find)
            .filter(shelf -> shelf.resource().scopes().isEmpty());
    if (other.isEmpty()) {
      return word;
    }
    Row row =
        deed.shelves()
            .byName(scene.draft(), other.get(), List.of(), word)
            .orElseThrow(() -> Shelves.missing(other.get(), word));
    return Shelf.lastPart(row.key());
  }
}
