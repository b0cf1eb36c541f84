package dev.dtu.json;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The keys of objects, each once, in the order they were written. Objects with the same keys share
/// one, so that a row costs its values and little more.
///
/// Immutable.
final class Layout {

  static final Layout NONE = new Layout(new String[0], 0);

  /// So many keys, none of them longer, are what objects share: more is seldom met twice.
  private static final int KEYS = 64;

  private static final int LONGEST = 64;

  /// How many layouts wait to be shared; a newer one takes the place of an older.
  private static final int KNOWN = 4096;

  private static final AtomicReferenceArray<@Nullable Layout> SHARED =
      new AtomicReferenceArray<>(KNOWN);

  private final String[] keys;
  private final int hash;
  private final int @Nullable [] slots;

  private Layout(String[] keys, int hash) {
    this.keys = keys;
    this.hash = hash;
    this.slots = keys.length <= Keys.FEW ? null : Keys.table(keys);
  }

  /// The layout of the first `size` keys, each of which stands there once.
  static Layout of(String[] keys, int size) {
    int hash = 0;
    boolean shared = size <= KEYS;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + keys[i].hashCode();
      shared &= keys[i].length() <= LONGEST;
    }
    if (!shared) {
      return new Layout(Arrays.copyOf(keys, size), hash);
    }
    Layout known = SHARED.getAcquire(place(hash));
    if (known != null && known.keys.length == size && known.begins(keys, size, hash)) {
      return known;
    }
    return share(new Layout(Arrays.copyOf(keys, size), hash));
  }

  /// The layout with one more key, which it does not have yet, behind the others.
  Layout with(String key) {
    int size = keys.length;
    int more = 31 * hash + key.hashCode();
    Layout known = SHARED.getAcquire(place(more));
    if (known != null
        && known.hash == more
        && known.keys.length == size + 1
        && known.keys[size].equals(key)
        && known.begins(keys, size, more)) {
      return known;
    }
    String[] longer = Arrays.copyOf(keys, size + 1);
    longer[size] = key;
    return of(longer, size + 1);
  }

  private static Layout share(Layout made) {
    SHARED.setRelease(place(made.hash), made);
    return made;
  }

  private boolean begins(String[] others, int size, int all) {
    if (hash != all) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!keys[i].equals(others[i])) {
        return false;
      }
    }
    return true;
  }

  private static int place(int hash) {
    int spread = hash * 0x9E3779B9;
    return spread >>> Integer.numberOfLeadingZeros(KNOWN - 1);
  }

  int size() {
    return keys.length;
  }

  String key(int index) {
    return keys[index];
  }

  List<String> all() {
    return List.of(keys);
  }

  /// Where a key stands, or -1.
  int index(String key) {
    return slots == null ? Keys.scan(keys, keys.length, key) : Keys.find(slots, keys, key);
  }

  @Override
  public String toString() {
    return Arrays.toString(keys);
  }
}
