package dev.dtu.cli;

import dev.dtu.call.Nearest;
import dev.dtu.fidelity.Board;
import dev.dtu.fidelity.Candidate;
import dev.dtu.fidelity.Check;
import dev.dtu.fidelity.Figures;
import dev.dtu.fidelity.Floors;
import dev.dtu.fidelity.HtmlReport;
import dev.dtu.fidelity.JunitReport;
import dev.dtu.fidelity.Mutants;
import dev.dtu.fidelity.Stage;
import dev.dtu.fidelity.Table;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.twin.Twin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dtu check`: measures twins against recordings of real traffic.
@Command(
    name = "check",
    description =
        "Replays recordings of real traffic against twins and tells where they differ"
            + " (docs/reference/fidelity.md).",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 all that was asked for holds; 1 a score is under its minimum, or worse than"
          + " the",
      "baseline; 2 it could not run.",
      "",
      "  dtu check --twin okta --recordings recordings/",
      "  dtu check --twin okta --recordings recordings/ --min status=0.9,shape=0.3 --report"
          + " html,json"
    })
final class CheckCommand implements Callable<Integer> {

  private static final List<String> REPORTS = List.of("html", "junit", "json");

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--twin",
      paramLabel = "NAME",
      split = ",",
      description = "The twin to measure; may be repeated. Default: all of the catalog.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--spec",
      paramLabel = "NAME=FILE",
      converter = SpecFile.Reader.class,
      description = "The document of a twin that is not in the catalog; may be repeated.")
  List<SpecFile> documents = new ArrayList<>();

  @Option(
      names = "--mined",
      paramLabel = "NAME=FILE",
      description =
          "What 'dtu mine' wrote, in the place of what the catalog's twin has; may be repeated.")
  Map<String, Path> mined = new TreeMap<>();

  @Option(
      names = "--recordings",
      paramLabel = "PLACE",
      required = true,
      description = "A file, or a folder: lines of JSON, HAR, WireMock's mappings, VCR cassettes.")
  Path place = Path.of("");

  @Option(
      names = "--min",
      paramLabel = "LEVEL=PART",
      split = ",",
      description = "The least that must be right, from 0 to 1: status=0.9,shape=0.3")
  Map<String, Double> least = new TreeMap<>();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "A report of an earlier run (--report json); no score may be worse.")
  @Nullable Path baseline;

  @Option(
      names = "--report",
      paramLabel = "FORM",
      split = ",",
      description =
          "Also writes fidelity.html, fidelity.xml (junit) or fidelity.json; may be repeated.")
  List<String> reports = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where reports are written. Default: here.")
  Path out = Path.of(".");

  @Option(names = "--all", description = "A line for every operation.")
  boolean all;

  @Option(
      names = "--mutants",
      paramLabel = "SEED",
      arity = "0..1",
      fallbackValue = "1",
      description =
          "Also tells how many mistakes, planted in each recorded answer, would be found.")
  @Nullable Long mutants;

  CheckCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    refuse();
    List<Path> files = Witnesses.files(place);
    Obj before = baseline == null ? Obj.EMPTY : read(baseline);
    Optional<Mutants> planted = Optional.ofNullable(mutants).map(Mutants::new);
    PrintWriter told = spec.commandLine().getOut();
    Check.Found found = new Check(stages(), this::progress, planted).of(files);
    spec.commandLine().getErr().print("\r\033[K");
    spec.commandLine().getErr().flush();
    SortedMap<String, Board> boards = new TreeMap<>(found.boards());
    boards.keySet().removeIf(twin -> !wanted(twin));
    Witnesses.tell(found.troubles(), spec.commandLine().getErr());
    told.println("seeds by tenant: " + found.seeds());
    boards.forEach((twin, board) -> told.print("\n" + new Table(twin, board).text(all)));
    planted.ifPresent(each -> told.print("\n" + each.text()));
    List<String> fallen = new ArrayList<>(Floors.under(boards, least));
    fallen.addAll(Floors.worse(boards, before));
    fallen.forEach(each -> told.println("fails: " + each));
    report(boards, fallen);
    if (boards.isEmpty()) {
      throw Stopped.wrongUse("no exchange in " + place + " is one of " + wantedNames());
    }
    told.flush();
    return fallen.isEmpty() ? 0 : 1;
  }

  private void refuse() throws Stopped {
    for (String form : reports) {
      if (!REPORTS.contains(form)) {
        throw Stopped.wrongUse(
            "expected --report with one of " + String.join(", ", REPORTS) + "; found " + form);
      }
    }
    for (Map.Entry<String, Path> each : mined.entrySet()) {
      if (!Catalog.names().contains(each.getKey()) || !Files.isRegularFile(each.getValue())) {
        throw Stopped.wrongUse(
            "expected --mined with a twin of the catalog and a file that dtu mine wrote, such as"
                + " okta=mined.json; found "
                + each.getKey()
                + "="
                + each.getValue());
      }
    }
    for (Map.Entry<String, Double> each : least.entrySet()) {
      boolean part = each.getValue() >= 0 && each.getValue() <= 1;
      if (!Floors.LEVELS.contains(each.getKey()) || !part) {
        throw Stopped.wrongUse(
            "expected --min with %s and a part from 0 to 1; found %s=%s"
                .formatted(String.join(", ", Floors.LEVELS), each.getKey(), each.getValue()));
      }
    }
  }

  private boolean wanted(String twin) {
    return names.isEmpty() && documents.isEmpty()
        || names.contains(twin)
        || documents.stream().anyMatch(document -> document.name().equals(twin));
  }

  private String wantedNames() {
    List<String> wanted = new ArrayList<>(names.isEmpty() ? Catalog.names() : names);
    documents.forEach(document -> wanted.add(document.name()));
    return String.join(", ", wanted);
  }

  /// The twins to measure, those of one space together: they share what they keep.
  private List<Stage> stages() throws Stopped, IOException, InterruptedException {
    List<String> chosen = new ArrayList<>();
    for (String name : names) {
      if (!Catalog.names().contains(name)) {
        throw Stopped.wrongUse(
            "no twin '" + name + "' in the catalog" + Nearest.hint(name, Catalog.names()));
      }
      String space = Catalog.space(name);
      Catalog.names().stream()
          .filter(other -> Catalog.space(other).equals(space) && !chosen.contains(other))
          .forEach(chosen::add);
    }
    boolean alone = names.isEmpty() && !documents.isEmpty();
    Company company = Company.of(alone ? List.of(Company.NONE) : chosen, documents);
    SortedMap<String, List<Twin>> spaces = new TreeMap<>();
    company
        .twins()
        .values()
        .forEach(twin -> spaces.computeIfAbsent(twin.space(), _ -> new ArrayList<>()).add(twin));
    List<Stage> stages = new ArrayList<>();
    for (Collection<Twin> space : spaces.values()) {
      List<Candidate> candidates = new ArrayList<>();
      for (Twin twin : space) {
        Path other = mined.get(twin.name());
        candidates.add(other == null ? candidate(twin) : Witnesses.candidate(twin.name(), other));
      }
      stages.add(new Stage(candidates, company.people()));
    }
    return stages;
  }

  private Candidate candidate(Twin twin) throws Stopped {
    for (SpecFile document : documents) {
      if (document.name().equals(twin.name())) {
        return new Candidate(twin, document.meanings(twin));
      }
    }
    return Witnesses.candidate(twin);
  }

  private synchronized void progress(String what, int done, int of) {
    if (done % 16 == 0 || done == of) {
      PrintWriter err = spec.commandLine().getErr();
      err.print("\r" + what + " " + done + " of " + of + " files \033[K");
      err.flush();
    }
  }

  private void report(SortedMap<String, Board> boards, List<String> fallen) throws IOException {
    Files.createDirectories(out);
    for (String form : reports) {
      switch (form) {
        case "json" ->
            Files.writeString(out.resolve("fidelity.json"), Figures.of(boards).pretty() + "\n");
        case "junit" ->
            Files.writeString(out.resolve("fidelity.xml"), JunitReport.of(boards, fallen));
        default -> Files.writeString(out.resolve("fidelity.html"), HtmlReport.of(boards));
      }
    }
  }

  private static Obj read(Path file) throws Stopped, IOException {
    try {
      return Json.parse(Files.readAllBytes(file))
          .asObj()
          .filter(report -> report.obj("twins").isPresent())
          .orElseThrow(() -> Stopped.wrongUse("expected a report of dtu check in " + file));
    } catch (Malformed malformed) {
      throw Stopped.wrongUse(
          "expected a report of dtu check in " + file + ": " + malformed.getMessage());
    } catch (java.nio.file.NoSuchFileException missing) {
      throw Stopped.wrongUse("no such file: " + file);
    }
  }
}
