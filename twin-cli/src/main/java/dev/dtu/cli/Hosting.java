package dev.dtu.cli;

import dev.dtu.call.Dice;
import dev.dtu.call.Nearest;
import dev.dtu.json.Obj;
import dev.dtu.server.Server;
import dev.dtu.server.ServerOptions;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `dtu up` was asked for, and the doing of it. Knows the command line only by notes on its
/// fields, so that a start need not read the words by them; see [PlainWords].
final class Hosting {

  /// The launcher has flags for the JVM of each.
  private static final List<String> PROFILES = List.of("server", "ci");

  @Option(
      names = "--data-port",
      paramLabel = "PORT",
      defaultValue = "8420",
      converter = PortNumber.class,
      description = "Where the twins answer; 0 is any free port. Default: ${DEFAULT-VALUE}.")
  int dataPort = ServerOptions.DEFAULT.dataPort();

  @Option(
      names = "--control-port",
      paramLabel = "PORT",
      defaultValue = "8421",
      converter = PortNumber.class,
      description = "Where operators are let in; 0 is any free port. Default: ${DEFAULT-VALUE}.")
  int controlPort = ServerOptions.DEFAULT.controlPort();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address of the data port; 0.0.0.0 lets other machines in."
              + " Default: ${DEFAULT-VALUE}.")
  String bind = "127.0.0.1";

  @Option(
      names = "--control-bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address of the control port, kept apart so that software under test cannot reach"
              + " it. Default: ${DEFAULT-VALUE}.")
  String controlBind = "127.0.0.1";

  @Mixin Disguise disguise = new Disguise();

  @Option(
      names = "--twins",
      paramLabel = "NAME",
      split = ",",
      description =
          "The twins of the catalog to host, such as okta,jira; 'none' for none of them."
              + " Default: all.")
  List<String> twins = new ArrayList<>();

  @Option(
      names = "--spec",
      paramLabel = "NAME=FILE",
      converter = SpecFile.Reader.class,
      description =
          "Host a twin made of an API document (see 'dtu help distill'); may be repeated.")
  List<SpecFile> documents = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "What a fresh universe holds. Default: ${DEFAULT-VALUE}.")
  String seed = "default";

  @Option(
      names = "--dice",
      paramLabel = "NUMBER",
      description =
          "The seed of chance; the same dice and calls give the same bytes. A word will"
              + " do. Default: drawn.")
  @Nullable String dice;

  @Option(
      names = "--key-files",
      paramLabel = "FOLDER",
      description =
          "Write what clients of the default universe need to ask for tokens, such as a service"
              + " account's key file, into this folder: TWIN-KIND.json.")
  @Nullable Path keyFiles;

  @Mixin State state = new State();

  @Option(
      names = "--profile",
      paramLabel = "server|ci",
      defaultValue = "server",
      description =
          "What the JVM is tuned for: 'server' for many calls, 'ci' for a quick start and little"
              + " memory (a heap of 128 MiB). Default: ${DEFAULT-VALUE}.")
  String profile = "server";

  @Option(names = "--json", description = "Print one line of JSON instead of a table.")
  boolean json;

  Hosting() {}

  /// Hosts until the process is told to end.
  ///
  /// @return the exit code
  int host(PrintWriter out, PrintWriter err) throws Stopped, IOException, InterruptedException {
    Arrival arrival = Arrival.of(twins, documents);
    if (!PROFILES.contains(profile)) {
      throw Stopped.wrongUse(
          "expected --profile server or ci, found '"
              + profile
              + "'"
              + Nearest.hint(profile, PROFILES));
    }
    try (State.Open opened = state.open(arrival, chance());
        Server server = Server.prepared(options(), opened.universes(), opened.bodies())) {
      Company company = fit(arrival.await());
      createDefault(opened.universes());
      server.open();
      if (keyFiles != null) {
        KeyFiles.write(keyFiles, server, opened.universes());
      }
      company.notes().forEach(line -> err.println("dtu up: " + line));
      opened.notes().forEach(line -> err.println("dtu up: " + line));
      show(out, server, opened.universes());
      untilTold(server, opened);
    }
    return 0;
  }

  /// The company, when a universe can be made of it as it was asked for.
  private Company fit(Company company) throws Stopped {
    if (company.loaded().isEmpty()) {
      throw Stopped.wrongUse(
          "expected a twin to host, found none; name some with --twins or --spec");
    }
    SortedSet<String> seeds = Universes.seeds(company.twins().values());
    if (!seeds.contains(seed)) {
      throw Stopped.wrongUse(
          "expected a seed that a twin has ("
              + String.join(", ", seeds)
              + "), found '"
              + seed
              + "'"
              + Nearest.hint(seed, seeds));
    }
    return company;
  }

  private ServerOptions options() throws Stopped {
    var options =
        ServerOptions.DEFAULT
            .withBind(bind)
            .withControlBind(controlBind)
            .withPorts(dataPort, controlPort)
            .with(disguise.ports(dataPort));
    return Optional.ofNullable(System.getenv("DTU_TOKEN"))
        .filter(token -> !token.isBlank())
        .map(options::withToken)
        .orElse(options);
  }

  /// The seed of chance that was asked for: the number given, or what a word stands for.
  private OptionalLong chance() {
    if (dice == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        dice.matches("-?\\d{1,18}") ? Long.parseLong(dice) : new Dice(0).at(dice).seed());
  }

  private void createDefault(Universes universes) throws Stopped {
    if (universes.find(Universes.DEFAULT).isPresent()) {
      return;
    }
    try {
      var wish = Wish.ANYTHING.named(Universes.DEFAULT).seeded(seed).takingAnyCredential();
      universes.create(wish);
    } catch (Universes.Refused refused) {
      throw new Stopped("the default universe was not made: " + refused.getMessage());
    }
  }

  private void show(PrintWriter out, Server server, Universes universes) {
    if (json) {
      Obj.Builder line = Obj.builder();
      line.put("data", server.dataUrl());
      line.put("control", server.controlUrl());
      line.put("token", server.token());
      server.tlsUrl().ifPresent(url -> line.put("tls", url));
      server.proxy().ifPresent(place -> line.put("proxy", "http://" + place));
      out.println(line.build());
    } else {
      out.print(Welcome.text(server, universes));
    }
    out.flush();
  }

  /// Returns when the process is asked to end (Ctrl-C, kill), so that the ports close first.
  private static void untilTold(Server server, State.Open opened) throws InterruptedException {
    var told = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  end(opened);
                  told.countDown();
                },
                "dtu-end"));
    told.await();
  }

  private static void end(State.Open opened) {
    try {
      opened.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
