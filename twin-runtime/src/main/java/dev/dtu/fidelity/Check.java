package dev.dtu.fidelity;

import dev.dtu.recording.Exchange;
import dev.dtu.recording.Form;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import dev.dtu.recording.Trouble;
import dev.dtu.universe.Universe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Measures twins against recordings: trains the parrot on all of them, or on others, then enacts each.
///
/// Files are read twice, so that no more than a few are in memory at once.
public final class Check {

  /// Is told how far it has come.
  @FunctionalInterface
  public interface Progress {
    void at(String what, int done, int of);
  }

  /// All that was found.
  ///
  /// @param boards by twin
  /// @param seeds which seed each tenant's recordings began with, by tag, and how many
  /// @param troubles what could not be read
  public record Found(
      SortedMap<String, Board> boards, SortedMap<String, Integer> seeds, List<Trouble> troubles) {}

  private final List<Stage> stages;
  private final Progress progress;
  private final Optional<Mutants> mutants;
  private final Minted minted = new Minted();

  /// @param stages the twins to measure, those of one space together
  /// @param mutants tries the comparison on each scored exchange
  public Check(List<Stage> stages, Progress progress, Optional<Mutants> mutants) {
    this.stages = List.copyOf(stages);
    this.progress = progress;
    this.mutants = mutants;
  }

  /// Measures, the parrot learning each half of the recordings for the other.
  ///
  /// @throws InterruptedException when whoever waits for it does not any more
  public Found of(List<Path> files) throws InterruptedException {
    return of(files, files, Parrot.halved());
  }

  /// Measures by recordings that the parrot has not heard: it learns others.
  ///
  /// @param taught what the parrot learns, none of it among the files
  /// @throws InterruptedException when whoever waits for it does not any more
  public Found of(List<Path> files, List<Path> taught) throws InterruptedException {
    return of(files, taught, Parrot.apart());
  }

  private Found of(List<Path> files, List<Path> taught, Parrot parrot) throws InterruptedException {
    SortedMap<String, Board> boards = new TreeMap<>();
    SortedMap<String, Integer> seeds = new TreeMap<>();
    List<Trouble> troubles = new ArrayList<>();
    int processors = Math.max(1, Runtime.getRuntime().availableProcessors());
    try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
      each(threads, "reading", taught, file -> train(file, parrot));
      for (Piece piece : each(threads, "replaying", files, file -> enact(file, parrot))) {
        piece.boards.forEach(
            (twin, board) -> boards.computeIfAbsent(twin, _ -> new Board()).add(board));
        piece.seeds.forEach((tag, count) -> seeds.merge(tag, count, Integer::sum));
        troubles.addAll(piece.troubles);
      }
    }
    return new Found(boards, seeds, troubles);
  }

  /// What was found in one file.
  private record Piece(
      SortedMap<String, Board> boards, SortedMap<String, Integer> seeds, List<Trouble> troubles) {}

  /// Does something with one file.
  @FunctionalInterface
  private interface Work {
    Piece on(Path file);
  }

  private List<Piece> each(ExecutorService threads, String what, List<Path> files, Work work)
      throws InterruptedException {
    var done = new AtomicInteger();
    List<Future<Piece>> open = new ArrayList<>();
    for (Path file : files) {
      open.add(
          threads.submit(() -> {
            Piece piece = work.on(file);
            progress.at(what, done.incrementAndGet(), files.size());
            return piece;
          }));
    }
    List<Piece> pieces = new ArrayList<>();
    for (Future<Piece> each : open) {
      try {
        pieces.add(each.get());
      } catch (ExecutionException failed) {
        throw new IllegalStateException("measuring", failed.getCause());
      }
    }
    return pieces;
  }

  private Piece train(Path file, Parrot parrot) {
    for (Session session : Recordings.read(file).sessions()) {
      stages.forEach(stage -> parrot.train(session, stage.guide()));
      stages.forEach(stage -> minted.train(session, stage.guide()));
    }
    return new Piece(new TreeMap<>(), new TreeMap<>(), List.of());
  }

  private Piece enact(Path file, Parrot parrot) {
    Form.Read read = Recordings.read(file);
    var piece = new Piece(new TreeMap<>(), new TreeMap<>(), read.troubles());
    for (Session session : read.sessions()) {
      stages.forEach(stage -> enact(session, stage, parrot, piece));
    }
    return piece;
  }

  private void enact(Session session, Stage stage, Parrot parrot, Piece piece) {
    Script script = Script.of(session, stage.guide());
    boolean ours = false;
    for (int i = 0; i < session.exchanges().size(); i++) {
      ours |= script.led(i).isPresent();
    }
    if (!ours) {
      return;
    }
    mutants.ifPresent(each -> each.attempt(session, script, minted));
    String seed = stage.seed(session.tenant());
    String tag = session.tenant().isEmpty() ? "no tag" : session.tenant();
    piece.seeds.merge(tag + " -> " + seed, 1, Integer::sum);
    Universe universe = stage.fresh(seed, script.start());
    try {
      new Witnesses(session, script, stage, universe, minted).play(piece, parrot);
    } finally {
      stage.drop(universe);
    }
  }

  /// The three who answer, in one session.
  private static final class Witnesses {

    private final Session session;
    private final Script script;
    private final Judge twin;
    private final Judge constant;
    private final Judge copy;
    private final Enactment enactment;
    private final Cause causes = new Cause();

    Witnesses(Session session, Script script, Stage stage, Universe universe, Minted minted) {
      var shapes = new Shapes();
      this.session = session;
      this.script = script;
      this.twin = new Judge(script.lore(), shapes, minted);
      this.constant = new Judge(script.lore(), shapes, minted);
      this.copy = new Judge(script.lore(), shapes, minted);
      this.enactment = new Enactment(session, script, stage, universe, twin);
    }

    void play(Piece piece, Parrot parrot) {
      for (int i = 0; i < session.exchanges().size(); i++) {
        Optional<Enactment.Played> played = enactment.play(i);
        if (played.isPresent()) {
          String name = played.get().led().candidate().twin().name();
          mark(played.get(), piece.boards.computeIfAbsent(name, _ -> new Board()), parrot);
        }
      }
    }

    private void mark(Enactment.Played played, Board board, Parrot parrot) {
      board.count(played);
      if (played.answered().isEmpty()) {
        return;
      }
      // answers that are not scored still tell which id is which
      Exchange.Answered answered = played.answered().get();
      Marks marks = marks(twin, played, answered);
      if (!(played.part() instanceof Part.Scored)) {
        return;
      }
      causes.note(played, marks, script.lore());
      board.mark(played, Line.Who.TWIN, marks);
      board.diverge(session.name(), played, marks, causes);
      board.mark(
          played, Line.Who.CONSTANT, constant.constant(played.recorded(), played.led(), marks));
      Exchange.Answered said = parrot.answer(session, played.recorded().sent(), played.led());
      board.mark(played, Line.Who.PARROT, marks(copy, played, said));
    }

    private static Marks marks(Judge judge, Enactment.Played played, Exchange.Answered answered) {
      return judge.marks(played.recorded(), played.led(), answered, played.at());
    }
  }
}
