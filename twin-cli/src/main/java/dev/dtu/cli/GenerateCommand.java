package dev.dtu.cli;

import dev.dtu.folder.TwinFolder;
import dev.dtu.generate.Base;
import dev.dtu.generate.Generation;
import dev.dtu.generate.Goal;
import dev.dtu.generate.Miner;
import dev.dtu.generate.Mines;
import dev.dtu.generate.Order;
import dev.dtu.generate.Scorecard;
import dev.dtu.generate.Sources;
import dev.dtu.generate.Unfinished;
import dev.dtu.judge.Judge;
import dev.dtu.split.Shares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu generate`: makes a judged twin folder from documents and recordings, with an agent or without.
@Command(
    name = "generate",
    description =
        "Makes a twin folder from documents and recordings of a service, lets an agent make it"
            + " better, and has it judged by recordings that neither has seen"
            + " (docs/guides/generate-a-twin.md). Run again in the same folder, it goes on where it"
            + " was.",
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 the folder is sealed and scored; 1 it is refused, or misses what --until asks;"
          + " 2 wrong",
      "use.",
      "",
      "  dtu generate shop --openapi shop.yaml --recordings recordings/ -o shop-made",
      "  dtu generate shop --openapi shop.yaml --recordings recordings/ --docs pages/ -o shop-made"
          + " \\",
      "    --agent 'claude -p' --agent-network --pass ANTHROPIC_API_KEY --budget"
          + " rounds=8,minutes=90",
      "  dtu up --twins none --spec shop=shop-made/shop"
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The name of the twin; that of the one to improve, where there is one.")
  String name = "";

  @Option(
      names = "--improve",
      paramLabel = "TWIN",
      description =
          "Begin with a twin that was made before: its folder, or a published NAME[@VERSION]. Tells"
              + " what drifted, by new recordings or a new document.")
  @Nullable String improved;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where all of it stands; the twin's own folder is FOLDER/NAME.")
  Path output = Path.of("");

  @Option(
      names = "--openapi",
      paramLabel = "FILE",
      description =
          "A document of the API, as dtu distill takes it; may be repeated. Without any, the"
              + " contract is drawn from the recordings.")
  List<Path> openapi = new ArrayList<>();

  @Option(
      names = "--docs",
      paramLabel = "PLACE",
      description =
          "Pages about the service (HTML, Markdown, text), a file or a folder; may be repeated.")
  List<Path> docs = new ArrayList<>();

  @Option(
      names = "--recordings",
      paramLabel = "PLACE",
      description = "Recorded traffic, a file or a folder; parted into three sides.")
  @Nullable Path recordings;

  @Option(
      names = "--retrieved",
      paramLabel = "DAY",
      description = "The day all of that was fetched: 2026-08-31. Default: today.")
  @Nullable String retrieved;

  @Option(
      names = "--parts",
      paramLabel = "T,V,H",
      defaultValue = "60,20,20",
      description =
          "How many of a hundred groups are for training, validation and held-out. Default:"
              + " ${DEFAULT-VALUE}.")
  String parts = "60,20,20";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Parts the recordings otherwise. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Mixin Worker worker = new Worker();

  @Option(
      names = "--until",
      paramLabel = "LEVEL=PART",
      split = ",",
      description = "Stop when validation has reached: status=0.95,shape=0.8,value=0.65")
  Map<String, Double> least = new TreeMap<>();

  @Option(
      names = "--no-mine",
      description = "Leaves to the agent what recordings tell; else a program finds it out first.")
  boolean unmined;

  @Option(names = "--json", description = "Tells what happens as lines of JSON.")
  boolean json;

  GenerateCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    Order order = order();
    List<String> program = Self.line();
    List<String> judging = new ArrayList<>(program);
    judging.add("judge");
    var judge = new Judge(judging, Generation.keep(order.output()));
    var means = new Generation.Means(judge, program, unmined ? Miner.NONE : new Mines(openapi));
    try (var screen = new Screen(spec.commandLine().getOut(), json)) {
      Scorecard card = new Generation(order, means, screen).run();
      screen.card(card);
      return card.valid() && card.missed().isEmpty() ? 0 : 1;
    } catch (Unfinished unfinished) {
      throw new Stopped(String.valueOf(unfinished.getMessage()));
    }
  }

  /// What is to be improved; it gives its name, where none is told.
  private Optional<Base> base() throws Stopped, IOException {
    if (improved == null) {
      return Optional.empty();
    }
    Path place = Path.of(improved);
    TwinFolder folder =
        TwinFolder.at(place) ? TwinFolder.in(place) : CatalogCommand.found(improved);
    if (name.isEmpty()) {
      name = folder.name();
    } else if (!name.equals(folder.name())) {
      throw Stopped.wrongUse(
          "expected the name of the twin to improve, '%s', or none; found '%s'"
              .formatted(folder.name(), name));
    }
    try {
      return Optional.of(Base.of(folder));
    } catch (Unfinished unfinished) {
      throw new Stopped(String.valueOf(unfinished.getMessage()));
    }
  }

  private Order order() throws Stopped, IOException, InterruptedException {
    Optional<Base> base = base();
    if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw Stopped.wrongUse(
          "expected a name of a-z, 0-9 and '-', as it becomes part of a host name; found '"
              + name
              + "'");
    }
    List<Path> places = new ArrayList<>(openapi);
    places.addAll(docs);
    Optional.ofNullable(recordings).ifPresent(places::add);
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw Stopped.wrongUse("no such file or folder: " + place);
      }
    }
    try {
      if (base.isEmpty() && openapi.isEmpty() && recordings == null) {
        throw new IllegalArgumentException(
            "expected documents of the API (--openapi) or recordings of it (--recordings), found"
                + " neither");
      }
      var sources = new Sources(openapi, docs, Optional.ofNullable(recordings), day());
      return new Order(
          name,
          output.toAbsolutePath(),
          sources,
          seed,
          Shares.parse(parts),
          worker.effort(new Goal(least)),
          base);
    } catch (IllegalArgumentException wrong) {
      throw Stopped.wrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  private LocalDate day() {
    try {
      return retrieved == null ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(retrieved);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          "expected --retrieved with a day such as 2026-08-31, found '" + retrieved + "'", wrong);
    }
  }
}
