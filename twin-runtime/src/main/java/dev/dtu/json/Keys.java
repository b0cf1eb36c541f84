package dev.dtu.json;

/// Where a key stands among an object's keys: looked through while they are few, else in a table of
/// open addresses that holds positions from 1, 0 for none.
final class Keys {

  /// Up to so many keys are looked through.
  static final int FEW = 12;

  private Keys() {}

  /// The key's position among the first `size`, or -1.
  static int scan(String[] keys, int size, String key) {
    for (int i = 0; i < size; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /// A table of the first `size` keys, at most half full; room for as many again when `growing`.
  static int[] table(String[] keys, int size, boolean growing) {
    int[] table = new int[Integer.highestOneBit(size) * (growing ? 8 : 4)];
    for (int i = 0; i < size; i++) {
      add(table, keys, i);
    }
    return table;
  }

  /// Adds the key at that position, which is not in the table yet.
  static void add(int[] table, String[] keys, int position) {
    int mask = table.length - 1;
    int at = spread(keys[position]) & mask;
    while (table[at] != 0) {
      at = (at + 1) & mask;
    }
    table[at] = position + 1;
  }

  /// The key's position, or -1.
  static int find(int[] table, String[] keys, String key) {
    int mask = table.length - 1;
    for (int at = spread(key) & mask; table[at] != 0; at = (at + 1) & mask) {
      int position = table[at] - 1;
      if (keys[position].equals(key)) {
        return position;
      }
    }
    return -1;
  }

  private static int spread(String key) {
    int hash = key.hashCode();
    return hash ^ (hash >>> 16);
  }
}
