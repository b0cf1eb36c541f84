package dev.dtu.effect;

import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Tables;
import java.util.function.Function;

/// The rows of one place in the order they were made, asked for one at a time: as quick with a
/// hundred thousand rows as with a hundred. As they were when it was asked for.
public final class Series {

  private final Table table;
  private final String place;
  private final Function<Row, Thing> thing;

  Series(Table table, String place, Function<Row, Thing> thing) {
    this.table = table;
    this.place = place;
    this.thing = thing;
  }

  /// How many there are.
  public int size() {
    return table.count(Tables.WITHIN, place);
  }

  /// The row of a rank, from 0, the oldest.
  ///
  /// @throws java.util.NoSuchElementException when there are fewer
  public Thing at(int rank) {
    return thing.apply(table.where(Tables.WITHIN, place, rank).next());
  }
}
