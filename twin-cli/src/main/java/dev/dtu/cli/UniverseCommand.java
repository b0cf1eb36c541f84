package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
      "  dtu universe snapshot a before",
      "  dtu universe restore a --snapshot before",
      "  dtu universe diff a@before a",
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
  int list(
      @Mixin Door door,
      @Option(
              names = "--label",
              paramLabel = "NAME[=VALUE]",
              description = "Those that have it; may be repeated.")
          @Nullable List<String> labels)
      throws Stopped, IOException, InterruptedException {
    List<String> asked = labels == null ? List.of() : labels;
    return show(door, "GET", ALL + query("label", asked), Optional.empty());
  }

  private static String query(String name, List<String> values) {
    String pairs =
        values.stream()
            .map(value -> name + "=" + Door.part(value))
            .collect(Collectors.joining("&"));
    return pairs.isEmpty() ? "" : "?" + pairs;
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

    @Option(
        names = "--label",
        paramLabel = "NAME=VALUE",
        description = "A word to know it by; may be repeated.")
    Map<String, String> labels = new TreeMap<>();

    @Option(
        names = "--ttl",
        paramLabel = "DURATION",
        description = "How long it stays: PT1H. Default: until it is deleted.")
    @Nullable String life;

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
      if (!labels.isEmpty()) {
        Obj.Builder words = Obj.builder();
        labels.forEach(words::put);
        wish.put("labels", words.build());
      }
      Optional.ofNullable(life).ifPresent(text -> wish.put("ttl", text));
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

  @Command(description = "Keeps a universe as it is now, as UNIVERSE@NAME.")
  int snapshot(
      @Mixin Door door,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe,
      @Parameters(paramLabel = "NAME", description = "The snapshot's name.") String name)
      throws Stopped, IOException, InterruptedException {
    Obj wish = Obj.of("name", Json.of(name));
    return show(door, "POST", one(universe) + "/snapshots", Optional.of(wish));
  }

  @Command(description = "Lists a universe's snapshots.")
  int snapshots(
      @Mixin Door door,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe)
      throws Stopped, IOException, InterruptedException {
    return show(door, "GET", one(universe) + "/snapshots", Optional.empty());
  }

  /// Where a universe is to go back to.
  static final class Back {
    @Option(names = "--snapshot", paramLabel = "NAME", description = "A snapshot of its own.")
    @Nullable String snapshot;

    @Option(names = "--turn", paramLabel = "NUMBER", description = "Its state after that turn.")
    @Nullable Long turn;

    Back() {}

    Obj wish() {
      return snapshot != null
          ? Obj.of("snapshot", Json.of(snapshot))
          : Obj.of("turn", Json.of(Optional.ofNullable(turn).orElseThrow()));
    }
  }

  @Command(description = "Takes a universe back to a snapshot or a turn; its journal goes on.")
  int restore(
      @Mixin Door door,
      @ArgGroup(multiplicity = "1") Back back,
      @Parameters(paramLabel = "UNIVERSE", description = "Its name.") String universe)
      throws Stopped, IOException, InterruptedException {
    return show(door, "POST", one(universe) + "/restore", Optional.of(back.wish()));
  }

  @Command(description = "Deletes a universe, or a snapshot of one.")
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

  @Command(description = "What another universe, snapshot or turn has changed: rows and members.")
  int diff(
      @Mixin Door door,
      @Option(names = "--turn", paramLabel = "NUMBER", description = "The one after that turn.")
          @Nullable Long turn,
      @Option(
              names = "--other-turn",
              paramLabel = "NUMBER",
              description = "The other after that turn.")
          @Nullable Long otherTurn,
      @Parameters(paramLabel = "UNIVERSE", description = "The one's name.") String universe,
      @Parameters(
              arity = "0..1",
              paramLabel = "OTHER",
              description = "The other's name. Default: the same.")
          @Nullable String other)
      throws Stopped, IOException, InterruptedException {
    String query = turn == null ? "" : "turn=" + turn;
    if (otherTurn != null) {
      query += (query.isEmpty() ? "" : "&") + "other-turn=" + otherTurn;
    }
    String path = one(universe) + "/diff/" + Door.part(other == null ? universe : other);
    return show(door, "GET", query.isEmpty() ? path : path + "?" + query, Optional.empty());
  }
}
