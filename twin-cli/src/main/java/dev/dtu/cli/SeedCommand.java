package dev.dtu.cli;

import dev.dtu.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu seed`: plants rows in a universe that is there.
@Command(
    name = "seed",
    description =
        "Plants rows in a universe that is there, from a file such as the seeds of twins"
            + " (docs/guides/add-a-twin.md); all of them or none.",
    sortOptions = false,
    footer = {
      "",
      "  dtu seed users.yaml --twin okta",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class SeedCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Door door = new Door();

  @Mixin Where where = new Where();

  @Option(
      names = "--twin",
      required = true,
      paramLabel = "NAME",
      description = "The twin whose resources the rows are.")
  String twin = "";

  @Parameters(paramLabel = "FILE", description = "YAML or JSON with 'rows'.")
  Path file = Path.of("");

  SeedCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    String target = where.path("/seed?twin=" + Door.part(twin));
    Json told = door.send(target, "application/yaml", file);
    PrintWriter out = spec.commandLine().getOut();
    out.print(door.json ? told + "\n" : Plain.of(told));
    out.flush();
    return 0;
  }
}
