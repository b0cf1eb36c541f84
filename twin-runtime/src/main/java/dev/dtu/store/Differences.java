package dev.dtu.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the changes from one store to another: tables by name, in each its rows by place, then
/// its count.
final class Differences {

  private final List<Change> changes = new ArrayList<>();

  private Differences() {}

  static List<Change> between(Tree<Table> before, Tree<Table> after) {
    var differences = new Differences();
    before.differences(after, (_, one, other) -> differences.table(one, other));
    return differences.changes;
  }

  /// The change that leads from one row to the other, null when they are the same.
  static @Nullable Change of(String table, @Nullable Row before, @Nullable Row after) {
    if (after != null) {
      return before != null && before.sameAs(after)
          ? null
          : new Change.Put(table, Optional.ofNullable(before), after);
    }
    return before == null ? null : new Change.Removed(table, before);
  }

  private void table(@Nullable Table one, @Nullable Table other) {
    if (one != null) {
      between(one, other == null ? Table.empty(one.shape()) : other);
    } else if (other != null) {
      between(Table.empty(other.shape()), other);
    }
  }

  private void between(Table before, Table after) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    before
        .tree()
        .differences(
            after.tree(),
            (_, one, other) -> {
              // a row that moved shows at two places and is one change
              if (one != null) {
                pairs.computeIfAbsent(one.key(), _ -> new Pair()).before = one;
              }
              if (other != null) {
                pairs.computeIfAbsent(other.key(), _ -> new Pair()).after = other;
              }
            });
    for (Pair pair : pairs.values()) {
      Change change = of(before.name(), pair.before, pair.after);
      if (change != null) {
        changes.add(change);
      }
    }
    if (before.minted() != after.minted()) {
      changes.add(new Change.Minted(before.name(), after.minted()));
    }
  }

  /// A row on either side; mutable while it is collected.
  private static final class Pair {
    private @Nullable Row before;
    private @Nullable Row after;
  }
}
