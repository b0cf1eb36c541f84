package dev.dtu.mine;

import dev.dtu.fidelity.Guide;
import dev.dtu.recording.Session;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads sessions and notes what was seen of each operation.
final class Watch {

  private final Guide guide;
  private final String twin;
  private final SortedMap<String, Notes> notes = new TreeMap<>();
  private final Calls calls = new Calls();

  Watch(Guide guide, String twin) {
    this.guide = guide;
    this.twin = twin;
  }

  SortedMap<String, Notes> notes() {
    return notes;
  }

  /// All calls, with what was known when each was made.
  Calls calls() {
    return calls;
  }

  void session(Session session) {
    new Round(guide, twin, session, notes).watch();
    new Walk(guide, twin, session, calls).go();
  }
}
