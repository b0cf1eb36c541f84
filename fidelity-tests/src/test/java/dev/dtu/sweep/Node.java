package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Node and the client libraries of `node/package.json`, installed below `target` as its lock says.
record Node(Path folder) {

  private static final Path SOURCE = Path.of("node");

  /// A folder where the libraries are installed; empty, and said so, without Node or the registry.
  static Optional<Node> installed() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/node"));
    Optional<String> missing = missing("node", "npm");
    if (missing.isPresent()) {
      return skipped("there is no " + missing.get());
    }
    boolean same =
        Files.exists(folder.resolve("package-lock.json"))
            && Files.mismatch(
                    SOURCE.resolve("package-lock.json"), folder.resolve("package-lock.json"))
                == -1;
    for (String file :
        List.of("package.json", "package-lock.json", "hand.mjs", "first-calls.mjs")) {
      Files.copy(
          SOURCE.resolve(file),
          folder.resolve(file),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
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
      return skipped("npm ci failed, see " + folder.resolve("npm.txt"));
    }
    assertThat(folder.resolve("node_modules")).isDirectory();
    return Optional.of(new Node(folder.toAbsolutePath()));
  }

  private static Optional<Node> skipped(String why) {
    System.out.println("Node's clients are not tried: " + why);
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
  Process start(String program) throws IOException {
    return new ProcessBuilder("node", program)
        .directory(folder.toFile())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }
}
