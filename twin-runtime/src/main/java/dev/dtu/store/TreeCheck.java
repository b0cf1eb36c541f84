package dev.dtu.store;

import org.jspecify.annotations.Nullable;

/// The invariants of a [Tree], looked at one by one.
final class TreeCheck {

  private @Nullable String previous;

  private TreeCheck() {}

  static void check(Node root) {
    expect(!(root instanceof Branch) || root.width() > 1, "a root branch has two children");
    new TreeCheck().node(root, true, true);
  }

  /// The height of the node.
  private int node(Node node, boolean edge, boolean root) {
    expect(node.width() <= Node.WIDTH, "a node is not too wide");
    expect(root || node.width() > 0, "a node below the root is not empty");
    expect(edge || node.width() >= Node.LEAST, "a node off the right edge is not too narrow");
    return switch (node) {
      case Leaf leaf -> leaf(leaf);
      case Branch branch -> branch(branch, edge);
    };
  }

  private int leaf(Leaf leaf) {
    expect(leaf.keys.length == leaf.values.length, "every key has a value");
    for (String key : leaf.keys) {
      expect(previous == null || previous.compareTo(key) < 0, "keys ascend");
      previous = key;
    }
    return 0;
  }

  private int branch(Branch branch, boolean edge) {
    int width = branch.width();
    expect(branch.lows.length == width && branch.ends.length == width, "arrays are as wide");
    int height = -1;
    int end = 0;
    for (int i = 0; i < width; i++) {
      Node child = branch.children[i];
      String low = branch.lows[i];
      expect(previous == null || previous.compareTo(low) < 0, "a bound is above the keys before");
      expect(low.compareTo(child.low()) <= 0, "a bound is not above its child's");
      expect(low.compareTo(first(child)) <= 0, "a bound is not above its first key");
      int below = node(child, edge && i == width - 1, false);
      expect(height < 0 || below == height, "leaves stand at one height");
      height = below;
      end += child.size();
      expect(branch.ends[i] == end, "ends count the entries");
    }
    return height + 1;
  }

  /// Throws when the trees have not the same entries.
  static <V> void same(Tree<V> found, Tree<V> expected) {
    expect(found.size() == expected.size(), "as many entries follow from the rows");
    var entries = expected.iterator();
    for (Tree.Entry<V> entry : found) {
      expect(entry.equals(entries.next()), "the entry follows from the rows");
    }
  }

  private static String first(Node node) {
    return node instanceof Branch branch ? first(branch.children[0]) : node.low();
  }

  private static void expect(boolean holds, String invariant) {
    if (!holds) {
      throw new IllegalStateException("expected that " + invariant);
    }
  }
}
