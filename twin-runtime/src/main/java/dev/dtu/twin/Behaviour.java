package dev.dtu.twin;

import dev.dtu.call.Reply;

/// What one operation does once its gates are passed.
@FunctionalInterface
public interface Behaviour {

  /// The reply; effects go to the scene's draft. Raises a [Refusal] to say no.
  Reply act(Scene scene);

  /// Refuses when something the path names does not exist; called at [Gate#EXIST].
  default void exist(Scene scene) {}
}
