package dev.dtu.cli;

import dev.dtu.bench.BenchCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program itself; a command of it does the work.
@Command(
    name = "dtu",
    description = "Digital Twin Universe: stateful twins of web services, in isolated universes.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "'dtu help COMMAND' tells of a command."},
    subcommands = {
      Up.class,
      UniverseCommand.class,
      ClockCommand.class,
      FaultCommand.class,
      JournalCommand.class,
      Distill.class,
      Infer.class,
      Coverage.class,
      ReplayCommand.class,
      BenchCommand.class,
      Version.class,
      Help.class
    })
final class Dtu implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  boolean help;

  Dtu() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }
}
