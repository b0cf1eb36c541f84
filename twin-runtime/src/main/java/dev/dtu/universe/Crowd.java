package dev.dtu.universe;

import dev.dtu.twin.Concurrency;
import dev.dtu.twin.Twin;
import java.util.Optional;
import java.util.TreeMap;

/// The calls of one universe that are under way, counted where a twin tells how many may be and the
/// universe has real limits.
///
/// They are no part of what the universe is: a fork begins with none, and what is refused for them is
/// refused again in a replay because the call says so. Safe for many threads.
public final class Crowd {

  private final TreeMap<String, Integer> underWay = new TreeMap<>();
  private volatile boolean counts;

  Crowd() {}

  /// From now on calls that come in are counted, or not.
  void counts(boolean limits) {
    counts = limits;
  }

  /// Whether calls that come in are counted.
  public boolean counting() {
    return counts;
  }

  /// A call that comes in, until its place is closed.
  public Place enter(Twin twin, String method, String path) {
    if (!counts) {
      return Place.NOWHERE;
    }
    Concurrency limits = twin.climate().limits().concurrency();
    if (limits.areas().isEmpty()) {
      return Place.NOWHERE;
    }
    Optional<Concurrency.Area> area = limits.area(twin.operation(method, path));
    return area.isEmpty() ? Place.NOWHERE : enter(twin.name() + "/" + area.get().name());
  }

  private synchronized Place enter(String where) {
    int beside = underWay.getOrDefault(where, 0);
    underWay.put(where, beside + 1);
    return new Place(beside, () -> leave(where));
  }

  private synchronized void leave(String where) {
    underWay.computeIfPresent(where, (_, count) -> count > 1 ? count - 1 : null);
  }

  /// A call under way. It may be closed more than once.
  public static final class Place implements AutoCloseable {

    /// Of a call that nothing counts.
    public static final Place NOWHERE = new Place(0, () -> {});

    private final int beside;
    private final Runnable leaving;
    private boolean left;

    private Place(int beside, Runnable leaving) {
      this.beside = beside;
      this.leaving = leaving;
    }

    /// How many were under way when it came in.
    public int beside() {
      return beside;
    }

    @Override
    public void close() {
      synchronized (this) {
        if (left) {
          return;
        }
        left = true;
      }
      leaving.run();
    }
  }
}
