package dev.dtu.grant;

import dev.dtu.twin.Behaviour;

/// Who stands at a desk where tokens are asked for: what is wrong with a request is said there, in the
/// words of OAuth, and not by the gates.
interface Clerk extends Behaviour {

  @Override
  default boolean judges() {
    return true;
  }
}
