package dev.dtu.bench.subject;

import java.io.File;
import java.lang.management.ManagementFactory;

/// How much of the heap is in use, and what else is held.
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

  /// How many files and sockets are open; 0 where there is no /proc.
  public static long openFiles() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }
}
