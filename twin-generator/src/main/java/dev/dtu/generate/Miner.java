package dev.dtu.generate;

import dev.dtu.folder.TwinFolder;
import dev.dtu.load.FlawedTwin;
import dev.dtu.recording.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// Finds out without a model what training recordings tell of a service, and writes it as data into its
/// twin folder.
@FunctionalInterface
public interface Miner {

  /// Finds out nothing.
  Miner NONE = (_, _, _) -> {};

  /// @param progress is told how it goes, a line at a time
  /// @throws FlawedTwin when the folder cannot be loaded as it is
  void mine(TwinFolder folder, List<Session> training, PrintStream progress)
      throws FlawedTwin, IOException;
}
