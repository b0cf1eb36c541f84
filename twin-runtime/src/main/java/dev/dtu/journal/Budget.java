package dev.dtu.journal;

import java.util.concurrent.atomic.AtomicLong;

/// How much memory journals may take: each of them, and all of a server together.
///
/// Who keeps a turn takes room for it and gives up own old entries when there is none; what the
/// others keep stays theirs. Safe for many threads.
public final class Budget {

  /// Each journal keeps so many bytes, however much the others took.
  static final long LEAST = 64L << 10;

  private final long each;
  private final long total;
  private final AtomicLong taken = new AtomicLong();

  public Budget(long each, long total) {
    this.each = each;
    this.total = total;
  }

  /// The most a journal may weigh that weighs so much now.
  long most(long weight) {
    return Math.min(each, Math.max(LEAST, total + (weight - taken.get())));
  }

  /// Takes room, or gives it back when it is less than nothing.
  void take(long bytes) {
    taken.addAndGet(bytes);
  }

  /// How many bytes all journals take.
  public long taken() {
    return taken.get();
  }
}
