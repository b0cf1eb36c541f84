package dev.dtu.twin;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a twin shares with others: the namespace its tables stand in, and the credentials it takes.
///
/// @param name all twins that name it share it; a twin that names none has one of its own name
/// @param kin the resources whose rows are rows of another twin's resource too
public record Space(String name, SortedMap<String, Kin> kin) {

  /// Names under which universes keep what is no twin's; no twin may have them.
  public static final List<String> RESERVED = List.of(Timers.OWN, People.NAMESPACE);

  public Space {
    kin = Collections.unmodifiableSortedMap(new TreeMap<>(kin));
  }

  /// A space nobody else is in.
  public static Space own(String twin) {
    return new Space(twin, new TreeMap<>());
  }
}
