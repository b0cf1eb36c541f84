package dev.dtu.cli;

import dev.dtu.evidence.Evidence;
import dev.dtu.fidelity.Gatherer;
import dev.dtu.fidelity.Projects;
import dev.dtu.laws.Departures;
import dev.dtu.load.Catalog;
import dev.dtu.load.EvidenceFile;
import dev.dtu.trial.Subject;
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
            + " how often, headers, forms of ids; no bodies. Or holds a twin's replies against them"
            + " (docs/reference/evidence.md).",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 done, or nothing departs that is not known; 1 something does; 2 it could not",
      "run.",
      "",
      "  dtu evidence --twin okta --check --known okta.known",
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
      description = "A file, or a folder: lines of JSON, HAR, WireMock's mappings, VCR cassettes.")
  @Nullable Path place;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it. Default: here, for all to read.")
  @Nullable Path output;

  @Option(
      names = "--check",
      description = "Calls every operation of the twin and holds its replies against its evidence.")
  boolean check;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "With --check: departures that are known, a line each, as it prints them.")
  @Nullable Path known;

  @Option(names = "--json", description = "With --check: prints one JSON document.")
  boolean json;

  EvidenceCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    if (check == (place != null)) {
      throw Stopped.wrongUse("expected either --recordings PLACE or --check");
    }
    return place == null ? held() : gathered(place);
  }

  /// Holds the twin against the evidence in the catalog.
  private int held() throws Stopped, IOException, InterruptedException {
    Subject subject = Witnesses.subject(name);
    Evidence evidence = EvidenceFile.read(Catalog.TWINS.below(name));
    if (evidence.names().isEmpty()) {
      throw Stopped.wrongUse("the catalog has no evidence of " + name);
    }
    List<String> listed = known == null ? List.of() : listed(known);
    Departures departures = Departures.of(subject, evidence, List.of(1L, 2L));
    List<String> others = departures.beyond(listed);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(departures.toJson(name, listed));
    } else {
      others.forEach(out::println);
      out.println(
          "%s: %d of %d operations and statuses answered; %d departures, %d of them known"
              .formatted(
                  name,
                  departures.held().size(),
                  evidence.names().size(),
                  departures.lines().size(),
                  departures.lines().size() - others.size()));
    }
    out.flush();
    return others.isEmpty() ? 0 : 1;
  }

  private static List<String> listed(Path file) throws Stopped, IOException {
    if (!Files.isRegularFile(file)) {
      throw Stopped.wrongUse("no such file: " + file);
    }
    return Departures.read(Files.readString(file));
  }

  private int gathered(Path recordings) throws Stopped, IOException, InterruptedException {
    List<Path> files = Witnesses.files(recordings);
    var gatherer = new Gatherer(Witnesses.candidates(name), Projects.at(recordings));
    Evidence evidence = gatherer.of(files).getOrDefault(name, Evidence.NONE);
    Witnesses.tell(gatherer.troubles(), spec.commandLine().getErr());
    if (evidence.names().isEmpty()) {
      throw Stopped.wrongUse("no exchange in " + recordings + " is one of " + name);
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
