package dev.dtu.effect;

import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Tables;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;

/// The rows of one place in the order they were made, one at a time or from one on: as quick with a
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

  /// The rows from a rank on, to the newest; who wants several asks for them so, as each rank is
  /// looked for anew.
  public Iterator<Thing> from(int rank) {
    return things(table.where(Tables.WITHIN, place, rank));
  }

  /// The rows from a rank down, to the oldest.
  public Iterator<Thing> back(int rank) {
    return rank < 0
        ? Collections.emptyIterator()
        : things(table.whereBack(Tables.WITHIN, place, rank));
  }

  private Iterator<Thing> things(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Thing next() {
        return thing.apply(rows.next());
      }
    };
  }
}
