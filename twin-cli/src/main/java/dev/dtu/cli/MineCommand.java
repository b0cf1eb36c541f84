package dev.dtu.cli;

import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Guide;
import dev.dtu.folder.TwinFolder;
import dev.dtu.load.FlawedTwin;
import dev.dtu.mine.Mining;
import dev.dtu.recording.Form;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Trouble;
import dev.dtu.usage.Usages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dtu mine`: finds out from recordings how a service behaves beyond its document.
@Command(
    name = "mine",
    description =
        "Finds out from recordings what a service does beyond its document, and writes it as the"
            + " twin's mined.json (docs/reference/mining.md).",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done; 2 it could not run.",
      "",
      "  dtu mine --twin okta --recordings recordings/ -o twin-catalog/okta/twin/mined.json"
    })
final class MineCommand implements Callable<Integer> {

  /// After so many files it tells how far it is.
  private static final int A_STEP = 16;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--twin",
      paramLabel = "NAME",
      required = true,
      description =
          "The twin whose service was recorded: one of the catalog, or a folder such as ./shop.")
  String name = "";

  @Option(
      names = "--recordings",
      paramLabel = "PLACE",
      required = true,
      description = "A file, or a folder: lines of JSON, HAR, WireMock's mappings, VCR cassettes.")
  Path place = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "WORDS",
      defaultValue = "recorded traffic",
      description = "Where the recordings are from, and until when; is written into the file.")
  String source = "";

  @Option(
      names = "--leniency",
      description =
          "Keep only the rules of the document that the service does not insist on, and nothing of"
              + " what it shows.")
  boolean leniency;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write. Default: standard output.")
  @Nullable Path output;

  MineCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    List<Path> files = Witnesses.files(place);
    List<Candidate> candidates = folder() ? List.of(own()) : Witnesses.candidates(name);
    String twin = folder() ? candidates.getFirst().twin().name() : name;
    var mining = new Mining(new Guide(candidates), twin);
    PrintWriter err = spec.commandLine().getErr();
    List<Trouble> troubles = new ArrayList<>();
    int read = 0;
    for (Path file : files) {
      Form.Read recorded = Recordings.read(file);
      troubles.addAll(recorded.troubles());
      recorded.sessions().forEach(mining::watch);
      if (++read % A_STEP == 0 || read == files.size()) {
        err.print("\rmining " + read + " of " + files.size() + " files \u001b[K");
        err.flush();
      }
    }
    err.print("\r\u001b[K");
    Witnesses.tell(troubles, err);
    Usages found = leniency ? mining.found(source).leniency() : mining.found(source);
    if (found.operations().isEmpty()) {
      throw Stopped.wrongUse("no exchange in " + place + " tells anything of " + twin);
    }
    PrintWriter told = spec.commandLine().getOut();
    if (output == null) {
      told.print(found.text());
    } else {
      Files.writeString(output, found.text());
      told.println(twin + ": " + found.operations().size() + " operations seen; wrote " + output);
    }
    told.flush();
    return 0;
  }

  private boolean folder() {
    return name.indexOf('/') >= 0 && Files.isDirectory(Path.of(name));
  }

  /// The twin of a folder.
  private Candidate own() throws Stopped, IOException {
    try {
      TwinFolder.Loaded loaded = TwinFolder.in(Path.of(name)).loaded();
      return new Candidate(loaded.twin(), loaded.meanings());
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    }
  }
}
