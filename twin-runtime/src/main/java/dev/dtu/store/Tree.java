package dev.dtu.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sorted map from strings to values that also knows ranks: a persistent counted B+tree.
///
/// Immutable: [#with] and [#without] copy the path to one leaf and share the rest, so keeping an
/// old tree costs nothing and a new one some 600 bytes. Keys stand in the order of
/// [String#compareTo]. Leaves hold up to 32 entries in arrays of their exact length, branches count
/// what is below them; both are what makes a page from rank n as cheap as a lookup.
///
/// Values are compared by identity: a value that is equal but another object is a change.
public final class Tree<V> implements Iterable<Tree.Entry<V>> {

  /// A key and its value.
  public record Entry<V>(String key, V value) {}

  private static final Tree<?> EMPTY = new Tree<>(Leaf.EMPTY);

  private final Node root;

  private Tree(Node root) {
    this.root = root;
  }

  /// The tree of nothing.
  @SuppressWarnings("unchecked") // holds no value of any type
  public static <V> Tree<V> empty() {
    return (Tree<V>) EMPTY;
  }

  /// A tree of entries already in ascending order of their keys, each key once.
  public static <V> Tree<V> ofSorted(List<Entry<V>> entries) {
    int size = entries.size();
    if (size == 0) {
      return empty();
    }
    Node[] level = new Node[(size + Node.WIDTH - 1) / Node.WIDTH];
    for (int i = 0; i < level.length; i++) {
      level[i] = leafOf(entries, i * Node.WIDTH, Math.min(size, (i + 1) * Node.WIDTH));
    }
    while (level.length > 1) {
      Node[] above = new Node[(level.length + Node.WIDTH - 1) / Node.WIDTH];
      for (int i = 0; i < above.length; i++) {
        int from = i * Node.WIDTH;
        int to = Math.min(level.length, from + Node.WIDTH);
        above[i] = Branch.of(Arrays.copyOfRange(level, from, to));
      }
      level = above;
    }
    return new Tree<>(level[0]);
  }

  private static <V> Leaf leafOf(List<Entry<V>> entries, int from, int to) {
    String[] keys = new String[to - from];
    Object[] values = new Object[to - from];
    for (int i = from; i < to; i++) {
      Entry<V> entry = entries.get(i);
      if (i > 0 && entries.get(i - 1).key().compareTo(entry.key()) >= 0) {
        throw new IllegalArgumentException(
            "expected ascending keys, found '%s' after '%s' at %d"
                .formatted(entry.key(), entries.get(i - 1).key(), i));
      }
      keys[i - from] = entry.key();
      values[i - from] = entry.value();
    }
    return new Leaf(keys, values);
  }

  public int size() {
    return root.width() == 0 ? 0 : root.size();
  }

  public boolean isEmpty() {
    return root.width() == 0;
  }

  /// The value of a key.
  public Optional<V> find(String key) {
    return Optional.ofNullable(get(key));
  }

  /// The value of a key or null, for this room.
  @Nullable V get(String key) {
    return typed(Node.find(root, key));
  }

  /// The tree with the key's value; this very tree when it is this very value already.
  public Tree<V> with(String key, V value) {
    Node next = root.with(key, value, true);
    if (next == root) {
      return this;
    }
    if (next.width() > Node.WIDTH) {
      int cut = Branch.cut(next, key, true);
      next = Branch.of(next.slice(0, cut), next.slice(cut, next.width()));
    }
    return new Tree<>(next);
  }

  /// The tree without the key; this very tree when it has none.
  public Tree<V> without(String key) {
    Node next = root.without(key);
    if (next == root) {
      return this;
    }
    while (next instanceof Branch branch && branch.width() == 1) {
      next = branch.children[0];
    }
    return next.width() == 0 ? empty() : new Tree<>(next);
  }

  /// How many keys are smaller; the key itself need not be there.
  public int rank(String key) {
    return Node.rank(root, key);
  }

  /// The entry with `rank` entries before it.
  public Entry<V> at(int rank) {
    if (rank < 0 || rank >= size()) {
      throw new IndexOutOfBoundsException("rank " + rank + " of " + size());
    }
    return from(rank).next();
  }

  @Override
  public Iterator<Entry<V>> iterator() {
    return from(0);
  }

  /// The entries from a rank on, ascending; none when the rank is past the last.
  public Iterator<Entry<V>> from(int rank) {
    return new Cursor<>(this, Math.max(0, rank), 1);
  }

  /// The entries from a rank down, descending; none when the rank is before the first.
  public Iterator<Entry<V>> backFrom(int rank) {
    return new Cursor<>(this, Math.min(size() - 1, rank), -1);
  }

  /// The entries from the first key that is not smaller on, ascending.
  public Iterator<Entry<V>> fromKey(String key) {
    return from(rank(key));
  }

  /// Tells every key whose value differs between this and `other`, ascending. Parts the two share
  /// are skipped whole.
  void differences(Tree<V> other, Difference<V> difference) {
    TreeDiff.walk(
        root,
        other.root,
        (key, before, after) -> difference.tell(key, typed(before), typed(after)));
  }

  /// What is told of a key that differs: its value on either side, null where it is absent.
  interface Difference<V> {
    void tell(String key, @Nullable V before, @Nullable V after);
  }

  Node root() {
    return root;
  }

  @SuppressWarnings("unchecked") // only values of V are ever put
  private @Nullable V typed(@Nullable Object value) {
    return (V) value;
  }

  /// Walks by rank: from leaf to leaf it descends from the root again, which needs no stack and
  /// costs a lookup every 32 entries.
  private static final class Cursor<V> implements Iterator<Entry<V>> {
    private final Tree<V> tree;
    private final int size;
    private final int step;
    private int rank;
    private int offset;
    private Leaf leaf = Leaf.EMPTY;

    Cursor(Tree<V> tree, int rank, int step) {
      this.tree = tree;
      this.size = tree.size();
      this.rank = rank;
      this.step = step;
    }

    @Override
    public boolean hasNext() {
      return rank >= 0 && rank < size;
    }

    @Override
    @SuppressWarnings("unchecked") // only values of V are ever put
    public Entry<V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (offset < 0 || offset >= leaf.width()) {
        land();
      }
      Entry<V> entry = new Entry<>(leaf.keys[offset], (V) leaf.values[offset]);
      offset += step;
      rank += step;
      return entry;
    }

    private void land() {
      Node node = tree.root;
      offset = rank;
      while (node instanceof Branch branch) {
        int child = branch.childAt(offset);
        offset -= branch.start(child);
        node = branch.children[child];
      }
      leaf = (Leaf) node;
    }
  }

  /// Throws when the structure is not what this class promises; for tests.
  void check() {
    TreeCheck.check(root);
  }
}
