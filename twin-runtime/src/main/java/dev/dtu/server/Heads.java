package dev.dtu.server;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpParser.State;

/// Which connections were seen in the head of which request, round by round.
///
/// Parsers belong to other threads and are read here without a lock, so one look may mix two
/// requests: the state of the one, the beginning of the next, or no beginning at all. Therefore a
/// head is late only when every round since at least the limit saw it, and saw it begin at the same
/// moment; a parser that goes on to another request in between begins anew here too.
///
/// Mutable; one thread's.
///
/// @param <C> what stands for a connection
final class Heads<C> {

  /// @param began the moment the request began, by its parser
  /// @param since the round that saw it first
  private record Seen(long began, long since) {}

  private final long limitNanos;
  private Map<C, Seen> before = new IdentityHashMap<>();
  private Map<C, Seen> seen = new IdentityHashMap<>();
  private long now;

  Heads(Duration limit) {
    limitNanos = limit.toNanos();
  }

  /// Begins a round; connections not looked at in it are forgotten by the next.
  void begin(long nanoTime) {
    now = nanoTime;
    before = seen;
    seen = new IdentityHashMap<>();
  }

  /// Looks at a connection, once a round: whether it is in one head for longer than the limit.
  boolean late(C connection, HttpParser parser) {
    State state = parser.getState();
    long began = parser.getBeginNanoTime();
    if (state == State.START || state.compareTo(State.CONTENT) >= 0 || began == 0) {
      return false;
    }
    return late(connection, began);
  }

  /// The same for what is known by the moment it began.
  boolean late(C connection, long began) {
    Seen last = before.get(connection);
    Seen head = last != null && last.began == began ? last : new Seen(began, now);
    seen.put(connection, head);
    return now - head.since > limitNanos;
  }
}
