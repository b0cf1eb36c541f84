package dev.dtu.cli;

import picocli.CommandLine;

/// Where the program starts.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(arguments).execute(arguments));
  }

  /// The command line with its ways of telling what went wrong.
  static CommandLine commandLine(String... arguments) {
    return Dtu.line(arguments.length == 0 ? "" : arguments[0], Up.ahead(arguments))
        .setParameterExceptionHandler(new WrongUse())
        .setExecutionExceptionHandler(new Trouble())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100);
  }
}
