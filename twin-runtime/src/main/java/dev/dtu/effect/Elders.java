package dev.dtu.effect;

import dev.dtu.call.Percent;
import dev.dtu.json.Json;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Pointer;
import java.util.List;
import java.util.Optional;

/// Facts of things that were there before anybody came: the id of one by its name, and what the
/// caller's own row has.
///
/// @param shelves of the twin at hand
record Elders(Shelves shelves, Scene scene) {

  /// What was there first stands first: behind so many rows nobody looks for it.
  private static final int FIRST = 1_000;

  /// A fact of such a thing: `row`, `same` or `caller`, and what it says of it.
  ///
  /// @param id of the thing at hand
  Optional<Json> fact(String kind, String told, String id) {
    return kind.equals("row") ? named(told) : kind.equals("same") ? same(told, id) : caller(told);
  }

  /// What stands in the row of another resource that has the same id: `RESOURCE:POINTER`.
  private Optional<Json> same(String told, String id) {
    int colon = told.indexOf(':');
    return shelves
        .find(told.substring(0, colon))
        .map(shelf -> scene.draft().table(shelf.table()))
        .flatMap(table -> table.find(Percent.encode(id)))
        .flatMap(row -> Pointer.of(told.substring(colon + 1)).in(Stored.item(row)));
  }

  /// The id of the first row of a type that is called so: `RESOURCE:TYPE:POINTER:NAME`. A type that is
  /// empty is any.
  private Optional<Json> named(String told) {
    String[] parts = told.split(":", 4);
    if (parts.length < 4) {
      return Optional.empty();
    }
    Optional<Table> table = shelves.find(parts[0]).map(it -> scene.draft().table(it.table()));
    Pointer at = Pointer.of(parts[2]);
    for (int i = 0; i < table.map(Table::size).map(size -> Math.min(size, FIRST)).orElse(0); i++) {
      Row row = table.orElseThrow().at(i);
      boolean sort =
          parts[1].isEmpty() || Stored.item(row).text("type").equals(Optional.of(parts[1]));
      if (sort && at.in(Stored.item(row)).equals(Optional.of(Json.of(parts[3])))) {
        return Optional.of(Json.of(Shelf.lastPart(row.key())));
      }
    }
    return Optional.empty();
  }

  /// What the row has that its caller calls so: `RESOURCE:WORD` is its id, `RESOURCE:WORD:POINTER` what
  /// stands in it.
  private Optional<Json> caller(String told) {
    String[] parts = told.split(":", 3);
    Optional<Shelf> shelf = parts.length < 2 ? Optional.empty() : shelves.find(parts[0]);
    Optional<Row> row = shelf.flatMap(it -> shelves.byName(scene.draft(), it, List.of(), parts[1]));
    return parts.length < 3
        ? row.map(it -> Json.of(Shelf.lastPart(it.key())))
        : row.flatMap(it -> Pointer.of(parts[2]).in(Stored.item(it)));
  }
}
