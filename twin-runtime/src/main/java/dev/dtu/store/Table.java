package dev.dtu.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A table at one moment: rows in the service's order, found by key, and by the values of the
/// indexes its shape declares. Immutable.
///
/// An index's tree has an entry a value and row, in the order value, then place, so the rows of one
/// value are a slice of it in the table's own order, with a count and ranks of their own.
public final class Table {

  private final TableShape shape;
  private final long minted;
  private final Tree<Row> rows;
  private final Tree<Row> keys;
  private final List<Tree<String>> indexes;
  private @Nullable String hash;
  private @Nullable Table reshaped;

  private Table(
      TableShape shape, long minted, Tree<Row> rows, Tree<Row> keys, List<Tree<String>> indexes) {
    this.shape = shape;
    this.minted = minted;
    this.rows = rows;
    this.keys = keys;
    this.indexes = indexes;
  }

  /// The table of this shape before its first row.
  public static Table empty(TableShape shape) {
    List<Tree<String>> indexes = Collections.nCopies(shape.indexes().size(), Tree.empty());
    return new Table(shape, 0, Tree.empty(), Tree.empty(), indexes);
  }

  public String name() {
    return shape.name();
  }

  public TableShape shape() {
    return shape;
  }

  public int size() {
    return rows.size();
  }

  /// How many counts [Draft#mint] and [Draft#nextPlace] have taken; never falls as rows go.
  public long minted() {
    return minted;
  }

  /// The row of a key.
  public Optional<Row> find(String key) {
    return Optional.ofNullable(get(key));
  }

  @Nullable Row get(String key) {
    return keys.get(key);
  }

  /// The row at a place.
  public Optional<Row> findPlace(String place) {
    return rows.find(place);
  }

  /// The row with `rank` rows before it.
  public Row at(int rank) {
    return rows.at(rank).value();
  }

  /// How many rows stand before a place, whether or not a row stands there.
  public int rankOfPlace(String place) {
    return rows.rank(place);
  }

  /// How many rows stand before the row of a key, empty when there is none.
  public OptionalInt rank(String key) {
    Row row = keys.get(key);
    return row == null ? OptionalInt.empty() : OptionalInt.of(rows.rank(row.place()));
  }

  /// The rows from a rank on.
  public Iterator<Row> rows(int fromRank) {
    return new Values<>(rows.from(fromRank));
  }

  /// The rows from a rank down.
  public Iterator<Row> back(int fromRank) {
    return new Values<>(rows.backFrom(fromRank));
  }

  /// How many rows have the value under the index.
  public int count(String index, String value) {
    Tree<String> tree = index(index);
    return tree.rank(IndexKey.end(value)) - tree.rank(IndexKey.first(value));
  }

  /// The rows with the value under the index, from the one with `fromRank` of them before it on.
  public Iterator<Row> where(String index, String value, int fromRank) {
    Tree<String> tree = index(index);
    int start = tree.rank(IndexKey.first(value));
    int end = tree.rank(IndexKey.end(value));
    int from = (int) Math.min(end, start + Math.max(0L, fromRank));
    return new Slice(new Values<>(tree.from(from)), rows, end - from);
  }

  /// The rows with the value under the index, from the one with `fromRank` of them before it down.
  public Iterator<Row> whereBack(String index, String value, int fromRank) {
    Tree<String> tree = index(index);
    int start = tree.rank(IndexKey.first(value));
    int end = tree.rank(IndexKey.end(value));
    int from = (int) Math.min(end - 1, (long) start + fromRank);
    return new Slice(new Values<>(tree.backFrom(from)), rows, from - start + 1);
  }

  /// How many rows with the value under the index stand before a place.
  public int rankWhere(String index, String value, String place) {
    Tree<String> tree = index(index);
    return tree.rank(IndexKey.of(value, place)) - tree.rank(IndexKey.first(value));
  }

  /// The table with the row, which takes the place of the row with its key; this very table when
  /// it holds this row. Refuses a place where another row stands.
  public Table with(Row row) {
    return with(row, get(row.key()));
  }

