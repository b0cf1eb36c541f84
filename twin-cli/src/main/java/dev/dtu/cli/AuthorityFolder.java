package dev.dtu.cli;

import dev.dtu.secure.Authority;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The folder of the certificate authority.
final class AuthorityFolder {

  @Option(
      names = "--ca",
      paramLabel = "FOLDER",
      description =
          "The folder of the certificate authority. Default: DTU_CA of the environment, else dtu/ca"
              + " in the folder of a person's settings (~/.config).")
  @Nullable Path named;

  AuthorityFolder() {}

  Path folder() throws Stopped {
    return Optional.ofNullable(named)
        .or(() -> Optional.ofNullable(System.getenv("DTU_CA")).map(Path::of))
        .or(Authority::usualFolder)
        .orElseThrow(
            () -> Stopped.wrongUse("expected a folder for the certificate authority in --ca"))
        .toAbsolutePath();
  }
}
