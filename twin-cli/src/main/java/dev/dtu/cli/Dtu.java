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

  /// The commands, as help lists them. Their words stand here besides, as reading the notes of all
  /// takes longer than most of them do.
  static final List<Named> COMMANDS =
      List.of(
          new Named("up", Up.class),
          new Named("universe", UniverseCommand.class),
          new Named("clock", ClockCommand.class),
          new Named("fault", FaultCommand.class),
          new Named("journal", JournalCommand.class),
          new Named("verify", VerifyCommand.class),
          new Named("seed", SeedCommand.class),
          new Named("outbox", OutboxCommand.class),
          new Named("act", ActCommand.class),
          new Named("credential", CredentialCommand.class),
          new Named("run", RunCommand.class),
          new Named("proxy", ProxyCommand.class),
          new Named("ca", CaCommand.class),
          new Named("operator", OperatorCommand.class),
          new Named("distill", Distill.class),
          new Named("infer", Infer.class),
          new Named("coverage", Coverage.class),
          new Named("replay", ReplayCommand.class),
          new Named("record", RecordCommand.class),
          new Named("check", CheckCommand.class),
          new Named("mine", MineCommand.class),
          new Named("split", SplitCommand.class),
          new Named("convert", ConvertCommand.class),
          new Named("scrub", ScrubCommand.class),
          new Named("generate", GenerateCommand.class),
          new Named("catalog", CatalogCommand.class),
          new Named("library", LibraryCommand.class),
          new Named("judge", JudgeCommand.class),
          new Named("evidence", EvidenceCommand.class),
          new Named("drift", DriftCommand.class),
          new Named("bench", BenchCommand.class),
          new Named("version", Version.class),
          new Named("prepare", Prepare.class),
          new Named("help", Help.class));

  /// A command and the word that calls it.
  record Named(String word, Class<?> type) {}

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

  /// The command line with its ways of telling what went wrong.
  static CommandLine commandLine(String... arguments) {
    return line(arguments.length == 0 ? "" : arguments[0])
        .setParameterExceptionHandler(new WrongUse())
        .setExecutionExceptionHandler(new Trouble())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100);
  }

  /// The program with the command that the first word names, else with all of them: reading one of
  /// them costs a megabyte or two, which a server would hold on to.
  private static CommandLine line(String word) {
    var line = new CommandLine(new Dtu());
    boolean all =
        word.equals("help") || COMMANDS.stream().noneMatch(each -> each.word.equals(word));
    for (Named each : COMMANDS) {
      if (all || each.word.equals(word)) {
        line.addSubcommand(each.type);
      }
    }
    return line;
  }
}
