package dev.dtu.server;

import dev.dtu.call.Request;
import dev.dtu.twin.Turn;
import java.util.concurrent.ConcurrentHashMap;

/// Which operations have shown that they take long, so that the next call of one is not answered on
/// a thread others wait for.
///
/// An operation gains a point for each [#LONG_NANOS] of a call, up to [#EACH], and loses one with
/// each call that takes less. So one slow call among many, while the program is cold or a collector
/// at work, changes nothing; of an operation that lists a hundred thousand rows the second does.
///
/// Safe for many threads.
final class Slow {

  static final long LONG_NANOS = 500_000;

  /// From so many points on an operation is expected to be slow.
  private static final int SLOW = 8;

  private static final int EACH = SLOW / 2;
  private static final int MOST = 2 * SLOW;

  private final ConcurrentHashMap<String, Integer> points = new ConcurrentHashMap<>();

  /// Whether a call of what the request asks will probably take long.
  boolean expects(Way.To to, Request request) {
    if (points.isEmpty()) {
      return false;
    }
    String operation = to.twin().operation(request.method(), request.path());
    return points.getOrDefault(key(to.twin().name(), operation), 0) >= SLOW;
  }

  /// Takes note of how long a turn took.
  void took(Turn turn, long nanos) {
    long more = nanos / LONG_NANOS;
    if (more > 0) {
      points.merge(key(turn), (int) Math.min(EACH, more), (a, b) -> Math.min(MOST, a + b));
    } else if (!points.isEmpty()) {
      points.computeIfPresent(key(turn), (_, left) -> left > 1 ? left - 1 : null);
    }
  }

  private static String key(Turn turn) {
    return key(turn.twin(), turn.operation());
  }

  private static String key(String twin, String operation) {
    return twin + "/" + operation;
  }
}
