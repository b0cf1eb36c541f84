package dev.dtu.cli;

import dev.dtu.catalog.Pins;
import dev.dtu.catalog.Published;
import dev.dtu.catalog.Version;
import dev.dtu.folder.TwinFolder;
import dev.dtu.generate.Unfinished;
import dev.dtu.json.Json;
import dev.dtu.judge.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu catalog`: twin folders that were published, each version for good.
@Command(
    name = "catalog",
    description =
        "Publishes twin folders that dtu generate made, each version for good, and tells of them.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      CatalogCommand.Publish.class,
      CatalogCommand.All.class,
      CatalogCommand.Show.class,
      CatalogCommand.Lock.class
    },
    footer = {
      "",
      "  dtu catalog publish made/shop",
      "  dtu catalog lock shop@2",
      "  dtu up --twins none --spec shop=shop --spec shop-before=shop@1"
    })
final class CatalogCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  CatalogCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected publish, list, show or lock, found none");
  }

  /// Where published twins stand.
  static Published published(@Nullable Path chosen) {
    if (chosen != null) {
      return new Published(chosen);
    }
    String told = System.getenv("DTU_CATALOG");
    return new Published(
        told == null || told.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".dtu", "catalog")
            : Path.of(told));
  }

  /// The twin folder that words mean: see [Pins].
  static TwinFolder found(String words) throws Stopped, IOException {
    return asked(() -> new Pins(Path.of(Pins.NAME)).find(words, published(null))).folder();
  }

  /// Does what a catalog may refuse.
  @FunctionalInterface
  private interface Asked<T> {
    T answer() throws Refused, Unfinished, IOException;
  }

  private static <T> T asked(Asked<T> asked) throws Stopped, IOException {
    try {
      return asked.answer();
    } catch (Refused refused) {
      throw Stopped.refused(String.valueOf(refused.getMessage()));
    } catch (Unfinished unfinished) {
      throw Stopped.refused(String.valueOf(unfinished.getMessage()));
    } catch (IllegalArgumentException wrong) {
      throw Stopped.wrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  /// Where the catalog is, and how to tell of it.
  static final class Places {

    @Option(
        names = "--catalog",
        paramLabel = "FOLDER",
        description = "Where published twins stand. Default: DTU_CATALOG, else ~/.dtu/catalog.")
    @Nullable Path catalog;

    Places() {}

    Published published() {
      return CatalogCommand.published(catalog);
    }
  }

  /// Publishes a folder.
  @Command(name = "publish", description = "Publishes a sealed twin folder as a new version.")
  static final class Publish implements Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin Places places = new Places();

    @Parameters(paramLabel = "FOLDER", description = "The twin folder.")
    Path folder = Path.of("");

    @Option(
        names = "--as",
        paramLabel = "VERSION",
        description = "One to three numbers: 1.2. Default: the last one's successor.")
    @Nullable String version;

    Publish() {}

    @Override
    public Integer call() throws Stopped, IOException {
      TwinFolder twin = TwinFolder.in(folder);
      Published.Entry entry =
          asked(() ->
              places.published().publish(twin, Optional.ofNullable(version).map(Version::parse)));
      spec.commandLine().getOut().println(entry.title() + " " + entry.hash());
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /// Lists all.
  @Command(name = "list", description = "Lists published twins with how they stand on held-out.")
  static final class All implements Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin Places places = new Places();

    All() {}

    @Override
    public Integer call() throws Stopped, IOException {
      PrintWriter out = spec.commandLine().getOut();
      for (Published.Entry entry : asked(() -> places.published().all())) {
        out.printf(
            "%-20s %s  held-out: %s%n",
            entry.title(), entry.hash().substring(0, 12), entry.card().standing("held-out"));
      }
      out.flush();
      return 0;
    }
  }

  /// Tells of one.
  @Command(name = "show", description = "Shows the scorecard of a published twin.")
  static final class Show implements Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin Places places = new Places();

    @Parameters(paramLabel = "NAME[@VERSION]", description = "Default version: the newest.")
    String words = "";

    @Option(names = "--json", description = "As a document.")
    boolean json;

    Show() {}

    @Override
    public Integer call() throws Stopped, IOException {
      Published.Entry entry = asked(() -> places.published().find(words));
      Json told = entry.card().told();
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? told + "\n" : entry.title() + "\n\n" + entry.card().page());
      out.flush();
      return 0;
    }
  }

  /// Pins versions.
  @Command(
      name = "lock",
      description = "Pins versions in dtu.lock, for where a twin is named without one.")
  static final class Lock implements Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin Places places = new Places();

    @Option(
        names = "--file",
        paramLabel = "FILE",
        defaultValue = Pins.NAME,
        description = "The lock file. Default: ${DEFAULT-VALUE}.")
    Path file = Path.of(Pins.NAME);

    @Parameters(arity = "1..*", paramLabel = "NAME[@VERSION]", description = "What to pin.")
    List<String> words = List.of();

    Lock() {}

    @Override
    public Integer call() throws Stopped, IOException {
      for (String each : words) {
        Published.Entry entry = asked(() -> places.published().find(each));
        asked(() -> {
          new Pins(file).pin(entry);
          return true;
        });
        spec.commandLine().getOut().println(entry.title() + " " + entry.hash());
      }
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
