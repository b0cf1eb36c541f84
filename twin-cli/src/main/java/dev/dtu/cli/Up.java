package dev.dtu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `dtu up`: hosts twins until it is told to end.
@Command(
    name = "up",
    description =
        "Hosts twins on two ports until Ctrl-C: one speaks as the services do, one is the"
            + " operator's.",
    sortOptions = false,
    footer = {
      "",
      "DTU_TOKEN in the environment is the token of the control port; else one is made up.",
      "",
      "  dtu up --twins okta",
      "  dtu up --twins none --spec petstore=petstore.yaml"
    })
final class Up implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Hosting hosting = new Hosting();

  Up() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    return hosting.host(out, spec.commandLine().getErr());
  }
}
