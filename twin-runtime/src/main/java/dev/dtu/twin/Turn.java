package dev.dtu.twin;

import dev.dtu.call.Call;
import dev.dtu.call.Reply;
import dev.dtu.fault.Struck;
import dev.dtu.store.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What became of a call: the reply and the rows that changed.
///
/// @param operation the contract's operation, empty when none matched
/// @param struck the faults that struck it, in order
public record Turn(
    String twin,
    Call call,
    String operation,
    Outcome outcome,
    Reply reply,
    List<Change> changes,
    List<Struck> struck) {

  /// A turn in fair weather.
  public Turn(
      String twin,
      Call call,
      String operation,
      Outcome outcome,
      Reply reply,
      List<Change> changes) {
    this(twin, call, operation, outcome, reply, changes, List.of());
  }

  /// Whether it was answered by no operation: what a browser asks before a script's call, and the
  /// document that a service tells of itself.
  public boolean beside() {
    return operation.isEmpty() && outcome instanceof Outcome.Done;
  }

  /// How it went.
  public sealed interface Outcome {

    /// How it went, in a word.
    String word();

    /// The behaviour answered.
    enum Done implements Outcome {
      DONE;

      @Override
      public String word() {
        return "done";
      }
    }

    /// The service said no.
    record Refused(String problem) implements Outcome {
      @Override
      public String word() {
        return "refused";
      }
    }

    /// The operation has no meaning yet.
    record Unmeant(String why) implements Outcome {
      @Override
      public String word() {
        return "unmeant";
      }
    }

    /// A fault lost it before it arrived; nothing was done.
    enum Lost implements Outcome {
      LOST;

      @Override
      public String word() {
        return "lost";
      }
    }

    /// The outside is asked first; nothing but the question was done. Another turn makes the reply.
    ///
    /// @param question what that turn goes on after
    /// @param within how long the service waits for the answer
    record Awaits(String question, Duration within) implements Outcome {
      @Override
      public String word() {
        return "awaits";
      }
    }

    /// Our bug; the store is as it was.
    record Defect(String what, String where) implements Outcome {
      @Override
      public String word() {
        return "defect";
      }
    }
  }

  public Turn {
    changes = List.copyOf(changes);
    struck = List.copyOf(struck);
  }

  Turn with(Reply bent) {
    return new Turn(twin, call, operation, outcome, bent, changes, struck);
  }

  Turn with(List<Struck> faults) {
    return new Turn(twin, call, operation, outcome, reply, changes, faults);
  }

  /// The turn that asks the outside in place of this one: of what this did, nothing stays.
  public Turn awaits(Outcome.Awaits outcome, List<Change> question, List<Struck> faults) {
    return new Turn(twin, call, operation, outcome, Marked.awaits(outcome), question, faults);
  }

  /// A copy that changed these rows too, after its own, and was struck by these faults too.
  public Turn told(List<Change> later, List<Struck> faults) {
    List<Change> all = new ArrayList<>(changes);
    all.addAll(later);
    List<Struck> every = new ArrayList<>(struck);
    every.addAll(faults);
    return new Turn(twin, call, operation, outcome, reply, all, every);
  }

  /// A copy that changed these rows too, before its own.
  public Turn after(List<Change> earlier) {
    List<Change> all = new ArrayList<>(earlier);
    all.addAll(changes);
    return new Turn(twin, call, operation, outcome, reply, all, struck);
  }
}
