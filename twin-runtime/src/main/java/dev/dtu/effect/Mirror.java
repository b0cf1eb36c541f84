package dev.dtu.effect;

import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The other side of a membership: a list of what a row was put into.
///
/// `PUT /groups/{g}/users/{u}` puts the user's row into the group; `GET /users/{u}/groups`, below which
/// nothing is ever put, lists the groups that the user is in.
///
/// @param member whose rows are put into others
/// @param group whose rows they are put into
record Mirror(Shelf member, Shelf group) {

  /// Of a list below one row of another resource that is put into what is listed, and never the other way
  /// round; empty for any other.
  static Optional<Mirror> of(Deed deed) {
    Effect list = deed.effect();
    if (list.within().size() != 1 || list.within().getFirst().named()) {
      return Optional.empty();
    }
    String around = list.within().getFirst().resource();
    Shelves shelves = deed.shelves();
    boolean mirrors =
        !around.equals(list.resource())
            && shelves.puts(around, list.resource())
            && !shelves.puts(list.resource(), around)
            && shelves.find(around).filter(it -> it.kinship().isEmpty()).isPresent()
            && deed.shelf().kinship().isEmpty();
    return mirrors ? Optional.of(new Mirror(shelves.get(around), deed.shelf())) : Optional.empty();
  }

  /// A lane with what the row is in besides.
  ///
  /// @param around the row, as those in it say it
  Lane with(Lane lane, Draft draft, String around) {
    String own = member.resource().name() + "/";
    Optional<Row> row =
        around.startsWith(own)
            ? draft.find(member.table(), around.substring(own.length()))
            : Optional.<Row>empty();
    List<Row> rows = new ArrayList<>();
    String there = group.resource().name() + "/";
    for (String container : row.map(Tables::containers).orElseGet(List::of)) {
      if (container.startsWith(there)) {
        draft
            .find(group.table(), container.substring(there.length()))
            .filter(it -> !Tables.containers(it).contains(Tables.UNLISTED))
            .ifPresent(rows::add);
      }
    }
    if (rows.isEmpty()) {
      return lane;
    }
    lane.rows(0)
        .forEachRemaining(it -> {
          if (rows.stream().noneMatch(known -> known.key().equals(it.key()))) {
            rows.add(it);
          }
        });
    rows.sort(Comparator.comparing(Row::place));
    return Lane.of(rows);
  }
}
