package dev.dtu.twin;

import dev.dtu.call.Reply;
import dev.dtu.fault.Struck;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

        @Override
        public boolean silent() {
          return true;
        }
      };

  /// What strikes the telling of an event; asked once for each telling, in order.
  @FunctionalInterface
  interface Sky {
    List<Struck> strikes(String event);
  }

  /// Whether it is [#SILENT].
  default boolean silent() {
    return false;
  }

  /// Adds to the store after a turn what is to be told of it.
  ///
  /// @param draft of the store after the turn
  void tell(Draft draft, Turn turn, Sky sky);

  /// What of a call that comes in the outside may be asked about; empty when it asks nothing of it.
  ///
  /// @param reply what it would be answered
  default Obj shown(Scene scene, Reply reply) {
    return Obj.EMPTY;
  }

  /// How long a call waits for an answer of the outside before it is done; empty when it asks none.
  ///
  /// @param taken the call as it would be done
  /// @param before the store before it
  default Optional<Duration> awaits(Taken taken, Store before) {
    return Optional.empty();
  }

  /// Adds to the store before a turn what the outside is asked before it is done.
  ///
  /// @param taken the call as it would be done
  /// @return the question, by which the call goes on
  default String ask(Draft draft, Taken taken, Sky sky) {
    throw new UnsupportedOperationException("asked a service that asks nothing");
  }

  /// Lets a call go on after a question, with what was answered, or refuses it by that.
  ///
  /// @param scene behind its gates; the call tells the question, if it asked one
  default Advice resume(Scene scene) {
    return Advice.NONE;
  }

  /// What it does at an operation; empty where the operation is none of its.
  default Optional<Behaviour> behaviour(String operation) {
    return Optional.empty();
  }

  /// Whether sockets are opened at a path, so that what is told can be heard by them.
  default boolean opens(String path) {
    return false;
  }

  /// The parameters of a query that carry what is good for opening one.
  default List<String> tickets() {
    return List.of();
  }

  /// The names of what it may tell, in the service's own words.
  List<String> events();

  /// Those of them that only its log has, and nobody can subscribe to.
  default List<String> unheard() {
    return List.of();
  }
}
