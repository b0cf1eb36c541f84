package dev.dtu.twin;

import dev.dtu.call.Dice;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import java.time.Instant;

/// What a twin does when one of its timers falls due.
@FunctionalInterface
public interface Chore {

  /// All that a chore may see and change.
  ///
  /// @param moment when the timer fell due
  /// @param dice the dice of this entry
  /// @param with what the timer was told
  record Due(Draft draft, Instant moment, Dice dice, Obj with) {}

  void run(Due due);
}
