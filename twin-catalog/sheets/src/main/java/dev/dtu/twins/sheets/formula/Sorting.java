package dev.dtu.twins.sheets.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Functions that choose and order rows.
final class Sorting {

  private static final Comparator<List<Value>> SAME_ROWS =
      (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
          int order = strict(one.get(i), other.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  static final List<Function> ALL =
      List.of(
          Function.of("FILTER", "!aa(a)", Sorting::filter),
          Function.of("SORT", "!a(aa)", Sorting::sort),
          Function.of("SORTN", "!a[sa](aa)", Sorting::first),
          Function.of("UNIQUE", "a[ss]", Sorting::unique));

  private Sorting() {}

  /// Texts that differ in case differ here.
  private static int strict(Value one, Value other) {
    int order = Plain.SORTED.compare(one, other);
    return order == 0 && one instanceof Value.Text a && other instanceof Value.Text b
        ? a.value().compareTo(b.value())
        : order;
  }

  private static Operand filter(Arguments given) {
    Value.Table table = given.table(0);
    boolean down = true;
    boolean[] kept = new boolean[Math.max(table.height(), table.width())];
    java.util.Arrays.fill(kept, true);
    for (int i = 1; i < given.size(); i++) {
      Value.Table condition = given.table(i);
      down = condition.width() == 1 && condition.height() == table.height();
      boolean across = condition.height() == 1 && condition.width() == table.width();
      if (!down && !across) {
        throw Failure.missing(
            ("FILTER has mismatched range sizes. Expected row count: %d. column count: 1. Actual"
                    + " row count: %d, column count: %d.")
                .formatted(table.height(), condition.height(), condition.width()));
      }
      List<Value> values = condition.rows().stream().flatMap(List::stream).toList();
      for (int place = 0; place < values.size(); place++) {
        kept[place] &= holds(values.get(place));
      }
    }
    Value.Table lines = down ? table : Arrays.turned(table);
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < lines.height(); i++) {
      if (kept[i]) {
        rows.add(lines.rows().get(i));
      }
    }
    if (rows.isEmpty()) {
      throw Failure.missing("No matches are found in FILTER evaluation.");
    }
    return down ? new Value.Table(rows) : Arrays.turned(new Value.Table(rows));
  }

  private static boolean holds(Value value) {
    return !(value instanceof Value.Error) && Plain.truth(value).orElse(false);
  }

  /// A column to sort by, and whether it rises.
  private record Key(List<Value> values, boolean rises) {}

  private static List<Key> keys(Arguments given, Value.Table table, int from) {
    List<Key> keys = new ArrayList<>();
    for (int i = from; i + 1 < given.size(); i += 2) {
      Operand operand = given.operand(i);
      boolean rises = given.truth(i + 1);
      if (Spreading.several(operand)) {
        List<Value> values = given.values(i);
        if (values.size() != table.height()) {
          throw Failure.missing("SORT has mismatched range sizes.");
        }
        keys.add(new Key(values, rises));
        continue;
      }
      int column = given.whole(i);
      if (column < 1 || column > table.width()) {
        throw Failure.value(
            "Function %s parameter %d value is %d. Valid values are between 1 and %d inclusive."
                .formatted(given.function(), i + 1, column, table.width()));
      }
      keys.add(new Key(Lookup.column(table, column - 1), rises));
    }
    return keys;
  }

  private static int compare(List<Key> keys, int one, int other) {
    for (Key key : keys) {
      Value a = key.values().get(one);
      Value b = key.values().get(other);
      boolean blank = a instanceof Value.Blank || b instanceof Value.Blank;
      int order = Plain.SORTED.compare(a, b);
      if (order != 0) {
        return key.rises() || blank ? order : -order;
      }
    }
    return 0;
  }

  private static List<List<Value>> sorted(Arguments given, Value.Table table, int from) {
    List<Key> keys = new ArrayList<>(keys(given, table, from));
    if (keys.isEmpty()) {
      for (int column = 0; column < table.width(); column++) {
        keys.add(new Key(Lookup.column(table, column), true));
      }
    }
    given.spend((long) table.height() * keys.size());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < table.height(); i++) {
      order.add(i);
    }
    order.sort((one, other) -> compare(keys, one, other));
    return order.stream().map(table.rows()::get).toList();
  }

  private static Operand sort(Arguments given) {
    return new Value.Table(sorted(given, given.table(0), 1));
  }

  private static Operand first(Arguments given) {
    int most = Arrays.count(given, 1, 1);
    int ties = given.has(2) ? given.whole(2) : 0;
    List<List<Value>> rows = sorted(given, given.table(0), 3);
    if (ties == 2) {
      rows = distinct(rows);
    }
    return new Value.Table(rows.subList(0, Math.min(most, rows.size())));
  }

  private static List<List<Value>> distinct(List<List<Value>> rows) {
    Set<List<Value>> seen = new TreeSet<>(SAME_ROWS);
    return rows.stream().filter(seen::add).toList();
  }

  private static Operand unique(Arguments given) {
    boolean across = given.truth(1, false);
    Value.Table table = across ? Arrays.turned(given.table(0)) : given.table(0);
    List<List<Value>> rows = distinct(table.rows());
    if (given.truth(2, false)) {
      Set<List<Value>> once = new TreeSet<>(SAME_ROWS);
      Set<List<Value>> again = new TreeSet<>(SAME_ROWS);
      table.rows().forEach(row -> (once.add(row) ? once : again).add(row));
      rows = rows.stream().filter(row -> !again.contains(row)).toList();
    }
    Value.Table unique = Arrays.table(rows);
    return across ? Arrays.turned(unique) : unique;
  }
}
