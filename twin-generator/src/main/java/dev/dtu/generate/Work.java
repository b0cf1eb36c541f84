package dev.dtu.generate;

import dev.dtu.folder.TwinFolder;
import dev.dtu.judge.Keeper;
import dev.dtu.judge.Leak;
import dev.dtu.judge.Refused;
import dev.dtu.judge.Standing;
import dev.dtu.judge.Verdict;
import dev.dtu.round.Agent;
import dev.dtu.round.Changes;
import dev.dtu.round.Report;
import dev.dtu.round.Spend;
import dev.dtu.round.Taken;
import dev.dtu.round.Workspace;
import dev.dtu.split.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rounds of an agent, until something says that it is enough. What a round leaves is measured on
/// training here and on validation by the judge; only what is no worse there is kept.
final class Work {

  /// So many rounds without progress end it.
  private static final int ALIKE = 3;

  private static final double SAME = 1e-9;

  private final Order order;
  private final Generation.Means means;
  private final Watch watch;
  private final TwinFolder twin;
  private final Path training;
  private final Rounds rounds;

  Work(Order order, Generation.Means means, Watch watch) throws IOException, Unfinished {
    this.order = order;
    this.means = means;
    this.watch = watch;
    this.twin = new TwinFolder(order.name(), order.output().resolve(order.name()));
    this.training = order.output().resolve("training");
    this.rounds = Rounds.in(order.output().resolve("rounds"));
  }

  /// The round that nobody worked in.
  static Round mined(Standing training, Standing validation, List<String> leaks) {
    return new Round(
        0, Round.Outcome.KEPT, "what was mined", Spend.NOTHING, training, validation, leaks);
  }

  /// Works.
  ///
  /// @return why it stopped
  String until() throws Refused, IOException, InterruptedException {
    while (true) {
      Round kept = rounds.kept().orElseThrow(() -> new IOException("expected a round 0"));
      TwinFolder.replace(rounds.data(kept.number()), twin.data());
      Optional<String> enough = enough(kept);
      if (enough.isPresent()) {
        watch.note("stops: " + enough.get());
        return enough.get();
      }
      Agent agent = order.effort().agent().orElseThrow();
      rounds.begin();
      Round round = round(agent, kept);
      rounds.end(round);
      watch.tell(
          new Watch.Event(
              "round",
              round.told(),
              round
                  .json()
                  .with("training", round.training().figures().without("operations"))
                  .with("validation", round.validation().figures().without("operations"))
                  .with("spent", rounds.spend().json())));
    }
  }

  private Optional<String> enough(Round kept) throws IOException {
    Effort effort = order.effort();
    Round last = rounds.ended().getLast();
    Standing standing = kept.validation().scored() > 0 ? kept.validation() : kept.training();
    if (effort.agent().isEmpty()) {
      return Optional.of("no agent");
    }
    if (last.outcome() == Round.Outcome.CHEATED) {
      return Optional.of(last.why());
    }
    if (standing.scored() == 0) {
      return Optional.of("no recording to work by");
    }
    if (effort.goal().reached(standing)) {
      return Optional.of("the goal is reached");
    }
    if (rounds.stalled(ALIKE)) {
      return Optional.of(ALIKE + " rounds without progress");
    }
    return effort.budget().spent(rounds.spend());
  }

  private Round round(Agent agent, Round kept) throws Refused, IOException, InterruptedException {
    int number = rounds.next();
    var given =
        new Workspace.Given(
            twin,
            training,
            order.output().resolve("library"),
            means.program(),
            order.effort().trustJava());
    Path place = Files.createDirectories(order.output().resolve("workspace"));
    var workspace = new Workspace(place.toRealPath(), given);
    String task = task(kept, number);
    Files.writeString(rounds.at(number).resolve("task.md"), task);
    Map<String, String> before =
        workspace.lay(task, Report.of(twin, training, true), rounds.rejected());
    Agent.Ended ended =
        agent.work(
            workspace.folder(),
            workspace.task(),
            rounds.at(number).resolve("said.txt"),
            order.effort().budget().left(rounds.spend()));
    Path made = rounds.data(number);
    Taken taken = workspace.take(before, made);
    String changed = Changes.between(rounds.data(kept.number()), made);
    Files.writeString(rounds.at(number).resolve("changes.diff"), changed);
    List<String> notes = new ArrayList<>(taken.refused());
    if (ended.exitCode() != 0) {
      notes.add(ended.exitCode() < 0 ? "stopped: out of time" : "exit code " + ended.exitCode());
    }
    return judged(new Made(number, ended.spend(), taken, !changed.isEmpty(), notes), kept);
  }

