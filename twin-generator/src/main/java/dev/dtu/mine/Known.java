package dev.dtu.mine;

import dev.dtu.usage.Pointer;
import java.util.Set;

/// What a document says of the things of an operation.
///
/// @param kinds facts that tell kinds of things apart
/// @param maps places of objects whose members clients name
record Known(Set<String> kinds, Set<Pointer> maps) {

  static final Known NONE = new Known(Set.of(), Set.of());
}
