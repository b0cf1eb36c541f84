package dev.dtu.mine;

import dev.dtu.usage.Pointer;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a document says of the things of an operation.
///
/// @param kinds facts that tell kinds of things apart
/// @param maps places of objects whose members clients name
/// @param secrets places whose values are nobody's to tell
/// @param sorts what the kinds are that a fact tells apart
/// @param alone whether nobody will mend the twin
record Known(
    Set<String> kinds,
    Set<Pointer> maps,
    Set<Pointer> secrets,
    SortedMap<String, Sorts> sorts,
    boolean alone) {

  static final Known NONE = new Known(Set.of(), Set.of());

  /// Where nothing is secret.
  Known(Set<String> kinds, Set<Pointer> maps) {
    this(kinds, maps, Set.of(), new TreeMap<>(), false);
  }
}
