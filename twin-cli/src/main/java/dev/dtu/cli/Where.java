package dev.dtu.cli;

import picocli.CommandLine.Option;

/// The universe that a command is about.
final class Where {

  @Option(
      names = {"-u", "--universe"},
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The universe. Default: ${DEFAULT-VALUE}.")
  String universe = "default";

  Where() {}

  /// A path below the universe's.
  String path(String below) {
    return "/universes/" + Door.part(universe) + below;
  }
}
