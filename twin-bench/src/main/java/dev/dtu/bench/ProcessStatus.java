package dev.dtu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the system tells of a process's memory.
final class ProcessStatus {

  private ProcessStatus() {}

  /// A line of `/proc/PID/status` in MiB, such as `VmRSS` or `VmHWM`; NaN where there is no /proc.
  static double mebibytes(long pid, String field) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(field + ":")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
    }
    return Double.NaN;
  }
}
