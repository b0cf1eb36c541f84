package dev.dtu.universe;

import dev.dtu.call.Request;
import dev.dtu.ledger.NotKept;
import dev.dtu.store.Change;
import java.util.List;
import java.util.Optional;

/// Whether there is memory for what calls would have kept. Asked under a universe's lock, so it must not
/// wait.
public interface Room {

  /// There always is.
  Room PLENTY =
      new Room() { // no lambda, as the JVM keeps none of an interface like this for later starts
        @Override
        public Optional<String> lacking() {
          return Optional.empty();
        }
      };

  /// Why there is none; empty when there is.
  Optional<String> lacking();

  /// Refuses what a call has come to, before it is kept, when there is no room for it.
  ///
  /// What it would keep decides, not its method: a GET may write, a POST may only look something up. Who
  /// takes rows away makes room, so a turn that does is kept with what it adds besides, and so is every
  /// DELETE, as some services take things away in two steps.
  default void admit(Request request, List<Change> changes) {
    Optional<String> why = lacking();
    if (why.isPresent() && !request.method().equals("DELETE") && adds(changes)) {
      throw NotKept.full(why.get());
    }
  }

  private static boolean adds(List<Change> changes) {
    boolean adds = false;
    for (Change change : changes) {
      if (change instanceof Change.Removed) {
        return false;
      }
      adds |= change instanceof Change.Put put && grows(put);
    }
    return adds;
  }

  private static boolean grows(Change.Put put) {
    return put.before().isEmpty()
        || put.after().value().bytes().length > put.before().get().value().bytes().length;
  }
}
