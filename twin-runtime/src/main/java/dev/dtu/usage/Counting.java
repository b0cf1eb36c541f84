package dev.dtu.usage;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What services tell of how much was sent, or is there: `count:FACT`, how many items a list has; of a
/// list of lists, which are the rows of a table, `columns:FACT`, how many columns have something in
/// them, and `total:FACT`, how many cells.
///
/// Null is nothing, and so is a row of nulls: who sends it leaves what was there.
public final class Counting {

  private static final String COUNT = "count";
  private static final String COLUMNS = "columns";
  private static final String TOTAL = "total";

  private Counting() {}

  /// What is counted of a value; empty of what is no such list.
  static Optional<Json> of(String form, Json value) {
    return Optional.ofNullable(all(value).get(form));
  }

  /// All that can be counted of a value, by the names of the forms.
  public static SortedMap<String, Json> all(Json value) {
    SortedMap<String, Json> all = new TreeMap<>();
    if (!(value instanceof Arr list)) {
      return all;
    }
    all.put(COUNT, Json.of(something(list)));
    if (!list.isEmpty() && list.items().stream().allMatch(Arr.class::isInstance)) {
      int columns = 0;
      for (int i = 0; i < width(list); i++) {
        columns += column(list, i) ? 1 : 0;
      }
      all.put(COLUMNS, Json.of(columns));
      all.put(TOTAL, Json.of(list.items().stream().mapToInt(Counting::something).sum()));
    }
    return all;
  }

  /// How many items of a list are something.
  private static int something(Json list) {
    int count = 0;
    for (Json each : list.asArr().orElse(Arr.EMPTY)) {
      count += each instanceof Arr row ? Math.min(1, something(row)) : full(each) ? 1 : 0;
    }
    return count;
  }

  /// The rows of a table up to the last with something in it.
  static int height(Arr rows) {
    int height = rows.size();
    while (height > 0 && something(rows.at(height - 1)) == 0) {
      height--;
    }
    return height;
  }

  /// The columns of a table up to the last with something in it.
  static int width(Arr rows) {
    int width = 0;
    for (Json row : rows) {
      width = Math.max(width, row.asArr().map(Arr::size).orElse(0));
    }
    while (width > 0 && !column(rows, width - 1)) {
      width--;
    }
    return width;
  }

  private static boolean column(Arr rows, int index) {
    for (Json row : rows) {
      if (row instanceof Arr cells && index < cells.size() && full(cells.at(index))) {
        return true;
      }
    }
    return false;
  }

  private static boolean full(Json value) {
    return value != Json.Null.NULL;
  }
}
