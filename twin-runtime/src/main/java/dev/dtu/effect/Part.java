package dev.dtu.effect;

import dev.dtu.call.Reply;

/// What a person wrote in Java of one operation, because it needs an `if`.
@FunctionalInterface
public interface Part {

  /// The reply; effects go to the rows of the play. Raises a [dev.dtu.twin.Refusal] to say no.
  Reply act(Play play);
}
