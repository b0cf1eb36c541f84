package dev.dtu.bench;

import dev.dtu.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
          new StormBench(),
          new LedgerBench(),
          new ScenarioBench(),
          new LoadBench(),
          new WireBench(),
          new ChatBench(),
          new PeopleBench(),
          new SocketsBench(),
          new StartBench());

  @Parameters(
      arity = "0..1",
      defaultValue = "all",
      paramLabel = "WHAT",
      description =
          "create-read, size, fork, many, soak, storm, ledger, scenarios, load, wire, chat,"
              + " sockets, start or all (default).")
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

  @Spec private CommandSpec spec = CommandSpec.create();

  public BenchCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Bench> chosen = chosen();
    Settings settings = settings();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Progress progress =
        what -> {
          err.println("dtu bench: " + what);
          err.flush();
        };
    progress.say("flags of each subject: " + String.join(" ", settings.flags()));
    List<Figure> figures = new ArrayList<>();
    boolean whole = true;
    for (Bench bench : chosen) {
      try {
        List<Figure> measured = bench.measure(settings, progress);
        figures.addAll(measured);
        if (!json) {
          measured.forEach(figure -> out.println(figure.line()));
          out.flush();
        }
      } catch (FailedRound failed) {
        progress.say(bench.name() + " measured nothing: " + failed.getMessage());
        whole = false;
      }
    }
    if (json) {
      out.println(Json.array(figures.stream().map(Figure::json).toList()));
      out.flush();
    }
    return whole && figures.stream().allMatch(Figure::met) ? 0 : 1;
  }

  private List<Bench> chosen() {
    List<Bench> chosen =
        what.equals("all") ? ALL : ALL.stream().filter(bench -> bench.name().equals(what)).toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "expected create-read, size, fork, many, soak, storm, ledger, scenarios, load, wire,"
              + " chat, people, sockets, start or all, found '"
              + what
              + "'");
    }
    return chosen;
  }

  private Settings settings() {
    try {
      return Settings.of(rounds, seconds);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
