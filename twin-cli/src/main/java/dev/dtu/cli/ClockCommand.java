package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu clock`: shows and moves the clock of a universe.
@Command(
    name = "clock",
    description = "Shows and moves the clock of a universe.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "  dtu clock freeze",
      "  dtu clock advance PT1H -u a",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class ClockCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  ClockCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }

  private int move(Door door, Where where, String what, Json how)
      throws Stopped, IOException, InterruptedException {
    return door.show(
        spec.commandLine().getOut(), "POST", where.path("/clock"), Optional.of(Obj.of(what, how)));
  }

  @Command(description = "Shows the moment, and whether it goes on.")
  int show(@Mixin Door door, @Mixin Where where) throws Stopped, IOException, InterruptedException {
    return door.show(spec.commandLine().getOut(), "GET", where.path("/clock"), Optional.empty());
  }

  @Command(description = "Lets it stand still.")
  int freeze(@Mixin Door door, @Mixin Where where)
      throws Stopped, IOException, InterruptedException {
    return move(door, where, "freeze", Json.of(true));
  }

  @Command(description = "Lets it go on as the real time does.")
  int run(@Mixin Door door, @Mixin Where where) throws Stopped, IOException, InterruptedException {
    return move(door, where, "run", Json.of(true));
  }

  @Command(description = "Moves it forward; what is due on the way happens.")
  int advance(
      @Mixin Door door,
      @Mixin Where where,
      @Parameters(paramLabel = "DURATION", description = "By how much: PT1H30M, P2D.") String by)
      throws Stopped, IOException, InterruptedException {
    return move(door, where, "advance", Json.of(by));
  }

  @Command(description = "Moves it forward to a moment; what is due on the way happens.")
  int set(
      @Mixin Door door,
      @Mixin Where where,
      @Parameters(paramLabel = "MOMENT", description = "When: 2026-01-31T12:00:00Z.") String moment)
      throws Stopped, IOException, InterruptedException {
    return move(door, where, "set", Json.of(moment));
  }
}
