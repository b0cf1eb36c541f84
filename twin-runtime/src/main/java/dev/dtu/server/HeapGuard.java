package dev.dtu.server;

import dev.dtu.universe.Room;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees when what universes keep has filled the heap. From then on calls whose turn would add to it are
/// refused, see [Room], and the log says so: else the JVM would do little but collect, and end in the
/// middle of somebody's call. Reading, deleting and the control port go on.
///
/// Safe for many threads.
final class HeapGuard implements Room {

  /// How often it looks.
  static final Duration EVERY = Duration.ofMillis(250);

  /// While calls are refused there is little to collect, so the JVM is asked for a collection after so
  /// many looks; else nobody would learn that there is room again.
  static final int PATIENCE = 20;

  /// The part of the heap that may be kept after a collection; the rest is for calls under way.
  static final double FULL = 0.85;

  /// Below this part calls are taken again.
  static final double ROOM = 0.80;

  /// So many looks in a row must find it full: one may come between a collection that had no room to
  /// copy and the thorough one that follows it.
  static final int SIGHTINGS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(HeapGuard.class);

  /// What brings more is refused unread: reading it would take of what calls under way need.
  static final long MANY = 64 << 10;

  private final LongSupplier kept;
  private final Runnable collector;
  private final long heap;
  private int above;
  private int looks;
  private volatile Optional<String> full = Optional.empty();

  /// That of this JVM.
  HeapGuard() {
    this(HeapGuard::left, System::gc, Runtime.getRuntime().maxMemory());
  }

  /// @param kept how many bytes the last collection left
  /// @param collector collects
  /// @param heap how many bytes there may be
  HeapGuard(LongSupplier kept, Runnable collector, long heap) {
    this.kept = kept;
    this.collector = collector;
    this.heap = heap;
  }

  /// Why a call that brings so many bytes is not even read; empty when there is room, or it brings few.
  Optional<OwnError> refusal(long bytes) {
    return bytes > MANY ? full.map(OwnError::heapFull) : Optional.empty();
  }

  @Override
  public Optional<String> lacking() {
    return full;
  }

  /// Looks how full the heap is; called by one thread.
  void look() {
    long now = kept.getAsLong();
    boolean before = full.isPresent();
    above = now > heap * FULL ? above + 1 : 0;
    if (!before && above >= SIGHTINGS) {
      String why = kept(now, (long) (heap * FULL));
      full = Optional.of(why);
      OwnError error = OwnError.heapFull(why);
      LOG.error("{}: {}; {}", error.what(), error.why(), error.remedy());
    } else if (before && now < heap * ROOM) {
      full = Optional.empty();
      LOG.info("there is memory again: {} MiB are kept", now >> 20);
    } else if (before && ++looks % PATIENCE == 0) {
      collector.run();
    }
  }

  private static String kept(long now, long most) {
    return "expected at most "
        + (most >> 20)
        + " MiB to be kept after a collection, found "
        + (now >> 20)
        + " MiB";
  }

  /// What the last collection of the whole heap, or of its older part, left.
  private static long left() {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      sum += left == null ? 0 : left.getUsed();
    }
    return sum;
  }
}
