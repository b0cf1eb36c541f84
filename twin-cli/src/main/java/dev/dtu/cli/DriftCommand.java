package dev.dtu.cli;

import dev.dtu.contract.Contract;
import dev.dtu.distill.Distilled;
import dev.dtu.distill.Distiller;
import dev.dtu.document.Unreadable;
import dev.dtu.drift.Change;
import dev.dtu.drift.Changes;
import dev.dtu.drift.OverlayText;
import dev.dtu.evidence.Source;
import dev.dtu.fidelity.Drift;
import dev.dtu.fidelity.DriftFinder;
import dev.dtu.fidelity.Gatherer;
import dev.dtu.fidelity.Projects;
import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import dev.dtu.load.Shelf;
import dev.dtu.load.TwinLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu drift`: what became of a document, by its next version or by what recordings show.
@Command(
    name = "drift",
    description =
        "Tells how two contracts differ, each difference as breaking for clients or not; or where"
            + " recordings do not fit a twin's contract, with the overlay lines that mend it"
            + " (docs/reference/drift.md).",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 nothing breaks, or all fits; 1 something breaks, or does not fit; 2 it could",
      "not run.",
      "",
      "  dtu drift openapi-specs/shop shop-next.yaml",
      "  dtu drift --twin okta --recordings recordings/ --overlay mend.yaml"
    })
final class DriftCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "CONTRACT",
      arity = "0..2",
      description = "The older and the newer: a folder that dtu distill wrote, or a document.")
  List<Path> contracts = new ArrayList<>();

  @Option(names = "--twin", paramLabel = "NAME", description = "The twin of the service.")
  @Nullable String name;

  @Option(
      names = "--recordings",
      paramLabel = "PLACE",
      description = "A file, or a folder: lines of JSON, HAR, WireMock's mappings, VCR cassettes.")
  @Nullable Path place;

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "Writes the overlay that mends what recordings show.")
  @Nullable Path overlay;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  DriftCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    if (contracts.size() == 2 && name == null && place == null) {
      return compare();
    }
    if (contracts.isEmpty() && name != null && place != null) {
      return recorded(name, place);
    }
    throw Stopped.wrongUse(
        "expected two contracts, or --twin NAME with --recordings PLACE; found "
            + (contracts.isEmpty() ? "neither" : contracts));
  }

  private int compare() throws Stopped, IOException {
    List<Change> changes =
        Changes.between(contract(contracts.getFirst()), contract(contracts.getLast()));
    long breaking = changes.stream().filter(Change::breaking).count();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Changes.toJson(changes));
    } else {
      changes.forEach(out::println);
      out.println("%d breaking, %d not breaking".formatted(breaking, changes.size() - breaking));
    }
    out.flush();
    return breaking == 0 ? 0 : 1;
  }

  private static Contract contract(Path at) throws Stopped, IOException {
    if (!Files.exists(at)) {
      throw Stopped.wrongUse("no such file or folder: " + at);
    }
    try {
      if (Files.isDirectory(at) && Files.isRegularFile(at.resolve("contract/contract.json"))) {
        return TwinLoader.contract(Shelf.folder(at))
            .orElseThrow(() -> Stopped.wrongUse("expected a contract in " + at));
      }
      Distilled distilled = Distiller.distill(at, Distiller.Options.named("contract"));
      return Contract.of(distilled.read("contract.json"), distilled);
    } catch (Unreadable | IllegalArgumentException | IllegalStateException unreadable) {
      throw Stopped.wrongUse(
          "expected a contract, or a document, at " + at + ": " + unreadable.getMessage());
    }
  }

  private int recorded(String twin, Path recordings)
      throws Stopped, IOException, InterruptedException {
    List<Path> files = Witnesses.files(recordings);
    var finder = new DriftFinder(twin, Witnesses.candidates(twin));
    List<Drift> drifts = finder.in(files);
    Witnesses.tell(finder.troubles(), spec.commandLine().getErr());
    if (finder.exchanges() == 0) {
      throw Stopped.wrongUse("no exchange in " + recordings + " is one of " + twin);
    }
    if (overlay != null) {
      Files.writeString(overlay, OverlayText.of(twin, source(twin, files), drifts));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          Obj.builder()
              .put("twin", twin)
              .put("exchanges", finder.exchanges())
              .put("drifts", Arr.of(drifts.stream().map(Drift::toJson).toList()))
              .build());
    } else {
      drifts.forEach(each ->
          out.println("%s\n    %s".formatted(each.line(), String.join("\n    ", each.examples()))));
      out.println(
          "%d exchanges of %s; %s"
              .formatted(finder.exchanges(), twin, drifts.isEmpty() ? "all fit" : counts(drifts)));
    }
    out.flush();
    return drifts.isEmpty() ? 0 : 1;
  }

  private static String counts(List<Drift> drifts) {
    return OverlayText.counts(drifts).entrySet().stream()
        .map(
            each -> each.getKey().name().toLowerCase(java.util.Locale.ROOT) + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  /// The projects whose recordings are read, and the day of the latest.
  private String source(String twin, List<Path> files)
      throws Stopped, IOException, InterruptedException {
    var projects = Projects.at(files.getFirst());
    var evidence = new Gatherer(Witnesses.candidates(twin), projects).of(files).get(twin);
    List<Source> sources = evidence == null ? List.of() : evidence.sources();
    String names = sources.stream().map(Source::name).collect(Collectors.joining("; "));
    String last = sources.stream().map(Source::last).max(String::compareTo).orElse("");
    return "recordings of " + names + ", " + (last.isEmpty() ? written(files) : last);
  }

  /// The day when the latest of the files was written, for recordings that tell no time.
  private static String written(List<Path> files) throws IOException {
    Instant last = Instant.EPOCH;
    for (Path file : files) {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      last = written.isAfter(last) ? written : last;
    }
    return last.toString().substring(0, 10);
  }
}
