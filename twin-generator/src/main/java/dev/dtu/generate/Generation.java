package dev.dtu.generate;

import dev.dtu.document.Unreadable;
import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.judge.Atomic;
import dev.dtu.judge.Judge;
import dev.dtu.judge.Keeper;
import dev.dtu.judge.Refused;
import dev.dtu.judge.Seal;
import dev.dtu.judge.Standing;
import dev.dtu.judge.Verdict;
import dev.dtu.load.FlawedTwin;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import dev.dtu.round.Report;
import dev.dtu.split.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a judged twin folder of an [Order], phase by phase. Whatever ended an earlier run in the same
/// folder, this one goes on behind the last phase, and the last round, that ended.
///
/// ```
/// output/NAME/       the twin folder; sealed in the end, its scorecard beside the seal
/// output/state.json  how far it is
/// output/training/   recordings to make it from
/// output/judge/      the other recordings; the keeper's alone
/// output/library/    what the documents say
/// output/rounds/     a folder a round
/// output/workspace/  what an agent works in
/// ```
public final class Generation {

  private final Order order;
  private final Means means;
  private final Watch watch;
  private final TwinFolder twin;

  /// Whom a generation asks.
  ///
  /// @param judge a process of its own
  /// @param program what starts `dtu`, for the commands of a workspace
  public record Means(Judge judge, List<String> program, Miner miner) {
    public Means {
      program = List.copyOf(program);
    }
  }

  public Generation(Order order, Means means, Watch watch) {
    this.order = order;
    this.means = means;
    this.watch = watch;
    this.twin = new TwinFolder(order.name(), order.output().resolve(order.name()));
  }

  /// Where the keeper of an output folder keeps its recordings.
  public static Path keep(Path output) {
    return output.resolve("judge");
  }

