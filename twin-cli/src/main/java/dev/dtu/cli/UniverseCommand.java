package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu universe`: makes, forks, shows, compares and deletes universes of a running server.
@Command(
    name = "universe",
    description = "Makes, forks, shows, compares and deletes universes of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "  dtu universe create --name a --clock 2026-01-01T00:00:00Z --frozen",
      "  dtu universe fork a --name b --turn 12",
      "  dtu universe diff a b",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class UniverseCommand implements Runnable {

  private static final String ALL = "/universes";

  @Spec CommandSpec spec = CommandSpec.create();

  UniverseCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }

  private int show(Door door, String method, String target, Optional<Obj> body)
      throws Stopped, IOException, InterruptedException {
    return door.show(spec.commandLine().getOut(), method, target, body);
  }

  private static String one(String universe) {
    return ALL + "/" + Door.part(universe);
  }

  @Command(description = "Lists the universes.")
  int list(@Mixin Door door) throws Stopped, IOException, InterruptedException {
    return show(door, "GET", ALL, Optional.empty());
  }

  /// What a new universe is to be like.
  static final class Made {
    @Option(names = "--name", paramLabel = "NAME", description = "Its name. Default: a free one.")
    @Nullable String name;

    @Option(names = "--dice", paramLabel = "NUMBER", description = "Its seed of chance, or a word.")
    @Nullable String dice;

    @Option(
        names = "--twins",
        paramLabel = "NAME",
        split = ",",
        description = "The twins in it. Default: all.")
    List<String> twins = List.of();

    @Option(
        names = "--clock",
        paramLabel = "MOMENT",
        description = "What it takes for the time at first: 2026-01-31T12:00:00Z.")
    @Nullable String clock;

    @Option(names = "--frozen", description = "Its clock stands still until it is moved.")
    boolean frozen;

    @Option(names = "--any-credential", description = "Any well-formed credential will do.")
    boolean any;

    Made() {}

    Obj wish() {
      Obj.Builder wish = Obj.builder();
      Optional.ofNullable(name).ifPresent(text -> wish.put("name", text));
      Optional.ofNullable(dice)
          .ifPresent(text ->
              wish.put("dice", text.matches("-?\\d{1,18}") ? new Json.Num(text) : Json.of(text)));
      if (!twins.isEmpty()) {
        wish.put("twins", Json.array(twins.stream().<Json>map(Json::of).toList()));
      }
      if (clock != null || frozen) {
        Obj.Builder time = Obj.builder();
        Optional.ofNullable(clock).ifPresent(text -> time.put("at", text));
        wish.put("clock", time.put("frozen", frozen).build());
      }
      return wish.put("auth", any ? "any" : "strict").build();
    }
  }

  @Command(description = "Makes a universe.")
  int create(
      @Mixin Door door,
      @Mixin Made made,
      @Option(
              names = "--seed",
              paramLabel = "NAME",
              description = "What it holds at first. Default: default.")
          @Nullable String seed)
      throws Stopped, IOException, InterruptedException {
    Obj wish = seed == null ? made.wish() : made.wish().with("seed", seed);
    return show(door, "POST", ALL, Optional.of(wish));
  }

  @Command(description = "Makes a copy of a universe, as it is or was after a turn.")
  int fork(
      @Mixin Door door,
      @Mixin Made made,
      @Parameters(paramLabel = "UNIVERSE", description = "The universe to copy.") String parent,
      @Option(names = "--turn", paramLabel = "NUMBER", description = "The last turn it has too.")
          @Nullable Long turn)
      throws Stopped, IOException, InterruptedException {
    Obj wish = made.wish().with("fork", parent);
    return show(
        door, "POST", ALL, Optional.of(turn == null ? wish : wish.with("turn", Json.of(turn))));
  }

  @Command(description = "Shows a universe: where its twins are, and their credentials.")
  int show(
      @Mixin Door door,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe)
      throws Stopped, IOException, InterruptedException {
    return show(door, "GET", one(universe), Optional.empty());
  }

  @Command(description = "Takes a universe back to its begin.")
  int reset(
      @Mixin Door door,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe)
      throws Stopped, IOException, InterruptedException {
    return show(door, "POST", one(universe) + "/reset", Optional.empty());
  }

  @Command(description = "Deletes a universe.")
  int delete(
      @Mixin Door door,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe)
      throws Stopped, IOException, InterruptedException {
    return show(door, "DELETE", one(universe), Optional.empty());
  }

  @Command(description = "The hash of a universe's state; equal states have equal hashes.")
  int hash(
      @Mixin Door door,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe)
      throws Stopped, IOException, InterruptedException {
    return show(door, "GET", one(universe) + "/hash", Optional.empty());
  }

  @Command(description = "What another universe has changed: rows and members.")
  int diff(
      @Mixin Door door,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe,
      @Parameters(paramLabel = "OTHER", description = "The other's name.") String other)
      throws Stopped, IOException, InterruptedException {
    return show(door, "GET", one(universe) + "/diff/" + Door.part(other), Optional.empty());
  }
}
