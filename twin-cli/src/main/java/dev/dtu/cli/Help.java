package dev.dtu.cli;

import dev.dtu.call.Nearest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu help`: tells of the program, or of one command.
@Command(name = "help", description = "Tells of a command.")
final class Help implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to tell of.")
  String command = "";

  Help() {}

  @Override
  public Integer call() throws Stopped {
    CommandLine program = spec.root().commandLine();
    Map<String, CommandLine> commands = program.getSubcommands();
    CommandLine told = command.isEmpty() ? program : commands.get(command);
    if (told == null) {
      String hint = Nearest.hint(command, List.copyOf(commands.keySet()));
      throw Stopped.wrongUse("unknown command '" + command + "'" + hint);
    }
    told.usage(spec.commandLine().getOut());
    return 0;
  }
}
