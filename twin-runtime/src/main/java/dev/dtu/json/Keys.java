package dev.dtu.json;

import java.util.Arrays;

/// Where a key stands among an object's keys: looked through while they are few, else by a table of
/// positions. Up to [#MANY] keys that is one of open addresses; of more the sorted order, which no
/// choice of keys makes slow.
final class Keys {

  /// Up to so many keys are looked through.
  static final int FEW = 12;

  /// Up to so many keys are looked through while they are collected.
  static final int SOME = 32;

  /// Up to so many keys stand where their hash puts them: as many with one hash cost little.
  static final int MANY = 256;

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

  /// The table of all these keys.
  static int[] table(String[] keys) {
    return keys.length <= MANY ? addresses(keys) : sorted(keys);
  }

  /// The key's position, or -1.
  static int find(int[] table, String[] keys, String key) {
    return keys.length <= MANY ? addressed(table, keys, key) : searched(table, keys, key);
  }

  /// Positions from 1 on, 0 for none; at most half full.
  private static int[] addresses(String[] keys) {
    int[] table = new int[Integer.highestOneBit(keys.length) * 4];
    int mask = table.length - 1;
    for (int i = 0; i < keys.length; i++) {
      int at = spread(keys[i]) & mask;
      while (table[at] != 0) {
        at = (at + 1) & mask;
      }
      table[at] = i + 1;
    }
    return table;
  }

  private static int addressed(int[] table, String[] keys, String key) {
    int mask = table.length - 1;
    for (int at = spread(key) & mask; table[at] != 0; at = (at + 1) & mask) {
      int position = table[at] - 1;
      if (keys[position].equals(key)) {
        return position;
      }
    }
    return -1;
  }

  private static int[] sorted(String[] keys) {
    Integer[] order = new Integer[keys.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> keys[one].compareTo(keys[other]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static int searched(int[] order, String[] keys, String key) {
    int from = 0;
    int to = order.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int compared = keys[order[middle]].compareTo(key);
      if (compared == 0) {
        return order[middle];
      }
      from = compared < 0 ? middle + 1 : from;
      to = compared < 0 ? to : middle;
    }
    return -1;
  }

  private static int spread(String key) {
    int hash = key.hashCode();
    return hash ^ (hash >>> 16);
  }
}
