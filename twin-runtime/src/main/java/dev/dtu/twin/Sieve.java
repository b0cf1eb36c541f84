package dev.dtu.twin;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// What subscribers are told of the events they asked for, where they say it in a language of the
/// service's own.
@FunctionalInterface
public interface Sieve {

  /// All of them.
  Sieve OPEN = (_, _, _) -> true;

  /// Whether a subscriber is told.
  ///
  /// @param subscriber its row, with what that never shows
  /// @param event as the service calls it
  /// @param body what it would be told
  boolean passes(Obj subscriber, String event, Json body);
}
