package dev.dtu.universe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Who stays in memory: so many universes; when there are more, those go to rest that were not asked
/// anything since it was last their turn.
///
/// Safe for many threads.
final class Rota {

  private final int most;
  private final Executor background;
  private final Deque<Universe> awake = new ArrayDeque<>();
  private final AtomicInteger count = new AtomicInteger();

  /// @param most how many may be awake
  /// @param background where the others are sent to rest
  Rota(int most, Executor background) {
    this.most = most;
    this.background = background;
  }

  /// Everybody stays.
  static Rota of(int most) {
    return new Rota(most, task -> Thread.ofVirtual().name("dtu-rest").start(task));
  }

  /// Takes note that a universe came into memory.
  void woke(Universe universe) {
    synchronized (awake) {
      awake.addLast(universe);
    }
    if (count.incrementAndGet() > most) {
      background.execute(this::settle);
    }
  }

  /// Takes note that a universe is no more.
  void gone(Universe universe) {
    synchronized (awake) {
      if (awake.remove(universe)) {
        count.decrementAndGet();
      }
    }
  }

  /// Sends universes to rest until few enough are awake; those that are asked meanwhile are spared
  /// once.
  void settle() {
    int patience = 2 * Math.max(1, count.get());
    while (count.get() > most && patience-- > 0) {
      Universe next;
      synchronized (awake) {
        next = awake.pollFirst();
      }
      if (next == null) {
        return;
      }
      if (!next.memory().stirred() && next.memory().rest()) {
        count.decrementAndGet();
      } else {
        synchronized (awake) {
          awake.addLast(next);
        }
      }
    }
  }
}
