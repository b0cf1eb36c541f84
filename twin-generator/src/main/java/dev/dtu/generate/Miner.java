package dev.dtu.generate;

import dev.dtu.folder.TwinFolder;
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
  void mine(TwinFolder folder, List<Session> training, PrintStream progress) throws IOException;
}
