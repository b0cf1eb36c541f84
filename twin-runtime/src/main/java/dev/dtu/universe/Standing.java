package dev.dtu.universe;

import dev.dtu.call.Request;
import dev.dtu.store.Store;
import dev.dtu.twin.Tokens;
import dev.dtu.twin.Twin;
import java.util.Optional;

/// Whether the credential of a request is one its universe handed out, whatever else it takes.
public final class Standing {

  private Standing() {}

  /// @param store in which the tokens are that twins handed out
  public static boolean known(Universe universe, Store store, Twin twin, Request request) {
    Frame frame = universe.frame();
    Optional<Shown> shown = Shown.of(twin, request);
    return shown
        .filter(one ->
            frame.credentials().identity(frame.name(), twin.space(), one.value()).isPresent()
                || Tokens.find(store, twin.space(), one.value()).isPresent())
        .isPresent();
  }
}
