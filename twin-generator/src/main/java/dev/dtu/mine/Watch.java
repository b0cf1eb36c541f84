package dev.dtu.mine;

import dev.dtu.fidelity.Guide;
import dev.dtu.recording.Session;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads sessions and notes what was seen of each operation.
final class Watch {

  private final Guide guide;
  private final String twin;
  private final Function<Session, SortedMap<String, String>> known;
  private final SortedMap<String, Notes> notes = new TreeMap<>();
  private final Leeway leeway = new Leeway();
  private final Reticence reticence = new Reticence();
  private final Calls calls = new Calls();
  private final Foundlings foundlings;

  /// @param known texts of a session that are facts of the tenant, and the templates that say them
  Watch(Guide guide, String twin, Function<Session, SortedMap<String, String>> known) {
    this.guide = guide;
    this.twin = twin;
    this.known = known;
    this.foundlings = new Foundlings(twin);
  }

  SortedMap<String, Notes> notes() {
    return notes;
  }

  /// What the service lets pass wherever it is sent.
  Leeway leeway() {
    return leeway;
  }

  /// What answers mostly lack.
  Reticence reticence() {
    return reticence;
  }

  /// All calls, with what was known when each was made.
  Calls calls() {
    return calls;
  }

  /// What is there though nobody made it.
  Foundlings foundlings() {
    return foundlings;
  }

  void session(Session session) {
    new Round(guide, twin, session, this).knows(known.apply(session)).watch();
    new Walk(guide, twin, session, calls).go();
    foundlings.watch(session, guide);
  }
}
