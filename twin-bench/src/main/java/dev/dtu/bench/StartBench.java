package dev.dtu.bench;

import dev.dtu.bench.subject.EmptyMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From the shell to the first answered call, beside an empty Javalin that has an AOT cache of its
/// own; and what a server holds that nobody calls.
final class StartBench implements Bench {

  private static final String CALL = "/u/default/okta/api/v1/users";
  private static final List<String> UP =
      List.of("up", "--json", "--data-port", "0", "--control-port", "0");
  private static final List<String> SIX = List.of("--twins", "okta,jira,slack,drive,docs,sheets");

  /// So long after its start nothing of it is left to do.
  private static final long IDLE_SECONDS = 30;

  private static final long REHEARSAL_SECONDS = 120;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound, InterruptedException {
    String launcher = System.getenv("DTU_LAUNCHER");
    if (launcher == null) {
      throw new FailedRound("expected to be started by ./dtu, whose start is what is measured");
    }
    Path folder = Files.createTempDirectory("dtu-start");
    try {
      Path usual = script(folder, "usual", launcher, "jvm.options");
      Path quick = script(folder, "quick", launcher, "jvm-ci.options");
      var up = new Side(settings.rounds());
      var empty = new Side(settings.rounds());
      var ci = new Side(settings.rounds());
      var emptyCi = new Side(settings.rounds());
      for (int round = 0; round < settings.rounds(); round++) {
        progress.say("starting, round " + (round + 1) + " of " + settings.rounds());
        empty.take(round, List.of(usual.toString()), "/");
        up.take(round, command(launcher, SIX), CALL);
        emptyCi.take(round, List.of(quick.toString()), "/");
        ci.take(round, command(launcher, SIX, "--profile", "ci"), CALL);
      }
      List<Figure> figures = new ArrayList<>();
      figures.addAll(figures("up, six twins", up, Target.None.NONE, Target.None.NONE));
      figures.addAll(figures("empty Javalin", empty, Target.None.NONE, Target.None.NONE));
      figures.add(figure("up / empty Javalin", "×", new Target.Under(1.3), up.times(empty)));
      figures.addAll(
          figures("--profile ci, six twins", ci, new Target.Under(300), new Target.Under(160)));
      figures.addAll(
          figures("empty Javalin, same flags", emptyCi, Target.None.NONE, Target.None.NONE));
      figures.add(idle(launcher, progress, "all twins", new Target.Under(200)));
      figures.add(
          idle(launcher, progress, "all twins, --profile ci", Target.None.NONE, "--profile", "ci"));
      return figures;
    } finally {
      delete(folder);
    }
  }

  private static List<String> command(String launcher, List<String> twins, String... more) {
    List<String> command = new ArrayList<>();
    command.add(launcher);
    command.addAll(UP);
    command.addAll(twins);
    command.addAll(List.of(more));
    return command;
  }

  private List<Figure> figures(String what, Side side, Target time, Target memory) {
    return List.of(
        figure(what + ", first answer", "ms", time, Spread.of(side.millis)),
        figure(what + ", resident then", "MiB", memory, Spread.of(side.resident)));
  }

  private Figure figure(String what, String unit, Target target, Spread spread) {
    return new Figure(name(), what, unit, target, spread);
  }

  private Figure idle(
      String launcher, Progress progress, String what, Target target, String... more)
      throws IOException, FailedRound, InterruptedException {
    progress.say("leaving a server alone for " + IDLE_SECONDS + " s");
    try (var started = Started.of(command(launcher, List.of(), more))) {
      started.answered(CALL);
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      return figure(what + ", resident when idle", "MiB", target, Spread.of(started.resident()));
    }
  }

  /// A shell script that starts the empty Javalin with the launcher's flags and an AOT cache.
  private static Path script(Path folder, String name, String launcher, String options)
      throws IOException, FailedRound, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path file = Path.of(launcher).resolveSibling("twin-cli/src/main/dtu").resolve(options);
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        command.add(line);
      }
    }
    Path cache = folder.resolve(name + ".aot");
    List<String> rehearsal = new ArrayList<>(command);
    List<String> main =
        List.of("-cp", System.getProperty("java.class.path"), EmptyMain.class.getName());
    rehearsal.add("-XX:AOTCacheOutput=" + cache);
    rehearsal.addAll(main);
    rehearsal.add("rehearse");
    Process process =
        new ProcessBuilder(rehearsal)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    if (!process.waitFor(REHEARSAL_SECONDS, TimeUnit.SECONDS) || !Files.exists(cache)) {
      process.destroyForcibly();
      throw new FailedRound("the empty Javalin got no AOT cache");
    }
    command.add("-XX:AOTCache=" + cache);
    command.addAll(main);
    Path script = folder.resolve(name);
    Files.writeString(script, "#!/bin/sh\nexec '" + String.join("' '", command) + "'\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("expected to make " + script + " executable");
    }
    return script;
  }

  private static void delete(Path folder) throws IOException {
    File[] files = folder.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      Files.delete(file.toPath());
    }
    Files.delete(folder);
  }

  /// What the rounds of one side took.
  private static final class Side {
    private final double[] millis;
    private final double[] resident;

    Side(int rounds) {
      millis = new double[rounds];
      resident = new double[rounds];
    }

    void take(int round, List<String> command, String call)
        throws IOException, FailedRound, InterruptedException {
      try (var started = Started.of(command)) {
        millis[round] = started.answered(call);
        resident[round] = started.resident();
      }
    }

    Spread times(Side other) {
      return Spread.ofRatios(millis, other.millis);
    }
  }
}
