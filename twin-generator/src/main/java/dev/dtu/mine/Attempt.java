package dev.dtu.mine;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Pointer;
import java.util.Map;
import java.util.Set;

/// One call, answered or refused, with all that a refusal may have come of.
///
/// @param sight what was sent, by whom and when; of a refused one, what it shows is the answer whole:
///     `status`, `headers`, `body`
/// @param own what is known of the thing the call names
/// @param around what is known of the thing that stands in
/// @param taken of each place in what was sent, whether another thing has that there
/// @param named of each fact that may be an id, the resource that has it; empty where none was seen
/// @param caller the scheme of the credential
/// @param standing what is known of whether the things the path names are there
/// @param verdict what sets it apart: how a refusal calls itself; empty for an answer
record Attempt(
    Sight sight,
    World.Thing own,
    World.Thing around,
    Map<Pointer, Boolean> taken,
    Map<String, String> named,
    String caller,
    Standing standing,
    String verdict) {

  /// Whether what a path names is there.
  enum Standing {
    THERE,
    /// Nobody has seen it, which does not say that it is not there.
    UNSEEN,
    /// It was deleted, or said not to be found.
    MISSING
  }

  /// The same of which this is told.
  Attempt saying(String other) {
    return new Attempt(sight, own, around, taken, named, caller, standing, other);
  }

  boolean refused() {
    return !verdict.isEmpty();
  }

  /// The answer; nothing where it was no refusal.
  Obj answer() {
    return sight.shown();
  }

  /// The answer as a template: what of it was known.
  Json told() {
    return new Clues(sight, Mode.BORN, Set.of()).template(answer(), Pointer.ROOT);
  }

  String group() {
    return sight.group();
  }
}
