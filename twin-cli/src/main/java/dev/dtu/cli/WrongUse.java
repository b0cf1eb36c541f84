package dev.dtu.cli;

import dev.dtu.call.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells what was wrong in a command line, with the nearest right word.
final class WrongUse implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    CommandSpec spec = line.getCommandSpec();
    line.getErr().println(spec.qualifiedName() + ": " + what(wrong, spec));
    String help = spec.parent() == null ? "dtu help" : "dtu help " + spec.name();
    line.getErr().println("'" + help + "' lists what there is.");
    line.getErr().flush();
    return ExitCode.USAGE;
  }

  private static String what(ParameterException wrong, CommandSpec spec) {
    return switch (wrong) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, spec);
      case MissingParameterException missing -> missing(missing);
      default -> lowered(String.valueOf(wrong.getMessage()));
    };
  }

  private static String unmatched(UnmatchedArgumentException unmatched, CommandSpec spec) {
    String word = unmatched.getUnmatched().getFirst();
    if (word.startsWith("-")) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return "unknown option '" + option + "'" + Nearest.hint(option, options(spec));
    }
    return spec.subcommands().isEmpty()
        ? "expected nothing more, found '" + word + "'"
        : "unknown command '"
            + word
            + "'"
            + Nearest.hint(word, List.copyOf(spec.subcommands().keySet()));
  }

  private static List<String> options(CommandSpec spec) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      names.addAll(List.of(option.names()));
    }
    return names;
  }

  private static String missing(MissingParameterException missing) {
    return missing.getMissing().stream().map(WrongUse::needed).collect(Collectors.joining(", "));
  }

  private static String needed(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "option '" + option.longestName() + "' needs " + option.paramLabel()
        : "expected " + argument.paramLabel() + ", found none";
  }

  private static String lowered(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
