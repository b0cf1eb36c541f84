package dev.dtu.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Walks two trees side by side and tells what differs, skipping every node they share.
///
/// Both walkers move over whole nodes as long as they can. Where the nodes are not the same object
/// the higher one is opened; at leaves entries are merged by key. After a split or a join the two
/// meet again at the start of the next shared leaf, so a fork with k writes costs O(k log n).
final class TreeDiff {

  /// Takes a key whose value differs; null stands for no value.
  interface Sink {
    void tell(String key, @Nullable Object before, @Nullable Object after);
  }

  private final Walker left;
  private final Walker right;
  private final Sink sink;

  private TreeDiff(Walker left, Walker right, Sink sink) {
    this.left = left;
    this.right = right;
    this.sink = sink;
  }

  static void walk(Node left, Node right, Sink sink) {
    new TreeDiff(new Walker(left), new Walker(right), sink).walk();
  }

  private void walk() {
    while (!left.done() && !right.done()) {
      if (left.node == right.node && left.offset == right.offset) {
        left.skip();
        right.skip();
      } else if (left.height > 0 || right.height > 0) {
        open();
      } else {
        merge();
      }
    }
    while (!left.done()) {
      left.openToLeaf();
      sink.tell(left.key(), left.value(), null);
      left.step();
    }
    while (!right.done()) {
      right.openToLeaf();
      sink.tell(right.key(), null, right.value());
      right.step();
    }
  }

  private void open() {
    int higher = Integer.compare(left.height, right.height);
    if (higher >= 0) {
      left.open();
    }
    if (higher <= 0) {
      right.open();
    }
  }

  @SuppressWarnings("ReferenceEquality") // a tree compares values by identity
  private void merge() {
    int order = left.key().compareTo(right.key());
    if (order < 0) {
      sink.tell(left.key(), left.value(), null);
      left.step();
    } else if (order > 0) {
      sink.tell(right.key(), null, right.value());
      right.step();
    } else {
      if (left.value() != right.value()) {
        sink.tell(left.key(), left.value(), right.value());
      }
      left.step();
      right.step();
    }
  }

  /// A position before a node, or inside a leaf; mutable, of one walk.
  private static final class Walker {
    private final Branch[] path;
    private final int[] indexes;
    private final int top;
    private @Nullable Node node;
    private int height;
    private int offset;

    Walker(Node root) {
      int levels = 0;
      for (Node at = root; at instanceof Branch branch; at = branch.children[0]) {
        levels++;
      }
      top = levels;
      height = levels;
      path = new Branch[levels];
      indexes = new int[levels];
      node = root.width() == 0 ? null : root;
    }

    boolean done() {
      return node == null;
    }

    /// Moves before the first child.
    void open() {
      Branch branch = (Branch) current();
      height--;
      path[height] = branch;
      indexes[height] = 0;
      node = branch.children[0];
    }

    void openToLeaf() {
      while (height > 0) {
        open();
      }
    }

    /// Moves behind the node.
    void skip() {
      offset = 0;
      while (height < top) {
        Branch parent = path[height];
        int next = ++indexes[height];
        if (next < parent.width()) {
          node = parent.children[next];
          return;
        }
        height++;
      }
      node = null;
    }

    void step() {
      if (++offset == current().width()) {
        skip();
      }
    }

    String key() {
      return ((Leaf) current()).keys[offset];
    }

    Object value() {
      return ((Leaf) current()).values[offset];
    }

    private Node current() {
      return Objects.requireNonNull(node);
    }
  }
}
