package dev.dtu.journal;

import dev.dtu.store.Change;
import dev.dtu.twin.Timers;
import dev.dtu.twin.Turn;
import java.time.Instant;
import java.util.List;

/// One thing that happened to a universe.
public sealed interface Entry {

  /// The number, from 1, without gaps.
  long number();

  Instant moment();

  /// The rows it changed.
  List<Change> changes();

  /// A call and its answer.
  record Called(Turn turn) implements Entry {
    @Override
    public long number() {
      return turn.call().turn();
    }

    @Override
    public Instant moment() {
      return turn.call().moment();
    }

    @Override
    public List<Change> changes() {
      return turn.changes();
    }
  }

  /// An operator's act: seed, edit.
  ///
  /// @param what in a few words: `put okta/user 00u1`
  record Act(long number, Instant moment, String actor, String what, List<Change> changes)
      implements Entry {
    public Act {
      changes = List.copyOf(changes);
    }
  }

  /// A timer that fell due; it is gone from the store.
  ///
  /// @param defect why its chore was not done; empty when it was
  record Tick(long number, Instant moment, Timers.Timer timer, String defect, List<Change> changes)
      implements Entry {
    public Tick {
      changes = List.copyOf(changes);
    }
  }

  /// What the outside answered to something it was told; what that was and how it went stand in the
  /// row of the delivery, among the changes.
  ///
  /// @param event the delivery's key: `d1`
  record Heard(long number, Instant moment, String event, List<Change> changes) implements Entry {
    public Heard {
      changes = List.copyOf(changes);
    }
  }

  /// What happened to a socket that software opened; the rest stands in its row, among the changes.
  ///
  /// @param socket the key of its row: `k1`
  /// @param what `opened`, `acknowledged`, `closed`, or `strange`: it brought what says nothing
  record Frame(long number, Instant moment, String socket, String what, List<Change> changes)
      implements Entry {
    public Frame {
      changes = List.copyOf(changes);
    }
  }
}
