package dev.dtu.round;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Somebody who works on a twin folder.
@FunctionalInterface
public interface Agent {

  /// How a round ended for the agent.
  ///
  /// @param exitCode of its program; -1 when it was stopped because its time was over
  /// @param spend with one round
  record Ended(int exitCode, Spend spend) {}

  /// Works until it ends or its time is over.
  ///
  /// @param task what it is told: a file in the workspace
  /// @param said where what it says is written, outside the workspace
  Ended work(Path workspace, Path task, Path said, Duration patience)
      throws IOException, InterruptedException;
}
