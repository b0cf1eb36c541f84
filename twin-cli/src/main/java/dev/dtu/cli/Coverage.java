package dev.dtu.cli;

import dev.dtu.effect.Meanings;
import dev.dtu.infer.Inference;
import dev.dtu.laws.Court;
import dev.dtu.laws.Figures;
import dev.dtu.load.Catalog;
import dev.dtu.load.TwinLoader;
import dev.dtu.trial.Subject;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu coverage`: holds the laws over a twin and tells how far it goes.
@Command(
    name = "coverage",
    description = "Holds the laws over a twin: what is stateful, what fits, what no law saw.",
    footer = {"", "  dtu coverage okta", "  dtu coverage petstore=petstore.yaml --json"})
final class Coverage implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      description = "A twin of the catalog, or NAME=FILE for the twin of a document.")
  String name = "";

  @Option(names = "--seed", paramLabel = "N", description = "Draws other requests (default: 1).")
  long seed = 1;

  @Option(names = "--all", description = "Names every operation outside the laws, not only some.")
  boolean all;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  Coverage() {}

  @Override
  public Integer call() throws Exception {
    boolean document = name.indexOf('=') >= 0;
    Company company =
        document
            ? Company.of(List.of(Company.NONE), List.of(new SpecFile.Reader().convert(name)))
            : Company.of(List.of(name), List.of());
    Twin twin = company.twins().firstEntry().getValue();
    Meanings meanings =
        document
            ? Inference.of(twin.contract())
            : new TwinLoader(Catalog.SPECS, Inference::of)
                .meanings(name, Catalog.TWINS.below(name));
    var subject = new Subject(twin, meanings);
    Figures figures = Figures.of(twin.name(), new Court(subject, List.of(seed)).judge());
    List<String> shortfalls = new ArrayList<>(figures.shortfalls());
    var out = spec.commandLine().getOut();
    out.println(json ? figures.toJson().toString() : figures.table(all));
    if (!json) {
      shortfalls.forEach(out::println);
    }
    return shortfalls.isEmpty() ? 0 : 1;
  }
}
