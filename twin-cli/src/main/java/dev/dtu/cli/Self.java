package dev.dtu.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// This program, as another process starts it.
final class Self {

  private Self() {}

  /// What starts it; a command and its options follow.
  static List<String> line() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:+UseSerialGC");
    line.add("-XX:-UsePerfData");
    line.addAll(List.of("-cp", classPath(), Main.class.getName()));
    return line;
  }

  /// What has to be seen to start it.
  static List<Path> places() {
    List<Path> places = new ArrayList<>();
    places.add(Path.of(System.getProperty("java.home")));
    for (String entry : classPath().split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      Path parent = path.getParent();
      // jars that a jar names stand beside it
      Path place = Files.isRegularFile(path) && parent != null ? parent : path;
      if (Files.exists(place) && places.stream().noneMatch(place::startsWith)) {
        places.add(place);
      }
    }
    return places;
  }

  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