  /// What a round left.
  private record Made(int number, Spend spend, Taken taken, boolean changed, List<String> notes) {

    Round ended(Round.Outcome outcome, String why, Standing training, Standing validation) {
      return new Round(number, outcome, why, spend, training, validation, notes);
    }
  }

  private Round judged(Made made, Round kept) throws Refused, IOException, InterruptedException {
    if (!made.taken().tampered().isEmpty()) {
      String files = String.join(", ", made.taken().tampered().stream().limit(5).toList());
      return made.ended(
          Round.Outcome.REFUSED,
          "it changed what it was given: " + files,
          kept.training(),
          kept.validation());
    }
    if (!made.changed()) {
      return made.ended(
          Round.Outcome.IDLE, "it changed nothing", kept.training(), kept.validation());
    }
    TwinFolder.replace(rounds.data(made.number()), twin.data());
    Report report = Report.of(twin, training, false);
    if (!report.flaws().isEmpty()) {
      made.notes().add(report.flaws());
      return made.ended(
          Round.Outcome.TAKEN_BACK, "its files have flaws", Standing.NONE, Standing.NONE);
    }
    var question = new Keeper.Question(twin, training, order.sources().documents());
    Verdict verdict = means.judge().score(Side.VALIDATION, question);
    return judged(made, kept, report.standing(), verdict);
  }

  private Round judged(Made made, Round kept, Standing standing, Verdict verdict) {
    if (verdict.canary().isPresent()) {
      return made.ended(
          Round.Outcome.CHEATED,
          "the held-out canary is in " + verdict.canary().get(),
          standing,
          Standing.NONE);
    }
    verdict.leaks().forEach(leak -> made.notes().add("leak: " + leak));
    Round round = made.ended(Round.Outcome.KEPT, "", standing, verdict.standing());
    if (verdict.leaks().size() > leaks(kept)) {
      return made.ended(
          Round.Outcome.TAKEN_BACK,
          "it has a recording's own words: " + verdict.leaks().getFirst(),
          standing,
          verdict.standing());
    }
    if (round.mark() < kept.mark() - SAME) {
      return made.ended(
          Round.Outcome.TAKEN_BACK, "validation is worse", standing, verdict.standing());
    }
    return round;
  }

  private static long leaks(Round round) {
    return round.notes().stream().filter(note -> Leak.told(note)).count();
  }

  /// What an agent is told at the beginning of a round.
  private String task(Round kept, int number) throws IOException {
    var out = new StringBuilder();
    out.append(
        "Make the twin `%s` better. Read BRIEF.md first; it has the rules.%n%n"
            .formatted(order.name()));
    out.append(
        "This is round %d. Spent so far: %s of %s.%n"
            .formatted(number, rounds.spend(), order.effort().budget()));
    out.append("The twin stands at: %s on the training recordings.%n".formatted(kept.training()));
    out.append("A parrot stands at: %s.%n".formatted(kept.training().told("parrot")));
    if (!order.effort().goal().least().isEmpty()) {
      out.append("The goal: ").append(order.effort().goal().least()).append('\n');
    }
    Round last = rounds.ended().getLast();
    if (last.outcome() != Round.Outcome.KEPT) {
      out.append("\nThe round before came to nothing: ").append(last.why()).append(".\n");
    }
    last.notes().stream().limit(20).forEach(note -> out.append("- ").append(note).append('\n'));
    out.append(
        "\nBegin with report/divergences.md. Edit %s/twin/ and run ./recheck.%n"
            .formatted(order.name()));
    return out.toString();
  }
}
