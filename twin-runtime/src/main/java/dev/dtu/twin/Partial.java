package dev.dtu.twin;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How callers ask for a part of a reply, and what part they get unasked.
///
/// @param parameter the query parameter that holds the mask: `fields`
/// @param defaults the mask of each operation that does not show all of its reply unasked; an empty
///     one refuses callers that do not ask
public record Partial(String parameter, SortedMap<String, String> defaults) {
  public Partial {
    defaults = Collections.unmodifiableSortedMap(new TreeMap<>(defaults));
  }
}
