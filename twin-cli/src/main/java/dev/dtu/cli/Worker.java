package dev.dtu.cli;

import dev.dtu.generate.Effort;
import dev.dtu.generate.Goal;
import dev.dtu.round.Budget;
import dev.dtu.round.CommandAgent;
import dev.dtu.round.Pen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// The agent that works on a twin: what it is, what it may cost, what it may see.
final class Worker {

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

  Worker() {}

  /// Who works, until a goal is reached or the budget spent.
  ///
  /// @throws IllegalArgumentException when a word of it says nothing
  Effort effort(Goal goal) throws Stopped, IOException, InterruptedException {
    Budget limits = Budget.parse(budget);
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
