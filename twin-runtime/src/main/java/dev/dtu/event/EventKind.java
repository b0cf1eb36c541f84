package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing a service tells.
///
/// @param name in the service's own words; hooks subscribe to it
/// @param given what further facts must be, such as those of rows it stands in
/// @param facts further facts for the words: what is told of it alone
/// @param words its body, in place of the usual one; [#USUAL] where it has none of its own
public record EventKind(
    String name, Occasion on, SortedMap<String, Json> given, Obj facts, Json words) {

  /// The words of an event that has the usual body.
  public static final Json USUAL = Json.Null.NULL;

  public EventKind {
    given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
  }
}
