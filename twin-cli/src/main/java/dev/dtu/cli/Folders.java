package dev.dtu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Removes folders of the program's own.
final class Folders {

  private Folders() {}

  /// Deletes what can be deleted of a folder that is used no more.
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // A temporary folder that stays is the operating system's to sweep.
      return;
    }
  }
}
