package dev.dtu.store;

import org.jspecify.annotations.Nullable;

/// A node of a [Tree]; immutable. Values are untyped here, the tree gives them their type back.
///
/// A write may leave a node one wider than [#WIDTH] or narrower than [#LEAST]; the parent, or the
/// tree for its root, mends that before anybody else sees it.
sealed interface Node permits Leaf, Branch {

  /// The most entries of a leaf, and children of a branch.
  int WIDTH = 32;

  /// The fewest, except on the right edge, where ascending writes leave full nodes behind them.
  int LEAST = 8;

  /// Entries of a leaf, children of a branch.
  int width();

  /// Entries below.
  int size();

  /// A bound: no key below is smaller, and every key to the left of this node is.
  String low();

  /// The node with the entry; this very node when it holds this very value. `edge` says that the
  /// node stands on the right edge of its tree.
  Node with(String key, Object value, boolean edge);

  /// The node without the entry, perhaps of no width at all; this very node when it has none.
  Node without(String key);

  /// True when `key` is the greatest key below.
  boolean endsWith(String key);

  /// The part from `from` up to `to`, in entries or children.
  Node slice(int from, int to);

  /// This and the node of the same height to its right as one, perhaps too wide.
  Node join(Node right);

  /// Finds a value below.
  static @Nullable Object find(Node root, String key) {
    Node node = root;
    while (node instanceof Branch branch) {
      node = branch.children[branch.childOf(key)];
    }
    return ((Leaf) node).find(key);
  }

  /// How many keys below are smaller.
  static int rank(Node root, String key) {
    Node node = root;
    int before = 0;
    while (node instanceof Branch branch) {
      int child = branch.childOf(key);
      before += branch.start(child);
      node = branch.children[child];
    }
    int index = search(((Leaf) node).keys, key);
    return before + (index < 0 ? ~index : index);
  }

  /// The index of `key`, or the complement of where it would stand.
  static int search(String[] keys, String key) {
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = keys[middle].compareTo(key);
      if (order < 0) {
        low = middle + 1;
      } else if (order > 0) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return ~low;
  }
}