  /// Like [#with(Row)], told the row of that key as [#get] gives it.
  Table with(Row row, @Nullable Row before) {
    if (before != null && before.sameAs(row)) {
      return this;
    }
    if (before != null && before.place().equals(row.place())) {
      return new Table(
          shape,
          minted,
          rows.with(row.place(), row),
          keys.with(row.key(), row),
          reindexed(before, row));
    }
    Row there = rows.get(row.place());
    if (there != null) {
      throw new IllegalArgumentException(
          "expected a free place for '%s' in table '%s', found '%s' at '%s'"
              .formatted(row.key(), name(), there.key(), row.place()));
    }
    Tree<Row> changed = before == null ? rows : rows.without(before.place());
    return new Table(
        shape,
        minted,
        changed.with(row.place(), row),
        keys.with(row.key(), row),
        reindexed(before, row));
  }

  /// The table without the row of a key; this very table when it has none.
  public Table without(String key) {
    Row before = get(key);
    return before == null ? this : without(before);
  }

  /// The table without a row it has.
  Table without(Row before) {
    return new Table(
        shape,
        minted,
        rows.without(before.place()),
        keys.without(before.key()),
        reindexed(before, null));
  }

  public Table withMinted(long count) {
    return count == minted ? this : new Table(shape, count, rows, keys, indexes);
  }

  /// The same rows with what another shape asks for.
  Table withShape(TableShape other) {
    if (shape.covers(other)) {
      return this;
    }
    Table known = reshaped;
    if (known != null && known.shape.covers(other)) {
      return known;
    }
    Table table = empty(shape.with(other)).withMinted(minted);
    for (Iterator<Row> each = rows(0); each.hasNext(); ) {
      table = table.with(each.next());
    }
    reshaped = table; // asked for again by every turn that only reads
    return table;
  }

  private Tree<String> index(String index) {
    return indexes.get(shape.index(index));
  }

  private List<Tree<String>> reindexed(@Nullable Row before, @Nullable Row after) {
    int size = indexes.size();
    List<Tree<String>> changed = null;
    for (int i = 0; i < size; i++) {
      Tree<String> tree = indexes.get(i);
      Tree<String> next = reindexed(tree, shape.indexes().get(i), before, after);
      if (next != tree) {
        changed = changed == null ? new ArrayList<>(indexes) : changed;
        changed.set(i, next);
      }
    }
    return changed == null ? indexes : changed;
  }

  private static Tree<String> reindexed(
      Tree<String> tree, IndexShape index, @Nullable Row before, @Nullable Row after) {
    List<String> gone = before == null ? List.of() : index.values().apply(before);
    List<String> come = after == null ? List.of() : index.values().apply(after);
    boolean moved = before == null || after == null || !before.place().equals(after.place());
    if (!moved && gone.equals(come)) {
      return tree;
    }
    Tree<String> next = tree;
    for (int i = 0; before != null && i < gone.size(); i++) {
      if (moved || !come.contains(gone.get(i))) {
        next = next.without(IndexKey.of(gone.get(i), before.place()));
      }
    }
    for (int i = 0; after != null && i < come.size(); i++) {
      if (moved || !gone.contains(come.get(i))) {
        next = next.with(IndexKey.of(come.get(i), after.place()), after.place());
      }
    }
    return next;
  }

  /// The hash of name, count and rows; computed once, as a table never changes.
  String hash() {
    String known = hash;
    if (known == null) {
      known = Hashing.of(this);
      hash = known; // a race computes it twice, to the same text
    }
    return known;
  }

  Tree<Row> tree() {
    return rows;
  }

  /// Throws when the trees do not say the same; for tests.
  void check() {
    rows.check();
    keys.check();
    Table anew = empty(shape);
    for (Tree.Entry<Row> entry : rows) {
      if (!entry.key().equals(entry.value().place())) {
        throw new IllegalStateException("expected the row's place, found " + entry.key());
      }
      anew = anew.with(entry.value());
    }
    TreeCheck.same(keys, anew.keys);
    for (int i = 0; i < indexes.size(); i++) {
      indexes.get(i).check();
      TreeCheck.same(indexes.get(i), anew.indexes.get(i));
    }
  }

  /// The values of entries.
  private record Values<V>(Iterator<Tree.Entry<V>> entries) implements Iterator<V> {
    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public V next() {
      return entries.next().value();
    }
  }
}
