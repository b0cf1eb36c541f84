package dev.dtu.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All tables of a universe at one moment. Immutable: forking is copying this reference.
///
/// What stands in a namespace, the part of a table's name before the slash, may be worked out when
/// it is first asked for ([#later]). It is the same whenever that is, so nobody can tell.
public final class Store {

  private static final Store EMPTY = new Store(Tree.empty(), Tree.empty());

  private final Tree<Table> tables;

  /// The tables of namespaces of which none is among [#tables] yet.
  private final Tree<Late<Tree<Table>>> later;

  private Store(Tree<Table> tables, Tree<Late<Tree<Table>>> later) {
    this.tables = tables;
    this.later = later;
  }

  public static Store empty() {
    return EMPTY;
  }

  /// The store that also has what `grown` makes of this one, worked out when it is first asked for.
  ///
  /// @param namespace where nothing stands yet, and all that is made
  /// @param grown adds tables of that namespace, and changes no other
  public Store later(String namespace, Supplier<Store> grown) {
    if (later.get(namespace) != null || stands(namespace)) {
      throw new IllegalArgumentException("expected nothing in '" + namespace + "/' yet");
    }
    Late<Tree<Table>> tablesOfIt = Late.of(() -> made(namespace, grown.get()));
    return new Store(tables, later.with(namespace, tablesOfIt));
  }

  private boolean stands(String namespace) {
    int rank = tables.rank(namespace + "/");
    return rank < tables.size() && namespace(tables.at(rank).key()).equals(namespace);
  }

  private Tree<Table> made(String namespace, Store grown) {
    Tree<Table> made = Tree.empty();
    for (Tree.Entry<Table> entry : grown.tables) {
      if (namespace(entry.key()).equals(namespace)) {
        made = made.with(entry.key(), entry.value());
      } else if (tables.get(entry.key()) != entry.value()) {
        throw new IllegalStateException(
            "expected changes in '%s/' alone, found one in '%s'".formatted(namespace, entry.key()));
      }
    }
    return made;
  }

  private static String namespace(String table) {
    int slash = table.indexOf('/');
    return slash < 0 ? table : table.substring(0, slash);
  }

  private Tree<Table> all() {
    Tree<Table> all = tables;
    for (Tree.Entry<Late<Tree<Table>>> late : later) {
      all = with(all, late.value().get());
    }
    return all;
  }

  private static Tree<Table> with(Tree<Table> all, Tree<Table> more) {
    Tree<Table> changed = all;
    for (Tree.Entry<Table> entry : more) {
      changed = changed.with(entry.key(), entry.value());
    }
    return changed;
  }

  /// The same with the tables of a namespace among those that are there.
  private Store settled(String namespace) {
    Late<Tree<Table>> late = later.isEmpty() ? null : later.get(namespace);
    return late == null ? this : new Store(with(tables, late.get()), later.without(namespace));
  }

  private @Nullable Table get(String name) {
    Table table = tables.get(name);
    if (table != null || later.isEmpty()) {
      return table;
    }
    Late<Tree<Table>> late = later.get(namespace(name));
    return late == null ? null : late.get().get(name);
  }

  public Optional<Table> table(String name) {
    return Optional.ofNullable(get(name));
  }

  /// The table with all that a shape asks for, an empty one when there is none; indexed anew when it
  /// was kept without.
  public Table table(TableShape shape) {
    Table table = get(shape.name());
    return table == null ? Table.empty(shape) : table.withShape(shape);
  }

  /// The tables in name order.
  public Collection<Table> tables() {
    return values(all());
  }

  /// The tables that somebody asked for, or that never were for later.
  public Collection<Table> tablesAsked() {
    Tree<Table> asked = tables;
    for (Tree.Entry<Late<Tree<Table>>> late : later) {
      asked = late.value().isHere() ? with(asked, late.value().get()) : asked;
    }
    return values(asked);
  }

  private static Collection<Table> values(Tree<Table> tables) {
    List<Table> all = new ArrayList<>(tables.size());
    for (Tree.Entry<Table> entry : tables) {
      all.add(entry.value());
    }
    return all;
  }

  /// The store where the table takes the place of the one of its name.
  public Store with(Table table) {
    Store settled = settled(namespace(table.name()));
    Tree<Table> changed = settled.tables.with(table.name(), table);
    return changed == settled.tables ? settled : new Store(changed, settled.later);
  }

  /// The SHA-256 of all facts, in lower-case hex: equal for stores with the same tables, counts and
  /// rows, however they came to be. A table is hashed once in its life.
  public String hash() {
    return Hashing.of(this);
  }

  /// The changes that lead from this store to `other`. Costs what differs, not what is there, when
  /// one store came from the other.
  public List<Change> differences(Store other) {
    Store one = this;
    Store two = other;
    for (Tree.Entry<Late<Tree<Table>>> late : later) {
      one = other.later.get(late.key()) == late.value() ? one : one.settled(late.key());
    }
    for (Tree.Entry<Late<Tree<Table>>> late : other.later) {
      two = later.get(late.key()) == late.value() ? two : two.settled(late.key());
    }
    return Differences.between(one.tables, two.tables);
  }

  /// The store after the changes; `shapes` tells the shape of a table that is not there yet.
  public Store apply(List<Change> changes, Function<String, TableShape> shapes) {
    Store settled = this;
    for (Change change : changes) {
      settled = settled.settled(namespace(change.table()));
    }
    Tree<Table> changed = settled.tables;
    // rows leave before others come, since one may take the place another left
    for (Change change : changes) {
      Table table = table(changed, change.table(), shapes);
      changed = changed.with(table.name(), left(table, change));
    }
    for (Change change : changes) {
      Table table = table(changed, change.table(), shapes);
      changed = changed.with(table.name(), come(table, change));
    }
    return changed == settled.tables ? settled : new Store(changed, settled.later);
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
