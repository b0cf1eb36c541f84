package dev.dtu.cli;

import dev.dtu.call.Dice;
import dev.dtu.call.Nearest;
import dev.dtu.effect.Meanings;
import dev.dtu.evidence.Evidence;
import dev.dtu.infer.Inference;
import dev.dtu.laws.Court;
import dev.dtu.laws.Figures;
import dev.dtu.load.Catalog;
import dev.dtu.load.EvidenceFile;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.TwinLoader;
import dev.dtu.trial.Subject;
import dev.dtu.twin.Twin;
import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `dtu coverage`: holds the laws over a twin and tells how far it goes.
@Command(
    name = "coverage",
    description =
        "Holds the laws over a twin: what is stateful, what fits its contract, what no law saw."
            + " Exits with 1 when a law is broken or a floor is missed.",
    sortOptions = false,
    footer = {"", "  dtu coverage okta", "  dtu coverage petstore=petstore.yaml --json"})
final class Coverage implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME|NAME=FILE",
      description = "A twin of the catalog, or the twin of an OpenAPI document.")
  String name = "";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Draws other requests. A word will do. Default: ${DEFAULT-VALUE}.")
  String seed = "1";

  @Option(names = "--all", description = "Names every operation outside the laws.")
  boolean all;

  @Option(names = "--json", description = "Prints one JSON document, with every operation named.")
  boolean json;

  Coverage() {}

  @Override
  public Integer call() throws Stopped, InterruptedException {
    Company company = company();
    company.notes().forEach(note -> spec.commandLine().getErr().println("dtu coverage: " + note));
    SortedMap<String, Twin> twins = company.twins(); // what hands out its tokens may be there too
    Twin twin = twins.getOrDefault(name, twins.firstEntry().getValue());
    var subject = new Subject(twin, meanings(twin), evidence());
    Figures figures = Figures.of(twin.name(), new Court(subject, List.of(chance())).judge());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(figures.toJson());
    } else {
      out.print(figures.table(all));
      figures.shortfalls().forEach(each -> out.println("missed: " + each));
    }
    out.flush();
    return figures.shortfalls().isEmpty() ? 0 : 1;
  }

  /// What the service of a twin of the catalog was seen to send.
  private Evidence evidence() {
    return name.indexOf('=') >= 0 ? Evidence.NONE : EvidenceFile.read(Catalog.TWINS.below(name));
  }

  /// What its operations mean, with what its folder declares over what is inferred.
  private Meanings meanings(Twin twin) throws Stopped {
    if (name.indexOf('=') >= 0) {
      return new SpecFile.Reader().convert(name).meanings(twin);
    }
    try {
      return new TwinLoader(Catalog.SPECS, Inference::of).meanings(name, Catalog.TWINS.below(name));
    } catch (FlawedTwin flawed) {
      throw new Stopped(String.valueOf(flawed.getMessage()));
    }
  }

  private Company company() throws Stopped, InterruptedException {
    if (name.indexOf('=') >= 0) {
      try {
        return Company.of(List.of(Company.NONE), List.of(new SpecFile.Reader().convert(name)));
      } catch (TypeConversionException wrong) {
        throw Stopped.wrongUse(String.valueOf(wrong.getMessage()));
      }
    }
    List<String> known = Catalog.names();
    if (!known.contains(name)) {
      throw Stopped.wrongUse(
          ("no twin '%s' in the catalog%s\nThe catalog has %s; any other service is told with its"
                  + " document: NAME=FILE")
              .formatted(name, Nearest.hint(name, known), String.join(", ", known)));
    }
    return Company.of(List.of(name), List.of());
  }

  /// The number given, or what a word stands for.
  private long chance() {
    return seed.matches("-?\\d{1,18}") ? Long.parseLong(seed) : new Dice(0).at(seed).seed();
  }
}
