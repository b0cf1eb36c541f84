package dev.dtu.server;

import dev.dtu.universe.Alarm;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes universes as the real time goes on; one thread for all of them.
final class RealAlarm implements Alarm, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RealAlarm.class);

  /// A universe is woken at least so often while it waits for a timer, so that one that is gone is
  /// not held for long.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor thread;
  private final ConcurrentHashMap<Universe, Instant> set = new ConcurrentHashMap<>();

  RealAlarm(InstantSource clock) {
    this.clock = clock;
    thread =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("dtu-alarm").unstarted(task));
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void set(Universe universe, Instant real) {
    Instant known = set.get(universe);
    if (known != null && !real.isBefore(known)) {
      return; // it is woken before, and asks again then
    }
    set.put(universe, real);
    Duration wait = Duration.between(clock.instant(), real);
    long millis = Math.clamp(wait.toMillis(), 0, LONGEST.toMillis());
    if (!thread.isShutdown()) {
      var _ = thread.schedule(() -> wake(universe, real), millis, TimeUnit.MILLISECONDS);
    }
  }

  private void wake(Universe universe, Instant real) {
    try {
      if (set.remove(universe, real)) {
        universe.wake();
      }
    } catch (RuntimeException defect) {
      LOG.error("defect while waking universe {}", universe.name(), defect);
    }
  }

  /// Does something again and again, until this is closed.
  void every(Duration time, Runnable task) {
    every(time, time, task);
  }

  /// The same, which begins later, or sooner.
  void every(Duration first, Duration time, Runnable task) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> quietly(task), first.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Does something once, unless this is closed before.
  void after(Duration time, Runnable task) {
    var _ = thread.schedule(() -> quietly(task), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void quietly(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException defect) {
      LOG.error("defect in what the server does by itself", defect);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
