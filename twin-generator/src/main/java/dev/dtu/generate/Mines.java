package dev.dtu.generate;

import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Guide;
import dev.dtu.folder.TwinFolder;
import dev.dtu.load.FlawedTwin;
import dev.dtu.mine.Mining;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.usage.Usages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes what training recordings tell of a service as the `mined.json` of its twin folder.
public final class Mines implements Miner {

  @Override
  public void mine(TwinFolder folder, List<Session> training, PrintStream progress)
      throws FlawedTwin, IOException {
    TwinFolder.Loaded loaded = folder.loaded();
    var guide = new Guide(List.of(new Candidate(loaded.twin(), loaded.meanings())));
    var mining = new Mining(guide, loaded.twin().name());
    training.forEach(mining::watch);
    Usages found = mining.found("training recordings" + until(training));
    Files.writeString(folder.data().resolve("mined.json"), found.text());
    progress.println(found.operations().size() + " operations were seen");
  }

  private static String until(List<Session> sessions) {
    Optional<Instant> last =
        sessions.stream()
            .flatMap(session -> session.exchanges().stream())
            .map(Exchange::moment)
            .flatMap(Optional::stream)
            .max(Instant::compareTo);
    return last.map(moment -> " until " + moment.toString().substring(0, 10)).orElse("");
  }
}
