package dev.dtu.question;

import dev.dtu.universe.Listener;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waits until something happens in a universe, without asking again and again. One thread waits;
/// any may tell.
public final class Watch implements Listener, AutoCloseable {

  /// What ended a wait.
  public enum News {
    /// Something happened.
    MORE,
    /// Nothing happened in that time.
    NOTHING,
    /// Nobody is to wait any more.
    OVER
  }

  private final Watches watches;
  private final Universe universe;
  private final Semaphore told = new Semaphore(0);
  private volatile boolean anew;
  private volatile boolean over;

  Watch(Watches watches, Universe universe) {
    this.watches = watches;
    this.universe = universe;
    universe.listen(this);
  }

  @Override
  public void kept(long number) {
    if (number == 0) {
      anew = true;
    }
    tell();
  }

  private void tell() {
    if (told.availablePermits() == 0) {
      told.release();
    }
  }

  /// Whether the journal began anew, or its universe is gone, since this was last asked.
  public boolean begunAnew() {
    boolean was = anew;
    anew = false;
    return was;
  }

  void end() {
    over = true;
    tell();
  }

  /// Waits in real time. What happened since the last wait ends it at once.
  public News await(Duration longest) throws InterruptedException {
    boolean some = over || told.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    told.drainPermits();
    if (over) {
      return News.OVER;
    }
    return some ? News.MORE : News.NOTHING;
  }

  @Override
  public void close() {
    universe.forget(this);
    watches.closed(this);
  }
}
