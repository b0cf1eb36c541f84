package dev.dtu.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders that go when the process ends.
final class Folders {

  private Folders() {}

  static Path temporary() throws IOException {
    Path folder = Files.createTempDirectory("dtu-bench-state");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // a temporary folder that stays is the operating system's to sweep
      return;
    }
  }
}
