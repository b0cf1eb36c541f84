package dev.dtu.question;

import dev.dtu.journal.Entry;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.util.List;
import java.util.function.Consumer;

/// The calls of a journal; one that asked the outside counts when its reply is made.
final class Turns {

  private Turns() {}

  /// Hands each to a reader, from a number on, up to the last entry there is now.
  ///
  /// @return the number of the last entry looked at
  static long each(Universe universe, long from, Consumer<Entry.Called> reader) {
    long last = universe.current().turn();
    long at = from;
    while (at <= last) {
      List<Entry> some = universe.entries(at, Search.STEP);
      if (some.isEmpty()) {
        break;
      }
      for (Entry entry : some) {
        at = entry.number() + 1;
        if (entry instanceof Entry.Called called
            && !(called.turn().outcome() instanceof Turn.Outcome.Awaits)) {
          reader.accept(called);
        }
      }
    }
    return at - 1;
  }
}
