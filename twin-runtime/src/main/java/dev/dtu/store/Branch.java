package dev.dtu.store;

import java.util.Arrays;

/// Children of one height, each with its lower bound, and how many entries end with it.
///
/// A write that changes no bound or no count shares that array with the branch it came from.
final class Branch implements Node {

  final Node[] children;
  final String[] lows;
  final int[] ends;

  private Branch(Node[] children, String[] lows, int[] ends) {
    this.children = children;
    this.lows = lows;
    this.ends = ends;
  }

  static Branch of(Node... children) {
    String[] lows = new String[children.length];
    int[] ends = new int[children.length];
    int end = 0;
    for (int i = 0; i < children.length; i++) {
      lows[i] = children[i].low();
      end += children[i].size();
      ends[i] = end;
    }
    return new Branch(children, lows, ends);
  }

  @Override
  public int width() {
    return children.length;
  }

  @Override
  public int size() {
    return ends[ends.length - 1];
  }

  @Override
  public String low() {
    return lows[0];
  }

  /// How many entries stand before this child.
  int start(int child) {
    return child == 0 ? 0 : ends[child - 1];
  }

  /// The child where the key stands or would stand.
  int childOf(String key) {
    int index = Node.search(lows, key);
    return index >= 0 ? index : Math.max(0, ~index - 1);
  }

  /// The child that holds the entry of this rank.
  int childAt(int rank) {
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public Branch with(String key, Object value, boolean edge) {
    int index = childOf(key);
    Node child = children[index];
    boolean childEdge = edge && index == children.length - 1;
    Node next = child.with(key, value, childEdge);
    if (next == child) {
      return this;
    }
    if (next.width() <= WIDTH) {
      return replaced(index, next, next.size() - child.size());
    }
    int cut = cut(next, key, childEdge);
    return spliced(index, 1, next.slice(0, cut), next.slice(cut, next.width()));
  }

  /// Where to cut a node that grew too wide by `key`: in the middle, or, as keys ascend on the
  /// right edge, so that a full node stays behind.
  static int cut(Node wide, String key, boolean edge) {
    return edge && wide.endsWith(key) ? WIDTH : wide.width() / 2;
  }

  @Override
  public Node without(String key) {
    int index = childOf(key);
    Node child = children[index];
    Node next = child.without(key);
    if (next == child) {
      return this;
    }
    if (next.width() == 0) {
      return children.length == 1 ? Leaf.EMPTY : spliced(index, 1);
    }
    return next.width() >= LEAST || children.length == 1
        ? replaced(index, next, -1)
        : mended(index, next);
  }

  /// Joins a narrow child with a neighbour, or evens the two out when one node cannot hold them.
  private Branch mended(int index, Node narrow) {
    int left = Math.max(0, index - 1);
    Node joined = index == 0 ? narrow.join(children[1]) : children[left].join(narrow);
    int width = joined.width();
    return width <= WIDTH
        ? spliced(left, 2, joined)
        : spliced(left, 2, joined.slice(0, width / 2), joined.slice(width / 2, width));
  }

  private Branch replaced(int index, Node child, int grown) {
    Node[] changed = children.clone();
    changed[index] = child;
    String[] changedLows = lows;
    if (index == 0 && child.low().compareTo(lows[0]) < 0) {
      changedLows = lows.clone();
      changedLows[0] = child.low();
    }
    int[] changedEnds = ends;
    if (grown != 0) {
      changedEnds = ends.clone();
      for (int i = index; i < changedEnds.length; i++) {
        changedEnds[i] += grown;
      }
    }
    return new Branch(changed, changedLows, changedEnds);
  }

  /// The branch where `nodes` stand in place of `removed` children from `index` on.
  private Branch spliced(int index, int removed, Node... nodes) {
    int tail = index + removed;
    int to = index + nodes.length;
    int rest = children.length - tail;
    Node[] changed = Arrays.copyOf(children, to + rest);
    String[] changedLows = Arrays.copyOf(lows, to + rest);
    int[] changedEnds = Arrays.copyOf(ends, to + rest);
    int end = start(index);
    for (int i = 0; i < nodes.length; i++) {
      changed[index + i] = nodes[i];
      changedLows[index + i] = nodes[i].low();
      end += nodes[i].size();
      changedEnds[index + i] = end;
    }
    System.arraycopy(children, tail, changed, to, rest);
    System.arraycopy(lows, tail, changedLows, to, rest);
    int grown = end - start(tail);
    for (int i = 0; i < rest; i++) {
      changedEnds[to + i] = ends[tail + i] + grown;
    }
    return new Branch(changed, changedLows, changedEnds);
  }

  @Override
  public boolean endsWith(String key) {
    return children[children.length - 1].endsWith(key);
  }

  @Override
  public Branch slice(int from, int to) {
    int[] sliced = Arrays.copyOfRange(ends, from, to);
    int start = start(from);
    for (int i = 0; i < sliced.length; i++) {
      sliced[i] -= start;
    }
    return new Branch(
        Arrays.copyOfRange(children, from, to), Arrays.copyOfRange(lows, from, to), sliced);
  }

  @Override
  public Branch join(Node right) {
    return spliced(children.length, 0, ((Branch) right).children);
  }
}
