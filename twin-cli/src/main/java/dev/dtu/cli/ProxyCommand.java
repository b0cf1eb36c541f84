package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu proxy`: how programs that nobody changed come into a universe, and where they may go.
@Command(
    name = "proxy",
    description =
        "Tells how programs that nobody changed come into a universe, and where they may go.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "  export HTTPS_PROXY=$(dtu proxy show -u a --json | jq -r .url)",
      "  dtu proxy exits api.example.com:443 *.test -u a",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class ProxyCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  ProxyCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }

  @Command(description = "Shows its addresses, the twins' hosts, and where else programs may go.")
  int show(@Mixin Door door, @Mixin Where where) throws Stopped, IOException, InterruptedException {
    return asked(door, "GET", where.path("/proxy"), Optional.empty());
  }

  @Command(
      description = "Gives the universe a port of the proxy for itself: nothing is shown there.")
  int open(@Mixin Door door, @Mixin Where where) throws Stopped, IOException, InterruptedException {
    return asked(door, "PUT", where.path("/proxy/port"), Optional.empty());
  }

  @Command(description = "Shuts that port.")
  int shut(@Mixin Door door, @Mixin Where where) throws Stopped, IOException, InterruptedException {
    return asked(door, "DELETE", where.path("/proxy/port"), Optional.empty());
  }

  @Command(description = "Sets where programs may go besides the twins' hosts.")
  int exits(
      @Mixin Door door,
      @Mixin Where where,
      @Parameters(
              arity = "1..*",
              paramLabel = "HOST",
              description = "api.example.com:443, *.example.com, loopback, *; or 'none'.")
          List<String> hosts)
      throws Stopped, IOException, InterruptedException {
    List<Json> named =
        hosts.equals(List.of("none")) ? List.of() : hosts.stream().<Json>map(Json::of).toList();
    return asked(
        door, "PUT", where.path("/exits"), Optional.of(Obj.of("hosts", Json.array(named))));
  }

  private int asked(Door door, String method, String target, Optional<Obj> body)
      throws Stopped, IOException, InterruptedException {
    return door.show(spec.commandLine().getOut(), method, target, body);
  }
}
