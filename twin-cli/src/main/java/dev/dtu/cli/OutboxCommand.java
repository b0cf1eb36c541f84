package dev.dtu.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `dtu outbox`: shows what services of a universe sent to people.
@Command(
    name = "outbox",
    description =
        "Shows the mails, text messages and calls that services of a universe sent to people, with"
            + " their codes and links; none of them goes anywhere.",
    footer = {
      "",
      "  dtu outbox -u a",
      "  dtu outbox --json | jq -r '.messages[-1].message.code'",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class OutboxCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Door door = new Door();

  @Mixin Where where = new Where();

  OutboxCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    return door.show(spec.commandLine().getOut(), "GET", where.path("/outbox"), Optional.empty());
  }
}
