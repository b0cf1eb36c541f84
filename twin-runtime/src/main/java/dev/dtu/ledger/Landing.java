package dev.dtu.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Waits for the disk on behalf of many: the first who comes forces what all have written so far,
/// the others wait for that and, if they came too late for it, one of them goes next.
///
/// What could not be forced is lost: nothing more is, until it was taken back, and none of its
/// tickets ever lands. Safe for many threads.
final class Landing {

  /// What is forced.
  @FunctionalInterface
  interface Force {
    /// Makes everything written so far outlast a loss of power; tells up to which ticket.
    long force() throws IOException;
  }

  /// Tickets after one and up to another.
  private record Lost(long after, long upTo) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();
  private final List<Lost> lost = new ArrayList<>();
  private long landed;
  private boolean busy;
  private boolean broken;

  /// Whether forcing failed and nothing was taken back yet.
  boolean broken() {
    lock.lock();
    try {
      return broken;
    } finally {
      lock.unlock();
    }
  }

  /// Returns when a ticket has landed, throws when it never will.
  void await(long ticket, Force force) throws IOException {
    if (!leads(ticket)) {
      return;
    }
    long upTo = -1;
    try {
      upTo = force.force();
    } finally {
      forced(upTo);
    }
  }

  private void forced(long upTo) {
    lock.lock();
    try {
      broken = upTo < 0;
      landed = Math.max(landed, upTo);
      busy = false;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until a ticket has landed; true when it is this thread's turn to force it.
  private boolean leads(long ticket) throws IOException {
    lock.lock();
    try {
      while (landed < ticket && busy) {
        done.awaitUninterruptibly();
      }
      for (Lost range : lost) {
        if (ticket > range.after && ticket <= range.upTo) {
          throw new IOException("the disk did not take what was written");
        }
      }
      if (landed >= ticket) {
        return false;
      }
      if (broken) {
        throw new IOException("the disk did not take what was written before");
      }
      busy = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Takes note that the tickets after one, up to another, were taken back.
  void lose(long after, long upTo) {
    lock.lock();
    try {
      lost.add(new Lost(after, upTo));
      broken = false;
    } finally {
      lock.unlock();
    }
  }
}
