package dev.dtu.universe;

import dev.dtu.twin.People;
import dev.dtu.twin.Twin;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Who is there in a fresh universe.
///
/// @param twins by name
/// @param people who live in it
public record Cast(SortedMap<String, Twin> twins, People people) {

  public Cast {
    twins = Collections.unmodifiableSortedMap(new TreeMap<>(twins));
  }

  /// Twins among these people.
  public Cast(Map<String, Twin> twins, People people) {
    this(new TreeMap<>(twins), people);
  }

  /// For who need not wait for it.
  Supplier<Cast> here() {
    return () -> this;
  }
}
