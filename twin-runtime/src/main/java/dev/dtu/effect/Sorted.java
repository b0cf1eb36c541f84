package dev.dtu.effect;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Maps as records keep them.
final class Sorted {

  private Sorted() {}

  /// A copy that nobody changes; all empty ones are one, as a start makes thousands.
  static <V> SortedMap<String, V> copy(SortedMap<String, V> map) {
    return map.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
