package dev.dtu.cli;

import dev.dtu.evidence.Evidence;
import dev.dtu.fidelity.Gatherer;
import dev.dtu.fidelity.Projects;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dtu evidence`: reduces recordings to facts that may be kept.
@Command(
    name = "evidence",
    description =
        "Reduces recordings of real traffic to facts of each operation and status: paths and types,"
            + " how often, headers, forms of ids; no bodies (docs/reference/evidence.md).",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done; 2 it could not run.",
      "",
      "  dtu evidence --twin okta --recordings recordings/ -o"
          + " twin-catalog/okta/twin/evidence/replies.json"
    })
final class EvidenceCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--twin",
      paramLabel = "NAME",
      required = true,
      description = "The twin of the service.")
  String name = "";

  @Option(
      names = "--recordings",
      paramLabel = "PLACE",
      required = true,
      description = "A file, or a folder: lines of JSON, HAR, WireMock's mappings, VCR cassettes.")
  Path place = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it. Default: here, for all to read.")
  @Nullable Path output;

  EvidenceCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    List<Path> files = Witnesses.files(place);
    var gatherer = new Gatherer(Witnesses.candidates(name), Projects.at(place));
    Evidence evidence = gatherer.of(files).getOrDefault(name, Evidence.NONE);
    Witnesses.tell(gatherer.troubles(), spec.commandLine().getErr());
    if (evidence.names().isEmpty()) {
      throw Stopped.wrongUse("no exchange in " + place + " is one of " + name);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output == null) {
      out.print(evidence.text());
    } else {
      Path parent = output.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(output, evidence.text());
      out.println(
          "%d operations and statuses of %d recordings in %s"
              .formatted(
                  evidence.names().size(),
                  evidence.sources().stream().mapToInt(each -> each.recordings()).sum(),
                  output));
    }
    out.flush();
    return 0;
  }
}
