package dev.dtu.generate;

import dev.dtu.example.Examples;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Guide;
import dev.dtu.folder.TwinFolder;
import dev.dtu.infer.Presumed;
import dev.dtu.load.FlawedTwin;
import dev.dtu.mine.Homes;
import dev.dtu.mine.Mining;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.tenant.Defaults;
import dev.dtu.tenant.SeedFile;
import dev.dtu.usage.Usages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes what training recordings tell of a service as the `mined.json` of its twin folder.
public final class Mines implements Miner {

  /// A day for recordings that tell none.
  private static final String UNDATED = "1970-01-01";

  private final List<Path> documents;

  /// @param documents of the API, whose examples tell of what no recording shows
  public Mines(List<Path> documents) {
    this.documents = List.copyOf(documents);
  }

  /// One that reads recordings alone.
  public Mines() {
    this(List.of());
  }

  @Override
  public void mine(TwinFolder folder, List<Session> training, PrintStream progress)
      throws FlawedTwin, IOException {
    TwinFolder.Loaded loaded = folder.loaded();
    var guide = new Guide(List.of(new Candidate(loaded.twin(), loaded.meanings())));
    var defaults = new Defaults(guide, folder.name());
    training.forEach(defaults::watch);
    var mining = new Mining(guide, loaded.twin().name(), defaults::known).alone();
    training.forEach(mining::watch);
    Usages seen = mining.found("training recordings" + until(training));
    Usages presumed = Presumed.of(loaded.twin().contract(), loaded.meanings(), seen);
    Usages illustrated =
        new Illustrated(guide, loaded, Examples.in(documents, folder.name())).of(presumed);
    Usages found = Homes.of(illustrated, seen, loaded.twin().contract(), loaded.meanings());
    Files.writeString(folder.data().resolve("mined.json"), found.text());
    seeds(folder, defaults, training);
    progress.println(seen.operations().size() + " operations were seen");
  }

  /// Writes what was there before the first call, in the place of the empty seeds.
  private static void seeds(TwinFolder folder, Defaults defaults, List<Session> training)
      throws IOException {
    String day = last(training).map(moment -> moment.toString().substring(0, 10)).orElse("");
    for (SeedFile file : defaults.files().values()) {
      file.write(folder.data(), "training recordings, " + (day.isEmpty() ? UNDATED : day));
    }
  }

  private static String until(List<Session> sessions) {
    return last(sessions).map(moment -> " until " + moment.toString().substring(0, 10)).orElse("");
  }

  private static Optional<Instant> last(List<Session> sessions) {
    return sessions.stream()
        .flatMap(session -> session.exchanges().stream())
        .map(Exchange::moment)
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }
}
