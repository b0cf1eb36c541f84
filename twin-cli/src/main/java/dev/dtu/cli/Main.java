package dev.dtu.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;

/// Where the program starts.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(writer(System.out), writer(System.err), arguments));
  }

  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /// Does what the words ask for.
  ///
  /// @return the exit code
  static int run(PrintWriter out, PrintWriter err, String... line) {
    String[] words = ByTwin.meant(line);
    Optional<Hosting> plain = PlainWords.read(words);
    if (plain.isEmpty()) {
      return commandLine(words).setOut(out).setErr(err).execute(words);
    }
    try {
      return plain.get().host(out, err);
    } catch (Stopped | IOException | InterruptedException | RuntimeException trouble) {
      return Trouble.tell(trouble, "dtu up", err);
    }
  }

  /// The command line with its ways of telling what went wrong.
  static CommandLine commandLine(String... arguments) {
    return Dtu.line(arguments.length == 0 ? "" : arguments[0])
        .setParameterExceptionHandler(new WrongUse())
        .setExecutionExceptionHandler(new Trouble())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100);
  }
}
