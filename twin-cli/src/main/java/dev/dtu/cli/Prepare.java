package dev.dtu.cli;

import dev.dtu.infer.Inference;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.Prepared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dtu prepare FILE`: keeps the catalog in the form a start reads. The launcher runs it once after a
/// build.
@Command(
    name = "prepare",
    hidden = true,
    description = "Keeps the catalog in the form a start reads; the launcher's own.")
final class Prepare implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Where to.")
  Path file = Path.of("");

  Prepare() {}

  @Override
  public Integer call() throws Stopped, IOException {
    try {
      Prepared.write(file.toAbsolutePath(), Inference::of);
      return 0;
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    }
  }
}
