package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu fault`: makes the weather of a universe.
@Command(
    name = "fault",
    description = "Makes the weather of a universe: sets, lists and clears faults.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "  dtu fault plans",
      "  dtu fault plan rate-limited --twin okta",
      "  dtu fault set '{\"fault\": {\"lose\": \"after\"}, \"when\": {\"nth\": 3}}'",
      "  dtu fault clear",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class FaultCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  FaultCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }

  private int show(Door door, String method, String target, Optional<Obj> body)
      throws Stopped, IOException, InterruptedException {
    return door.show(spec.commandLine().getOut(), method, target, body);
  }

  @Command(description = "Lists the faults that are set, and how often each struck.")
  int list(@Mixin Door door, @Mixin Where where) throws Stopped, IOException, InterruptedException {
    return show(door, "GET", where.path("/faults"), Optional.empty());
  }

  @Command(description = "Lists the weather that each twin is known for.")
  int plans(@Mixin Door door, @Mixin Where where)
      throws Stopped, IOException, InterruptedException {
    return show(door, "GET", where.path("/plans"), Optional.empty());
  }

  @Command(description = "Sets the faults of a named plan.")
  int plan(
      @Mixin Door door,
      @Mixin Where where,
      @Parameters(paramLabel = "PLAN", description = "Its name; 'dtu fault plans' lists them.")
          String name,
      @Option(names = "--twin", paramLabel = "NAME", description = "Of this twin. Default: all.")
          @Nullable String twin)
      throws Stopped, IOException, InterruptedException {
    Obj plan = Obj.of("plan", Json.of(name));
    return show(
        door,
        "POST",
        where.path("/faults"),
        Optional.of(twin == null ? plan : plan.with("twin", twin)));
  }

  @Command(description = "Sets a fault.")
  int set(
      @Mixin Door door,
      @Mixin Where where,
      @Parameters(
              paramLabel = "RULE",
              description = "As JSON: {\"on\": …, \"when\": …, \"fault\": {\"refuse\": …}}.")
          String rule)
      throws Stopped, IOException, InterruptedException {
    return show(door, "POST", where.path("/faults"), Optional.of(read(rule)));
  }

  private static Obj read(String rule) throws Stopped {
    try {
      return Json.parse(rule)
          .asObj()
          .orElseThrow(
              () -> Stopped.wrongUse("expected RULE as a JSON object, found '" + rule + "'"));
    } catch (Malformed malformed) {
      throw Stopped.wrongUse("expected RULE as a JSON object: " + malformed.getMessage());
    }
  }

  @Command(description = "Clears a fault, or all of them.")
  int clear(
      @Mixin Door door,
      @Mixin Where where,
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "The fault. Default: all.")
          @Nullable String name)
      throws Stopped, IOException, InterruptedException {
    String below = name == null ? "/faults" : "/faults/" + Door.part(name);
    return show(door, "DELETE", where.path(below), Optional.empty());
  }
}
