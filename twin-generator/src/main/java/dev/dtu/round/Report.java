package dev.dtu.round;

import dev.dtu.fidelity.Board;
import dev.dtu.folder.TwinFolder;
import dev.dtu.judge.Measure;
import dev.dtu.judge.Standing;
import dev.dtu.laws.Court;
import dev.dtu.laws.Figures;
import dev.dtu.load.FlawedTwin;
import dev.dtu.trial.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What is known of a twin folder from the training recordings and its contract, as files for whoever
/// works on it.
///
/// @param standing on the training recordings
/// @param flaws what is wrong in its files; then nothing else is known
public record Report(Standing standing, Board board, String flaws, String coverage) {

  private static final long SEED = 1;

  /// What is found of a folder.
  ///
  /// @param laws whether the laws are held too; they take longer than all else
  public static Report of(TwinFolder folder, Path training, boolean laws)
      throws IOException, InterruptedException {
    try {
      Board board = Measure.of(folder, training, training);
      var standing = new Standing(Measure.figures(folder.name(), board).without("findings"));
      return new Report(standing, board, "", laws ? laws(folder).table(true) : "");
    } catch (FlawedTwin flawed) {
      return new Report(Standing.NONE, new Board(), String.valueOf(flawed.getMessage()), "");
    }
  }

  /// How many laws hold, and how well replies fit the contract.
  ///
  /// @throws FlawedTwin when anything is wrong in the twin's files
  public static Figures laws(TwinFolder folder) throws FlawedTwin {
    TwinFolder.Loaded loaded = folder.loaded();
    var court = new Court(new Subject(loaded.twin(), loaded.meanings()), List.of(SEED));
    return Figures.of(folder.name(), court.judge());
  }

  /// Writes the files.
  public void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("flaws.txt"), flaws.isEmpty() ? "none\n" : flaws + "\n");
    Files.writeString(folder.resolve("divergences.md"), Causes.page(board));
    Files.writeString(folder.resolve("scores.json"), standing.figures().pretty() + "\n");
    if (!coverage.isEmpty()) {
      Files.writeString(folder.resolve("coverage.txt"), coverage);
    }
  }
}
