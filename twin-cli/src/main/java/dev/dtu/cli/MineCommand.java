package dev.dtu.cli;

import dev.dtu.call.Nearest;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Guide;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.TwinLoader;
import dev.dtu.mine.Mining;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
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

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--twin",
      paramLabel = "NAME",
      required = true,
      description = "The twin of the catalog whose service was recorded.")
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
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write. Default: standard output.")
  @Nullable Path out;

  MineCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    if (!Catalog.names().contains(name)) {
      throw Stopped.wrongUse(
          "no twin '" + name + "' in the catalog" + Nearest.hint(name, Catalog.names()));
    }
    if (!Files.exists(place)) {
      throw Stopped.wrongUse("no such file or folder: " + place);
    }
    var mining = new Mining(new Guide(candidates()), name);
    for (Path file : Recordings.files(place)) {
      for (Session session : Recordings.read(file).sessions()) {
        mining.watch(session);
      }
    }
    Usages found = leniency ? mining.found(source).leniency() : mining.found(source);
    String text = found.toJson().pretty() + "\n";
    PrintWriter told = spec.commandLine().getOut();
    if (out == null) {
      told.print(text);
    } else {
      Files.writeString(out, text);
      told.println(name + ": " + found.operations().size() + " operations seen; wrote " + out);
    }
    told.flush();
    return 0;
  }

  /// The twins of the space, since recordings may go from one to the other.
  private List<Candidate> candidates() throws Stopped {
    List<Candidate> candidates = new ArrayList<>();
    var loader = new TwinLoader(Catalog.SPECS, Inference::of);
    for (String other : Catalog.names()) {
      if (Catalog.space(other).equals(Catalog.space(name))) {
        try {
          var folder = Catalog.TWINS.below(other);
          candidates.add(new Candidate(loader.load(other, folder), loader.meanings(other, folder)));
        } catch (FlawedTwin flawed) {
          throw new Stopped(String.valueOf(flawed.getMessage()));
        }
      }
    }
    return candidates;
  }
}
