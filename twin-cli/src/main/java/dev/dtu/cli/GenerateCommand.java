package dev.dtu.cli;

import dev.dtu.generate.Effort;
import dev.dtu.generate.Generation;
import dev.dtu.generate.Goal;
import dev.dtu.generate.Miner;
import dev.dtu.generate.Order;
import dev.dtu.generate.Scorecard;
import dev.dtu.generate.Sources;
import dev.dtu.generate.Unfinished;
import dev.dtu.judge.Judge;
import dev.dtu.round.Budget;
import dev.dtu.round.CommandAgent;
import dev.dtu.round.Pen;
import dev.dtu.split.Shares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu generate`: makes a judged twin folder from documents and recordings, with an agent or without.
@Command(
    name = "generate",
    description =
        "Makes a twin folder from documents and recordings of a service, lets an agent make it"
            + " better, and has it judged by recordings that neither has seen"
            + " (docs/guides/generate-a-twin.md). Run again in the same folder, it goes on where it"
            + " was.",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 the folder is sealed and scored; 1 it is refused, or misses what --until asks;"
          + " 2 wrong",
      "use.",
      "",
      "  dtu generate shop --openapi shop.yaml --recordings recordings/ -o shop-made",
      "  dtu generate shop --openapi shop.yaml --docs pages/ --recordings recordings/ --agent"
          + " 'claude -p' \\",
      "    --agent-network --pass ANTHROPIC_API_KEY --budget rounds=8,minutes=90 --until value=0.8"
          + " -o shop-made",
      "  dtu up --twins none --spec shop=shop-made/shop"
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "The name of the twin.")
  String name = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where all of it stands; the twin's own folder is FOLDER/NAME.")
  Path output = Path.of("");

  @Option(
      names = "--openapi",
      paramLabel = "FILE",
      description =
          "A document of the API, as dtu distill takes it; may be repeated. Without any, the"
              + " contract is drawn from the recordings.")
  List<Path> openapi = new ArrayList<>();

  @Option(
      names = "--docs",
      paramLabel = "PLACE",
      description =
          "Pages about the service (HTML, Markdown, text), a file or a folder; may be repeated.")
  List<Path> docs = new ArrayList<>();

  @Option(
      names = "--recordings",
      paramLabel = "PLACE",
      description = "Recorded traffic, a file or a folder; parted into three sides.")
  @Nullable Path recordings;

  @Option(
      names = "--retrieved",
      paramLabel = "DAY",
      description = "The day all of that was fetched: 2026-08-31. Default: today.")
  @Nullable String retrieved;

  @Option(
      names = "--parts",
      paramLabel = "T,V,H",
      defaultValue = "60,20,20",
      description =
          "How many of a hundred groups are for training, validation and held-out. Default:"
              + " ${DEFAULT-VALUE}.")
  String parts = "60,20,20";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Parts the recordings otherwise. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(
      names = "--agent",
      paramLabel = "LINE",
      defaultValue = "none",
      description =
          "The command line of an agent: 'claude -p', 'codex exec', 'aider --message-file {file}'."
              + " Its task comes on standard input, or where {prompt} or {file} stands. Default:"
              + " ${DEFAULT-VALUE}.")
  String agent = "none";

  @Option(
      names = "--budget",
      paramLabel = "LIMITS",
      defaultValue = "rounds=10,minutes=60",
      description =
          "What the agent may cost, hard; also tokens=NUMBER, as it reports them. Default:"
              + " ${DEFAULT-VALUE}.")
  String budget = "";

  @Option(
      names = "--until",
      paramLabel = "LEVEL=PART",
      split = ",",
      description = "Stop when validation has reached: status=0.95,shape=0.8,value=0.65")
  Map<String, Double> least = new TreeMap<>();

  @Option(
      names = "--trust-java",
      description = "Keep Java that the agent writes, for a person to review; else it is refused.")
  boolean trustJava;

  @Option(
      names = "--unfenced",
      description = "Let the agent see all of this machine where no fence can be made.")
  boolean unfenced;

  @Option(
      names = "--agent-network",
      description = "Give the agent the network; most need it to reach their model.")
  boolean network;

  @Option(
      names = "--lend",
      paramLabel = "PATH",
      description = "A file or folder the agent may read at its own place; may be repeated.")
  List<Path> lent = new ArrayList<>();

  @Option(
      names = "--pass",
      paramLabel = "VARIABLE",
      description = "A variable of the environment the agent gets; may be repeated. Default: none.")
  List<String> passed = new ArrayList<>();

  @Option(names = "--json", description = "Tells what happens as lines of JSON.")
  boolean json;

  GenerateCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    Order order = order();
    List<String> program = Self.line();
    List<String> judging = new ArrayList<>(program);
    judging.add("judge");
    var judge = new Judge(judging, Generation.keep(order.output()));
    var means = new Generation.Means(judge, program, Miner.NONE);
    try (var screen = new Screen(spec.commandLine().getOut(), json)) {
      Scorecard card = new Generation(order, means, screen).run();
      screen.card(card);
      return card.valid() && card.missed().isEmpty() ? 0 : 1;
    } catch (Unfinished unfinished) {
      throw new Stopped(String.valueOf(unfinished.getMessage()));
    }
  }

  private Order order() throws Stopped, IOException, InterruptedException {
    if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw Stopped.wrongUse(
          "expected a name of a-z, 0-9 and '-', as it becomes part of a host name; found '"
              + name
              + "'");
    }
    List<Path> places = new ArrayList<>(openapi);
    places.addAll(docs);
    Optional.ofNullable(recordings).ifPresent(places::add);
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw Stopped.wrongUse("no such file or folder: " + place);
      }
    }
    try {
      var sources = new Sources(openapi, docs, Optional.ofNullable(recordings), day());
      return new Order(name, output.toAbsolutePath(), sources, seed, Shares.parse(parts), effort());
    } catch (IllegalArgumentException wrong) {
      throw Stopped.wrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  private LocalDate day() {
    try {
      return retrieved == null ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(retrieved);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          "expected --retrieved with a day such as 2026-08-31, found '" + retrieved + "'", wrong);
    }
  }

  private Effort effort() throws Stopped, IOException, InterruptedException {
    Budget limits = Budget.parse(budget);
    var goal = new Goal(least);
    if (agent.equals("none")) {
      return new Effort(Optional.empty(), "none", limits, goal, trustJava);
    }
    List<String> line = CommandAgent.words(agent);
    Pen pen = pen();
    Map<String, String> variables = new TreeMap<>();
    for (String variable : passed) {
      String value = System.getenv(variable);
      if (value == null) {
        throw Stopped.wrongUse("expected a variable of the environment, found no " + variable);
      }
      variables.put(variable, value);
    }
    List<Path> view = new ArrayList<>(Self.places());
    lent.forEach(path -> view.add(path.toAbsolutePath()));
    String told =
        "%s (fence: %s; network: %s)".formatted(agent, pen.name(), network ? "lent" : "none");
    var worker = new CommandAgent(line, pen, view, network, variables);
    return new Effort(Optional.of(worker), told, limits, goal, trustJava);
  }

  private Pen pen() throws Stopped, IOException, InterruptedException {
    try {
      return Pen.found();
    } catch (Pen.None none) {
      if (!unfenced) {
        throw new Stopped(
            "no fence can be made here: "
                + none.getMessage()
                + "\nInstall bubblewrap, or let the agent see all of this machine: --unfenced");
      }
      return new Pen.Open();
    }
  }
}
