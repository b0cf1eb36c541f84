package dev.dtu.generate;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.judge.Atomic;
import dev.dtu.round.Spend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rounds of a generation as folders: `0003/round.json` is there once a round has ended, `0003/twin/`
/// has its data. What was begun and has no outcome was interrupted; it is done again, and what it cost
/// counts.
final class Rounds {

  private static final String OUTCOME = "round.json";
  private static final String BEGUN = "begun.txt";
  private static final double SAME = 1e-9;

  private final Path folder;
  private final List<Round> ended = new ArrayList<>();

  private Rounds(Path folder) {
    this.folder = folder;
  }

  /// The rounds that ended.
  static Rounds in(Path folder) throws IOException, Unfinished {
    var rounds = new Rounds(folder);
    for (int number = 0; Files.exists(rounds.at(number).resolve(OUTCOME)); number++) {
      Path file = rounds.at(number).resolve(OUTCOME);
      try {
        rounds.ended.add(Round.of(Json.parse(Files.readAllBytes(file)).asObj().orElse(Obj.EMPTY)));
      } catch (Malformed malformed) {
        throw new Unfinished("expected a round in " + file + ": " + malformed.getMessage());
      }
    }
    return rounds;
  }

  List<Round> ended() {
    return List.copyOf(ended);
  }

  /// The folder of a round.
  Path at(int number) {
    return folder.resolve("%04d".formatted(number));
  }

  /// The data of a round.
  Path data(int number) {
    return at(number).resolve("twin");
  }

  /// The number of the next round.
  int next() {
    return ended.size();
  }

  /// Marks that the next round begins, once more.
  void begin() throws IOException {
    Path file = at(next()).resolve(BEGUN);
    Files.createDirectories(at(next()));
    String before = Files.exists(file) ? Files.readString(file) : "";
    Atomic.write(file, before + "begun\n");
  }

  void end(Round round) throws IOException {
    Atomic.write(at(round.number()).resolve(OUTCOME), round.json().pretty() + "\n");
    ended.add(round);
  }

  /// The last round whose data holds.
  Optional<Round> kept() {
    return ended.stream()
        .filter(round -> round.outcome() == Round.Outcome.KEPT)
        .reduce((_, later) -> later);
  }

  /// What all rounds cost, those with it that were interrupted; of those only the number is known.
  Spend spend() throws IOException {
    Spend all = Spend.NOTHING;
    for (Round round : ended) {
      all = all.plus(round.spend());
      all = all.plus(new Spend(Math.max(0, begun(round.number()) - 1), Duration.ZERO, 0));
    }
    return all.plus(new Spend(begun(next()), Duration.ZERO, 0));
  }

  private int begun(int number) throws IOException {
    Path file = at(number).resolve(BEGUN);
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  /// Whether the last rounds, so many, are no better than what was before them.
  boolean stalled(int many) {
    int last = ended.size() - many;
    if (last < 1) {
      return false;
    }
    double best = best(ended.subList(0, last));
    return best(ended) <= best + SAME;
  }

  private static double best(List<Round> rounds) {
    return rounds.stream()
        .filter(round -> round.outcome() == Round.Outcome.KEPT)
        .mapToDouble(Round::mark)
        .max()
        .orElse(0);
  }

  /// The data that was taken back last, when the last round was.
  Optional<Path> rejected() {
    return ended.isEmpty() || ended.getLast().outcome() != Round.Outcome.TAKEN_BACK
        ? Optional.empty()
        : Optional.of(data(ended.size() - 1));
  }
}