  /// Goes on until the folder is sealed and scored.
  ///
  /// @throws Unfinished when it cannot go on
  public Scorecard run() throws Unfinished, IOException, InterruptedException {
    Files.createDirectories(order.output());
    Path file = order.output().resolve("lock");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new Unfinished(
            "expected " + order.output() + " for this process alone; another one works in it");
      }
      return goOn();
    }
  }

  private Scorecard goOn() throws Unfinished, IOException, InterruptedException {
    State state = State.of(order.output(), order.identity()).written(order.output());
    try {
      for (Phase phase : Phase.values()) {
        if (!state.past(phase)) {
          watch.tell(
              new Watch.Event(
                  "phase",
                  order.name() + " " + phase.what(),
                  Obj.of("phase", Json.of(phase.word()))));
          state = after(phase, state).with(phase).written(order.output());
        }
      }
      return Scorecard.read(twin);
    } catch (Refused refused) {
      throw new Unfinished(String.valueOf(refused.getMessage()));
    } catch (Unreadable unreadable) {
      throw new Unfinished(String.valueOf(unreadable.getMessage()));
    } catch (FlawedTwin flawed) {
      throw new Unfinished(String.valueOf(flawed.getMessage()));
    }
  }

  private State after(Phase phase, State state)
      throws Unfinished, Refused, Unreadable, FlawedTwin, IOException, InterruptedException {
    return switch (phase) {
      case BEGIN -> state;
      case PART -> state.with("recordings", part());
      case DISTIL -> {
        new Pages(order, twin, watch).distil(training());
        yield state;
      }
      case TITLE -> {
        new Pages(order, twin, watch).write(training());
        yield state;
      }
      case MINE -> {
        mine();
        yield state;
      }
      case MEASURE -> {
        measure();
        yield state;
      }
      case WORK -> state.with("stopped", Json.of(new Work(order, means, watch).until()));
      case SEAL -> {
        Scorecard.forget(twin);
        String hash = Seal.put(twin);
        watch.note("sealed " + hash);
        yield state.with("hash", Json.of(hash));
      }
      case SCORE -> {
        score(state);
        yield state;
      }
    };
  }

  private Path trainingFolder() {
    return order.output().resolve("training");
  }

  private List<Session> training() throws IOException {
    List<Session> sessions = new ArrayList<>();
    for (Path file : Recordings.files(trainingFolder())) {
      sessions.addAll(Recordings.read(file).sessions());
    }
    return sessions;
  }

  private Obj part() throws Refused, IOException, InterruptedException {
    if (order.sources().recordings().isEmpty()) {
      for (Side side : List.of(Side.VALIDATION, Side.HELD_OUT)) {
        Files.createDirectories(keep(order.output()).resolve(side.word()));
      }
      Files.createDirectories(trainingFolder());
      return Obj.EMPTY;
    }
    Path recordings = order.sources().recordings().get();
    var parting = new Keeper.Parting(recordings, order.seed(), order.shares());
    Obj kept = means.judge().part(parting, trainingFolder());
    for (Side side : Side.values()) {
      Obj count = kept.obj(side.word()).orElse(Obj.EMPTY);
      watch.note(side.word() + ": " + Scorecard.counted(count));
    }
    kept.items("unread").items().stream()
        .limit(5)
        .forEach(line -> watch.note("not read: " + line.asText().orElse("")));
    return kept.without("unread");
  }

  private void mine() throws FlawedTwin, IOException {
    if (order.base().isPresent()) {
      return; // what was mined before came from other recordings; these cannot take its place
    }
    var lines = new Lines(watch);
    try (var progress = new PrintStream(lines, true, StandardCharsets.UTF_8)) {
      means.miner().mine(twin, training(), progress);
    }
  }

  /// What the service does otherwise than when the base was made.
  private List<String> drift(Standing now) throws IOException {
    if (order.base().isEmpty()) {
      return List.of();
    }
    List<String> drift = new ArrayList<>(order.base().get().drift(now));
    twin.contract().ifPresent(other -> drift.addAll(order.base().get().drift(other)));
    drift.forEach(watch::note);
    Atomic.write(
        order.output().resolve("drift.txt"),
        drift.isEmpty() ? "none\n" : String.join("\n", drift) + "\n");
    return drift;
  }

  /// The first round, which is no agent's: what was mined.
  private void measure() throws FlawedTwin, Refused, Unfinished, IOException, InterruptedException {
    twin.loaded();
    Rounds rounds = Rounds.in(order.output().resolve("rounds"));
    if (!rounds.ended().isEmpty()) {
      return;
    }
    TwinFolder.replace(twin.data(), rounds.data(0));
    if (order.sources().recordings().isEmpty()) {
      rounds.end(Work.mined(Standing.NONE, Standing.NONE, drift(Standing.NONE)));
      return;
    }
    Report report = Report.of(twin, trainingFolder(), false);
    Verdict verdict = means.judge().score(Side.VALIDATION, question());
    List<String> leaks = verdict.leaks().stream().map(Object::toString).toList();
    List<String> notes = new ArrayList<>(leaks);
    notes.addAll(drift(report.standing()));
    rounds.end(Work.mined(report.standing(), verdict.standing(), notes));
    watch.tell(standing("training", report.standing()));
    watch.tell(standing("validation", verdict.standing()));
    leaks.forEach(leak -> watch.note("leak: " + leak));
  }

  static Watch.Event standing(String side, Standing standing) {
    return new Watch.Event(
        "standing",
        side + ": " + standing,
        Obj.of("side", Json.of(side), "figures", standing.figures().without("operations")));
  }

  private Keeper.Question question() {
    return new Keeper.Question(twin, trainingFolder(), order.sources().documents());
  }

  private void score(State state)
      throws Refused, FlawedTwin, Unfinished, IOException, InterruptedException {
    Rounds rounds = Rounds.in(order.output().resolve("rounds"));
    boolean recorded = order.sources().recordings().isPresent();
    Verdict heldOut =
        recorded
            ? means.judge().score(Side.HELD_OUT, question())
            : new Verdict(Standing.NONE, Optional.empty(), List.of(), 0, "");
    var card = new Scorecard.Maker(order, state.facts(), rounds);
    Scorecard made = card.of(twin, heldOut);
    made.write(twin);
    if (recorded) {
      watch.tell(standing("held-out", heldOut.standing()));
    }
    watch.tell(new Watch.Event("end", made.end(), made.told()));
  }

  /// Lines of a miner, as notes.
  private static final class Lines extends OutputStream {

    private final Watch watch;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Watch watch) {
      this.watch = watch;
    }

    @Override
    public synchronized void write(int b) {
      if (b == '\n') {
        watch.note(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(b);
      }
    }
  }
}
