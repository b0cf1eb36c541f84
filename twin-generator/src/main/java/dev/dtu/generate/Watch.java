package dev.dtu.generate;

import dev.dtu.json.Obj;

/// Is told how a generation goes.
@FunctionalInterface
public interface Watch {

  /// Something that happened.
  ///
  /// @param kind `phase`, `note`, `standing`, `round` or `end`
  /// @param text for people, in a line
  /// @param facts for programs
  record Event(String kind, String text, Obj facts) {}

  void tell(Event event);

  default void note(String text) {
    tell(new Event("note", text, Obj.EMPTY));
  }
}
