package dev.dtu.bench;

import java.io.IOException;
import java.util.List;

/// One question about the system, answered by figures.
interface Bench {

  /// The word on the command line.
  String name();

  List<Figure> measure(Settings settings, Progress progress)
      throws IOException, FailedRound, InterruptedException;
}
