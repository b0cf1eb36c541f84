package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// One thing a service tells.
///
/// @param name in the service's own words; hooks subscribe to it
/// @param facts further facts for the words: what is told of it alone
/// @param words its body, in place of the usual one; null where it has none of its own
public record EventKind(String name, Occasion on, Obj facts, Json words) {

  /// The words of an event that has the usual body.
  public static final Json USUAL = Json.Null.NULL;
}
