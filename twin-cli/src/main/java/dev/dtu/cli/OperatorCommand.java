package dev.dtu.cli;

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

/// `dtu operator`: lets operators in and out, and tells what they did.
@Command(
    name = "operator",
    description = "Lets operators in and out, and tells what they did.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "  dtu operator add ci --role read",
      "  dtu operator audit --actor ci",
      "  dtu operator remove ci",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class OperatorCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  OperatorCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }

  private int show(Door door, String method, String target, Optional<Obj> body)
      throws Stopped, IOException, InterruptedException {
    return door.show(spec.commandLine().getOut(), method, target, body);
  }

  @Command(description = "Lists who is let in.")
  int list(@Mixin Door door) throws Stopped, IOException, InterruptedException {
    return show(door, "GET", "/operators", Optional.empty());
  }

  @Command(description = "Tells who asks, and what they may do.")
  int me(@Mixin Door door) throws Stopped, IOException, InterruptedException {
    return show(door, "GET", "/operators/me", Optional.empty());
  }

  @Command(description = "Lets one more in, and prints the token, this once.")
  int add(
      @Mixin Door door,
      @Parameters(paramLabel = "NAME", description = "What journals and the audit call them.")
          String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "read|run|admin",
              description = "Look and ask; make universes; let others in.")
          String role)
      throws Stopped, IOException, InterruptedException {
    Obj wish = Obj.builder().put("name", name).put("role", role).build();
    return show(door, "POST", "/operators", Optional.of(wish));
  }

  @Command(description = "Lets one in no more.")
  int remove(
      @Mixin Door door,
      @Parameters(paramLabel = "NAME", description = "Whom; 'dtu operator list' lists them.")
          String name)
      throws Stopped, IOException, InterruptedException {
    return show(door, "DELETE", "/operators/" + Door.part(name), Optional.empty());
  }

  @Command(description = "Tells what operators did and were refused, the latest first.")
  int audit(
      @Mixin Door door,
      @Option(names = "--actor", paramLabel = "NAME", description = "Only what this one did.")
          @Nullable String actor,
      @Option(
              names = "--limit",
              paramLabel = "NUMBER",
              defaultValue = "100",
              description = "How many at most. Default: ${DEFAULT-VALUE}.")
          int limit)
      throws Stopped, IOException, InterruptedException {
    String whose = actor == null ? "" : "&actor=" + Door.part(actor);
    return show(door, "GET", "/audit?limit=" + limit + whose, Optional.empty());
  }
}
