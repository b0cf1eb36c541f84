package dev.dtu.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// All tables of a universe at one moment. Immutable: forking is copying this reference.
public final class Store {

  private static final Store EMPTY = new Store(Tree.empty());

  private final Tree<Table> tables;

  private Store(Tree<Table> tables) {
    this.tables = tables;
  }

  public static Store empty() {
    return EMPTY;
  }

  public Optional<Table> table(String name) {
    return tables.find(name);
  }

  /// The table of a shape, an empty one when there is none; indexed anew when it was kept under
  /// another shape.
  public Table table(TableShape shape) {
    Table table = tables.get(shape.name());
    return table == null ? Table.empty(shape) : table.withShape(shape);
  }

  /// The tables in name order.
  public Collection<Table> tables() {
    List<Table> all = new ArrayList<>(tables.size());
    for (Tree.Entry<Table> entry : tables) {
      all.add(entry.value());
    }
    return all;
  }

  /// The store where the table takes the place of the one of its name.
  public Store with(Table table) {
    Tree<Table> changed = tables.with(table.name(), table);
    return changed == tables ? this : new Store(changed);
  }

  /// The SHA-256 of all facts, in lower-case hex: equal for stores with the same tables, counts and
  /// rows, however they came to be. A table is hashed once in its life.
  public String hash() {
    return Hashing.of(this);
  }

  /// The changes that lead from this store to `other`. Costs what differs, not what is there, when
  /// one store came from the other.
  public List<Change> differences(Store other) {
    return Differences.between(tables, other.tables);
  }

  /// The store after the changes; `shapes` tells the shape of a table that is not there yet.
  public Store apply(List<Change> changes, Function<String, TableShape> shapes) {
    Tree<Table> changed = tables;
    // rows leave before others come, since one may take the place another left
    for (Change change : changes) {
      Table table = table(changed, change.table(), shapes);
      changed = changed.with(table.name(), left(table, change));
    }
    for (Change change : changes) {
      Table table = table(changed, change.table(), shapes);
      changed = changed.with(table.name(), come(table, change));
    }
    return changed == tables ? this : new Store(changed);
  }

  private static Table table(Tree<Table> tables, String name, Function<String, TableShape> shapes) {
    Table table = tables.get(name);
    return table == null ? Table.empty(shapes.apply(name)) : table;
  }

  private static Table left(Table table, Change change) {
    return switch (change) {
      case Change.Removed(_, Row before) -> table.without(before.key());
      case Change.Put(_, _, Row after) -> {
        Row there = table.get(after.key());
        boolean moves = there != null && !there.place().equals(after.place());
        yield moves ? table.without(after.key()) : table;
      }
      case Change.Minted _ -> table;
    };
  }

  private static Table come(Table table, Change change) {
    return switch (change) {
      case Change.Removed _ -> table;
      case Change.Put(_, _, Row after) -> table.with(after);
      case Change.Minted(_, long count) -> table.withMinted(count);
    };
  }
}
