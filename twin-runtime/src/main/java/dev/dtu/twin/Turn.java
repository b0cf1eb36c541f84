package dev.dtu.twin;

import dev.dtu.call.Call;
import dev.dtu.call.Reply;
import dev.dtu.store.Change;
import java.util.List;

/// What became of a call: the reply and the rows that changed.
///
/// @param operation the contract's operation, empty when none matched
public record Turn(
    String twin, Call call, String operation, Outcome outcome, Reply reply, List<Change> changes) {

  /// How it went.
  public sealed interface Outcome {

    /// The behaviour answered.
    enum Done implements Outcome {
      DONE
    }

    /// The service said no.
    record Refused(String problem) implements Outcome {}

    /// The operation has no meaning yet.
    record Unmeant(String why) implements Outcome {}

    /// Our bug; the store is as it was.
    record Defect(String what, String where) implements Outcome {}
  }

  public Turn {
    changes = List.copyOf(changes);
  }
}
