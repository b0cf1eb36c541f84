package dev.dtu.question;

import dev.dtu.universe.Universe;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Those who wait for what happens in the universes of a server. Safe for many threads.
public final class Watches implements AutoCloseable {

  /// How many may wait at once for expectations to hold.
  public static final int LIMIT = 1_000;

  private final int most;
  private final Set<Watch> open = ConcurrentHashMap.newKeySet();
  private boolean over;

  public Watches() {
    this(LIMIT);
  }

  /// @param most how many may wait at once
  public Watches(int most) {
    this.most = most;
  }

  /// A watch that hears of every entry from now on; empty when as many are open as may be.
  public synchronized Optional<Watch> open(Universe universe) {
    if (over || open.size() >= most) {
      return Optional.empty();
    }
    var watch = new Watch(this, universe);
    open.add(watch);
    return Optional.of(watch);
  }

  void closed(Watch watch) {
    open.remove(watch);
  }

  /// Ends every wait, as the server closes.
  @Override
  public synchronized void close() {
    over = true;
    open.forEach(Watch::end);
  }
}
