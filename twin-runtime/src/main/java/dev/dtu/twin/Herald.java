package dev.dtu.twin;

import dev.dtu.fault.Struck;
import dev.dtu.store.Draft;
import java.util.List;

/// The part of a service that tells the outside what happened, on its own.
@FunctionalInterface
public interface Herald {

  /// A service that tells nothing.
  Herald SILENT = (_, _, _) -> {};

  /// What strikes the telling of an event.
  @FunctionalInterface
  interface Weather {
    List<Struck> strikes(String event);
  }

  /// Adds to the store after a turn what is to be told of it.
  ///
  /// @param draft of the store after the turn
  void tell(Draft draft, Turn turn, Weather weather);
}
