package dev.dtu.effect;

import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows a list is of, in the table's order: all, those of one container, or picked ones.
final class Lane {

  /// No rows at all.
  static final Lane NONE = new Lane(Table.empty(Tables.shape("none")), "", List.of());

  private final Table table;
  private final String container;
  private final @Nullable List<Row> picked;

  private Lane(Table table, String container, @Nullable List<Row> picked) {
    this.table = table;
    this.container = container;
    this.picked = picked;
  }

  static Lane of(Table table, List<String> containers) {
    if (containers.size() < 2) {
      return new Lane(table, containers.isEmpty() ? "" : containers.getFirst(), null);
    }
    String fewest = containers.getFirst();
    for (String container : containers) {
      boolean fewer = table.count(Tables.WITHIN, container) < table.count(Tables.WITHIN, fewest);
      fewest = fewer ? container : fewest;
    }
    return new Lane(table, fewest, null)
        .where(row -> {
          List<String> in = Tables.containers(row);
          return in.containsAll(containers);
        });
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
    return new Lane(table, container, rows);
  }

  int size() {
    if (picked != null) {
      return picked.size();
    }
    return container.isEmpty() ? table.size() : table.count(Tables.WITHIN, container);
  }

  Iterator<Row> rows(int fromRank) {
    if (picked != null) {
      return picked.subList(Math.min(fromRank, picked.size()), picked.size()).iterator();
    }
    return container.isEmpty()
        ? table.rows(Math.min(fromRank, table.size()))
        : table.where(Tables.WITHIN, container, Math.min(fromRank, size()));
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
    return container.isEmpty()
        ? table.rankOfPlace(after)
        : table.rankWhere(Tables.WITHIN, container, after);
  }
}
