package dev.dtu.effect;

import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows a list is of, in the table's order: all, those an index has under one value, or picked
/// ones.
final class Lane {

  /// No rows at all.
  static final Lane NONE =
      new Lane(Table.empty(Tables.shape("none")), "", "", List.of(), Way.ON, 0);

  /// Which way it goes through the places of the table.
  private enum Way {
    ON,
    BACK,
    /// In an order of its own.
    ABOUT
  }

  private final Table table;
  private final String index;
  private final String value;
  private final @Nullable List<Row> picked;
  private final Way way;

  private final int skipped;

  private Lane(
      Table table, String index, String value, @Nullable List<Row> picked, Way way, int skipped) {
    this.table = table;
    this.index = index;
    this.value = value;
    this.picked = picked;
    this.way = way;
    this.skipped = skipped;
  }

  private Lane(Table table, String index, String value) {
    this(table, index, value, null, Way.ON, 0);
  }

  /// All rows, or those in all these containers.
  static Lane of(Table table, List<String> containers) {
    return of(table, containers, List.of());
  }

  /// These rows.
  static Lane of(List<Row> rows) {
    return new Lane(NONE.table, "", "", List.copyOf(rows), Way.ON, 0);
  }

  /// The rows in all these containers and of all these facets: looks at each of the fewest only.
  static Lane of(Table table, List<String> containers, List<String> facets) {
    Lane fewest = new Lane(table, "", "");
    for (String container : containers) {
      fewest = fewer(fewest, new Lane(table, Tables.WITHIN, container));
    }
    for (String facet : facets) {
      fewest = fewer(fewest, new Lane(table, Facets.FACET, facet));
    }
    Lane lane = fewest;
    for (String container : containers) {
      lane = lane.among(Tables.WITHIN, container, fewest);
    }
    for (String facet : facets) {
      lane = lane.among(Facets.FACET, facet, fewest);
    }
    return lane;
  }

  private static Lane fewer(Lane known, Lane other) {
    return known.index.isEmpty() || other.size() < known.size() ? other : known;
  }

  private Lane among(String otherIndex, String otherValue, Lane whole) {
    boolean all = whole.index.equals(otherIndex) && whole.value.equals(otherValue);
    return all
        ? this
        : where(row ->
            table.rankWhere(otherIndex, otherValue, row.place() + "0")
                > table.rankWhere(otherIndex, otherValue, row.place()));
  }

  /// Those of its rows that satisfy the condition; looks at each.
  Lane where(Predicate<Row> condition) {
    List<Row> rows = new ArrayList<>();
    rows(0)
        .forEachRemaining(row -> {
          if (condition.test(row)) {
            rows.add(row);
          }
        });
    return new Lane(table, index, value, rows, way, 0);
  }

  /// Without the rows that lists leave out. They are planted first as a rule, and then skipped.
  Lane listed() {
    int hidden = table.count(Tables.WITHIN, Tables.UNLISTED);
    if (hidden == 0) {
      return this;
    }
    boolean whole = picked == null && index.isEmpty() && way == Way.ON;
    for (int i = 0; whole && i < hidden; i++) {
      whole = unlisted(table.at(i));
    }
    return whole ? new Lane(table, "", "", null, Way.ON, hidden) : where(row -> !unlisted(row));
  }

  private static boolean unlisted(Row row) {
    return row.value().has("within") && Tables.containers(row).contains(Tables.UNLISTED);
  }

  /// Its rows the other way round.
  Lane back() {
    if (picked == null && skipped == 0) {
      return new Lane(table, index, value, null, Way.BACK, 0);
    }
    List<Row> rows = picked == null ? where(_ -> true).picked() : picked;
    return new Lane(table, index, value, rows.reversed(), Way.BACK, 0);
  }

  private List<Row> picked() {
    return picked == null ? List.of() : picked;
  }

  /// These rows of it, in their order.
  Lane picked(List<Row> rows) {
    return new Lane(table, index, value, rows, Way.ABOUT, 0);
  }

  /// True when places do not tell which row comes after which.
  boolean about() {
    return way == Way.ABOUT;
  }

  int size() {
    if (picked != null) {
      return picked.size();
    }
    return index.isEmpty() ? table.size() - skipped : table.count(index, value);
  }

  Iterator<Row> rows(int fromRank) {
    int from = Math.min(fromRank, size());
    if (picked != null) {
      return picked.subList(from, picked.size()).iterator();
    }
    if (way == Way.BACK) {
      int rank = size() - 1 - from;
      return index.isEmpty() ? table.back(rank) : table.whereBack(index, value, rank);
    }
    return index.isEmpty() ? table.rows(from + skipped) : table.where(index, value, from);
  }

  /// How many rows stand at or before the row of a place; as many as did when it is gone from an
  /// order of its own.
  int rankAfter(String place, int rank) {
    return switch (way) {
      case ON -> rankOf(place + "0");
      case BACK -> size() - rankOf(place);
      case ABOUT -> {
        List<Row> rows = picked == null ? List.of() : picked;
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i).place().equals(place)) {
            yield i + 1;
          }
        }
        yield rank;
      }
    };
  }

  /// How many rows have a place before this one.
  private int rankOf(String place) {
    if (picked != null) {
      int rank = 0;
      for (Row row : picked) {
        rank += row.place().compareTo(place) < 0 ? 1 : 0;
      }
      return rank;
    }
    return index.isEmpty()
        ? Math.max(0, table.rankOfPlace(place) - skipped)
        : table.rankWhere(index, value, place);
  }
}
