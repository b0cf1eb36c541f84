package dev.dtu.bench.load;

import java.util.Arrays;

/// Every latency of a run, in nanoseconds; percentiles are exact.
///
/// Mutable; one thread's.
final class Latencies {

  private long[] nanos = new long[1 << 16];
  private int count;

  void add(long value) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = value;
  }

  int count() {
    return count;
  }

  /// Puts them in order; to be called before [#at].
  void sort() {
    Arrays.sort(nanos, 0, count);
  }

  /// The smallest latency that at least this share of all does not exceed (nearest rank), in
  /// microseconds; 0 when there are none.
  ///
  /// @param share above 0, up to 1
  double at(double share) {
    if (count == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * count);
    return nanos[Math.max(rank, 1) - 1] / 1e3;
  }
}
