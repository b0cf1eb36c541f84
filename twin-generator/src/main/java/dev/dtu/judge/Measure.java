package dev.dtu.judge;

import dev.dtu.fidelity.Board;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Check;
import dev.dtu.fidelity.Figures;
import dev.dtu.fidelity.Stage;
import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.FlawedTwin;
import dev.dtu.recording.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A twin folder held against recordings.
public final class Measure {

  private Measure() {}

  /// What is found of a folder's twin, with what diverges.
  ///
  /// @param asked a folder of recordings
  /// @param taught what the parrot learns: the same folder, of which each half is learned for the
  ///     other, or another
  /// @throws FlawedTwin when anything is wrong in the twin's files
  public static Board of(TwinFolder folder, Path asked, Path taught)
      throws FlawedTwin, IOException, InterruptedException {
    TwinFolder.Loaded loaded = folder.loaded();
    var candidate = new Candidate(loaded.twin(), loaded.meanings());
    var stage = new Stage(List.of(candidate), Catalog.people());
    var check = new Check(List.of(stage), (_, _, _) -> {}, Optional.empty());
    List<Path> files = Recordings.files(asked);
    Check.Found found =
        asked.equals(taught) ? check.of(files) : check.of(files, Recordings.files(taught));
    return found.boards().getOrDefault(folder.name(), new Board());
  }

  /// The figures of a board, findings and all.
  public static Obj figures(String name, Board board) {
    var boards = new TreeMap<String, Board>();
    boards.put(name, board);
    return Figures.of(boards).obj("twins").flatMap(all -> all.obj(name)).orElse(Obj.EMPTY);
  }
}
