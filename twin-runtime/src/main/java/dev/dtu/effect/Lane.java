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
  static final Lane NONE = new Lane(Table.empty(Tables.shape("none")), "", "", List.of(), 0);

  private final Table table;
  private final String index;
  private final String value;
  private final @Nullable List<Row> picked;
  private final int skipped;

  private Lane(Table table, String index, String value, @Nullable List<Row> picked, int skipped) {
    this.table = table;
    this.index = index;
    this.value = value;
    this.picked = picked;
    this.skipped = skipped;
  }

  /// All rows, or those in all these containers.
  static Lane of(Table table, List<String> containers) {
    return of(table, containers, List.of());
  }

  /// These rows.
  static Lane of(List<Row> rows) {
    return new Lane(NONE.table, "", "", List.copyOf(rows), 0);
  }

  /// The rows in all these containers and of all these facets: looks at each of the fewest only.
  static Lane of(Table table, List<String> containers, List<String> facets) {
    Lane fewest = new Lane(table, "", "", null, 0);
    for (String container : containers) {
      fewest = fewer(fewest, new Lane(table, Tables.WITHIN, container, null, 0));
    }
    for (String facet : facets) {
      fewest = fewer(fewest, new Lane(table, Facets.FACET, facet, null, 0));
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
    return new Lane(table, index, value, rows, 0);
  }

  /// Without the rows that lists leave out. They are planted first as a rule, and then skipped.
  Lane listed() {
    int hidden = table.count(Tables.WITHIN, Tables.UNLISTED);
    if (hidden == 0) {
      return this;
    }
    boolean whole = picked == null && index.isEmpty();
    for (int i = 0; whole && i < hidden; i++) {
      whole = unlisted(table.at(i));
    }
    return whole ? new Lane(table, "", "", null, hidden) : where(row -> !unlisted(row));
  }

  private static boolean unlisted(Row row) {
    return row.value().has("within") && Tables.containers(row).contains(Tables.UNLISTED);
  }

  int size() {
    if (picked != null) {
      return picked.size();
    }
    return index.isEmpty() ? table.size() - skipped : table.count(index, value);
  }

  Iterator<Row> rows(int fromRank) {
    if (picked != null) {
      return picked.subList(Math.min(fromRank, picked.size()), picked.size()).iterator();
    }
    return index.isEmpty()
        ? table.rows(Math.min(fromRank + skipped, table.size()))
        : table.where(index, value, Math.min(fromRank, size()));
  }

  /// How many rows stand at or before a place.
  int rankAfter(String place) {
    String after = place + "0";
    if (picked != null) {
      int rank = 0;
      while (rank < picked.size() && picked.get(rank).place().compareTo(after) < 0) {
        rank++;
      }
      return rank;
    }
    return index.isEmpty()
        ? Math.max(0, table.rankOfPlace(after) - skipped)
        : table.rankWhere(index, value, after);
  }
}
