package dev.dtu.cli;

import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Obj;
import dev.dtu.judge.Atomic;
import dev.dtu.judge.Keeper;
import dev.dtu.judge.Refused;
import dev.dtu.load.FlawedTwin;
import dev.dtu.round.Report;
import dev.dtu.split.Shares;
import dev.dtu.split.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `dtu judge`: what `dtu generate` starts as a process of its own. It has the recordings that nobody
/// may see who makes a twin, and answers with scores.
@Command(
    name = "judge",
    hidden = true,
    description =
        "Keeps recordings from whoever makes a twin of them, and scores it. dtu generate starts"
            + " it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {JudgeCommand.Part.class, JudgeCommand.Score.class, JudgeCommand.Recheck.class})
final class JudgeCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  JudgeCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected split, score or recheck");
  }

  /// Does what the keeper may refuse.
  @FunctionalInterface
  private interface Asked {
    Obj answer() throws Refused, FlawedTwin, IOException, InterruptedException;
  }

  private static int told(Path out, Asked asked) throws Stopped, IOException, InterruptedException {
    try {
      Atomic.write(out, asked.answer() + "\n");
      return 0;
    } catch (Refused refused) {
      throw Stopped.refused(String.valueOf(refused.getMessage()));
    } catch (FlawedTwin flawed) {
      throw Stopped.refused(String.valueOf(flawed.getMessage()));
    } catch (IllegalArgumentException wrong) {
      throw Stopped.wrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  /// Where the keeper keeps, and where it answers.
  static final class Places {

    @Option(names = "--keep", required = true, description = "The keeper's own folder.")
    Path keep = Path.of("");

    @Option(names = "--training", required = true, description = "The training recordings.")
    Path training = Path.of("");

    @Option(names = "--out", required = true, description = "The file for the answer.")
    Path out = Path.of("");

    Places() {}
  }

  /// Parts recordings into three sides.
  @Command(name = "split", description = "Parts recordings into three sides.")
  static final class Part implements java.util.concurrent.Callable<Integer> {

    @picocli.CommandLine.Mixin Places places = new Places();

    @Option(names = "--recordings", required = true, description = "All of them.")
    Path recordings = Path.of("");

    @Option(names = "--seed", required = true, description = "Parts them otherwise.")
    long seed;

    @Option(names = "--parts", required = true, description = "How much goes where.")
    String parts = "";

    Part() {}

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
      return told(
          places.out,
          () ->
              new Keeper(places.keep)
                  .part(
                      new Keeper.Parting(recordings, seed, Shares.parse(parts)), places.training));
    }
  }

  /// Scores a twin folder on a side.
  @Command(name = "score", description = "Scores a twin folder on a side.")
  static final class Score implements java.util.concurrent.Callable<Integer> {

    @picocli.CommandLine.Mixin Places places = new Places();

    @Option(names = "--side", required = true, description = "training, validation or held-out.")
    String side = "";

    @Option(names = "--name", required = true, description = "The twin's name.")
    String name = "";

    @Option(names = "--folder", required = true, description = "The twin's folder.")
    Path folder = Path.of("");

    @Option(names = "--document", description = "A document; what is in it is nobody's secret.")
    List<Path> documents = new ArrayList<>();

    Score() {}

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
      var question = new Keeper.Question(new TwinFolder(name, folder), places.training, documents);
      return told(places.out, () -> new Keeper(places.keep).score(Side.of(side), question).json());
    }
  }

  /// Measures a twin folder on the training recordings, for whoever works on it.
  @Command(name = "recheck", description = "Measures a twin folder on the training recordings.")
  static final class Recheck implements java.util.concurrent.Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(names = "--name", required = true, description = "The twin's name.")
    String name = "";

    @Option(names = "--folder", required = true, description = "The twin's folder.")
    Path folder = Path.of("");

    @Option(names = "--training", required = true, description = "The training recordings.")
    Path training = Path.of("");

    @Option(names = "--report", required = true, description = "Where the report is written.")
    Path report = Path.of("");

    @Option(names = "--laws", description = "Also holds the laws; that takes longer.")
    boolean laws;

    Recheck() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
      Report found = Report.of(new TwinFolder(name, folder), training, laws);
      found.writeTo(report);
      var out = spec.commandLine().getOut();
      out.println(found.flaws().isEmpty() ? found.standing() : found.flaws());
      out.flush();
      return found.flaws().isEmpty() ? 0 : 1;
    }
  }
}
