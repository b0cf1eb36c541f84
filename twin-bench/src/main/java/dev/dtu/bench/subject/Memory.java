package dev.dtu.bench.subject;

import java.lang.management.ManagementFactory;

/// How much of the heap is in use.
public final class Memory {

  private Memory() {}

  /// Collects garbage; what is in use afterwards is live.
  public static void collect() {
    System.gc();
    System.gc();
  }

  /// Bytes of heap in use.
  public static long live() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
