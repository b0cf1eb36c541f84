package dev.dtu.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Entries side by side, in arrays of exactly their number.
final class Leaf implements Node {

  static final Leaf EMPTY = new Leaf(new String[0], new Object[0]);

  final String[] keys;
  final Object[] values;

  Leaf(String[] keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public int width() {
    return keys.length;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public String low() {
    return keys[0];
  }

  @Nullable Object find(String key) {
    int index = Node.search(keys, key);
    return index < 0 ? null : values[index];
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // equal rows may differ in bytes, so identity decides
  public Leaf with(String key, Object value, boolean edge) {
    int index = Node.search(keys, key);
    if (index < 0) {
      return inserted(~index, key, value);
    }
    if (values[index] == value) {
      return this;
    }
    Object[] changed = values.clone();
    changed[index] = value;
    return new Leaf(keys, changed);
  }

  private Leaf inserted(int index, String key, Object value) {
    int size = keys.length;
    String[] longerKeys = new String[size + 1];
    Object[] longerValues = new Object[size + 1];
    System.arraycopy(keys, 0, longerKeys, 0, index);
    System.arraycopy(values, 0, longerValues, 0, index);
    longerKeys[index] = key;
    longerValues[index] = value;
    System.arraycopy(keys, index, longerKeys, index + 1, size - index);
    System.arraycopy(values, index, longerValues, index + 1, size - index);
    return new Leaf(longerKeys, longerValues);
  }

  @Override
  public Leaf without(String key) {
    int index = Node.search(keys, key);
    if (index < 0) {
      return this;
    }
    int size = keys.length - 1;
    String[] shorterKeys = Arrays.copyOf(keys, size);
    Object[] shorterValues = Arrays.copyOf(values, size);
    System.arraycopy(keys, index + 1, shorterKeys, index, size - index);
    System.arraycopy(values, index + 1, shorterValues, index, size - index);
    return new Leaf(shorterKeys, shorterValues);
  }

  @Override
  public boolean endsWith(String key) {
    return keys[keys.length - 1].equals(key);
  }

  @Override
  public Leaf slice(int from, int to) {
    return new Leaf(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
  }

  @Override
  public Leaf join(Node right) {
    Leaf other = (Leaf) right;
    int size = keys.length;
    String[] joinedKeys = Arrays.copyOf(keys, size + other.keys.length);
    Object[] joinedValues = Arrays.copyOf(values, size + other.keys.length);
    System.arraycopy(other.keys, 0, joinedKeys, size, other.keys.length);
    System.arraycopy(other.values, 0, joinedValues, size, other.keys.length);
    return new Leaf(joinedKeys, joinedValues);
  }
}
