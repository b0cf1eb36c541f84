package dev.dtu.bench;

import java.lang.management.ManagementFactory;
import java.util.List;

/// How long to measure, and with which JVM flags.
///
/// @param seconds of load in one round of one subject
/// @param flags of every subject's JVM: those this program was started with by its launcher
record Settings(int rounds, double seconds, List<String> flags) {

  /// What the load's own JVM gets: it makes hardly any garbage.
  static final List<String> LOAD_FLAGS =
      List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  Settings {
    if (rounds < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "expected at least one round of more than 0 seconds, found " + rounds + " of " + seconds);
    }
    flags = List.copyOf(flags);
  }

  static Settings of(int rounds, double seconds) {
    List<String> own =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> !flag.startsWith("-agent") && !flag.contains("FlightRecord"))
            .toList();
    return new Settings(rounds, seconds, own);
  }
}
