package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Node and the libraries of a folder's `package.json`, installed below `target` as its lock says.
public record Node(Path folder) {

  /// The official clients; empty, and said so, without Node or the registry.
  static Optional<Node> installed() throws Exception {
    return installed("node");
  }

  /// The programs of a folder with their libraries; empty, and said so, without Node or the registry.
  public static Optional<Node> installed(String name) throws Exception {
    Path source = Path.of(name);
    Path folder = Files.createDirectories(Path.of("target", name));
    Optional<String> missing = missing("node", "npm");
    if (missing.isPresent()) {
      return skipped(name, "there is no " + missing.get());
    }
    boolean same =
        Files.exists(folder.resolve("package-lock.json"))
            && Files.mismatch(
                    source.resolve("package-lock.json"), folder.resolve("package-lock.json"))
                == -1;
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            folder.resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (same && Files.isDirectory(folder.resolve("node_modules"))) {
      return Optional.of(new Node(folder.toAbsolutePath()));
    }
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("npm.txt").toFile())
            .start();
    if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      npm.destroyForcibly();
      Files.deleteIfExists(folder.resolve("package-lock.json"));
      return skipped(name, "npm ci failed, see " + folder.resolve("npm.txt"));
    }
    assertThat(folder.resolve("node_modules")).isDirectory();
    return Optional.of(new Node(folder.toAbsolutePath()));
  }

  private static Optional<Node> skipped(String name, String why) {
    System.out.println("the programs of fidelity-tests/" + name + " are not run: " + why);
    return Optional.empty();
  }

  private static Optional<String> missing(String... programs) throws InterruptedException {
    for (String program : programs) {
      try {
        Process process =
            new ProcessBuilder(program, "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
          return Optional.of(program);
        }
      } catch (IOException notThere) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /// A program of the folder, with what it writes to standard error beside it.
  public Process start(String program) throws IOException {
    return new ProcessBuilder("node", program)
        .directory(folder.toFile())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }
}
