package dev.dtu.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of the machine, which the programs of `browser` drive.
public final class Browser {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Browser() {}

  /// Where it is; empty, and said so, where there is none.
  public static Optional<Path> found() {
    String path = System.getenv().getOrDefault("PATH", "");
    Optional<Path> found =
        NAMES.stream()
            .flatMap(name -> Stream.of(path.split(":")).map(place -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.out.println("no page is opened in a browser: there is no " + NAMES);
    }
    return found;
  }
}
