package dev.dtu.cli;

import dev.dtu.bench.BenchCommand;
import java.util.List;
import picocli.CommandLine;
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
    footer = {"", "'dtu help COMMAND' tells of a command."})
final class Dtu implements Runnable {

  /// The commands, as help lists them.
  private static final List<Class<?>> COMMANDS =
      List.of(
          Up.class,
          UniverseCommand.class,
          ClockCommand.class,
          FaultCommand.class,
          JournalCommand.class,
          VerifyCommand.class,
          SeedCommand.class,
          OutboxCommand.class,
          ActCommand.class,
          RunCommand.class,
          ProxyCommand.class,
          CaCommand.class,
          OperatorCommand.class,
          Distill.class,
          Infer.class,
          Coverage.class,
          ReplayCommand.class,
          RecordCommand.class,
          CheckCommand.class,
          MineCommand.class,
          ConvertCommand.class,
          ScrubCommand.class,
          GenerateCommand.class,
          CatalogCommand.class,
          LibraryCommand.class,
          JudgeCommand.class,
          EvidenceCommand.class,
          DriftCommand.class,
          BenchCommand.class,
          Version.class,
          Prepare.class,
          Rehearsal.class,
          Help.class);

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

  /// The program with the command that the first word names, else with all of them: reading one of
  /// them costs a megabyte or two, which a server would hold on to.
  static CommandLine line(String word, Up up) {
    var line = new CommandLine(new Dtu(), new Factory(up));
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(each -> each.getAnnotation(Command.class).name().equals(word))
            .toList();
    boolean all = named.isEmpty() || named.contains(Help.class);
    (all ? COMMANDS : named).forEach(line::addSubcommand);
    return line;
  }

  /// Makes commands as picocli does, but for one that is there already.
  private record Factory(Up up) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type == Up.class ? type.cast(up) : CommandLine.defaultFactory().create(type);
    }
  }
}
