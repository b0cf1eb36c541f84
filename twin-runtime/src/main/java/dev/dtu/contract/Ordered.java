package dev.dtu.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Copies of maps that keep their order: `Map.copyOf` would shuffle it anew in every process.
final class Ordered {

  private Ordered() {}

  static <K, V> SequencedMap<K, V> copy(SequencedMap<K, V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }

  static <K, V> SequencedMap<K, V> empty() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
  }
}
