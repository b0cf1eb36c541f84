package dev.dtu.bench;

import dev.dtu.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// Measures the figures this system promises, beside what it is compared with.
@Command(
    name = "bench",
    description = "Measures the promised figures; exits with 1 when one is missed.")
public final class BenchCommand implements Callable<Integer> {

  static final List<Bench> ALL =
      List.of(
          new CreateReadBench(),
          new SizeBench(),
          new ForkBench(),
          new ManyBench(),
          new SoakBench(),
          new LoadBench());

  @Parameters(
      arity = "0..1",
      defaultValue = "all",
      paramLabel = "WHAT",
      description = "create-read, size, fork, many, soak, load or all (default).")
  private String what = "all";

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "How many rounds; the median of them decides (default: ${DEFAULT-VALUE}).")
  private int rounds = 9;

  @Option(
      names = "--seconds",
      defaultValue = "4",
      description = "How long a round of one subject is (default: ${DEFAULT-VALUE}).")
  private double seconds = 4;

  @Option(names = "--json", description = "One line of JSON instead of a table.")
  private boolean json;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec = null;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return 0;
  }
}
