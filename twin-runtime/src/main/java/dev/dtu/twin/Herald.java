package dev.dtu.twin;

import dev.dtu.fault.Struck;
import dev.dtu.store.Draft;
import java.util.List;

/// The part of a service that tells the outside what happened, on its own.
public interface Herald {

  /// A service that tells nothing.
  Herald SILENT =
      new Herald() {
        @Override
        public void tell(Draft draft, Turn turn, Sky sky) {}

        @Override
        public List<String> events() {
          return List.of();
        }
      };

  /// What strikes the telling of an event; asked once for each telling, in order.
  @FunctionalInterface
  interface Sky {
    List<Struck> strikes(String event);
  }

  /// Adds to the store after a turn what is to be told of it.
  ///
  /// @param draft of the store after the turn
  void tell(Draft draft, Turn turn, Sky sky);

  /// The names of what it may tell, in the service's own words.
  List<String> events();
}
