package dev.dtu.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;

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
  /// Plain words are read before anything else is looked at: the reader of all commands, and what
  /// they are made of, would have to be read from the jar first.
  ///
  /// @return the exit code
  static int run(PrintWriter out, PrintWriter err, String... line) {
    Optional<Hosting> plain = PlainWords.read(line);
    if (plain.isEmpty()) {
      String[] words = ByTwin.meant(line);
      return Dtu.commandLine(words).setOut(out).setErr(err).execute(words);
    }
    try {
      return plain.get().host(out, err);
    } catch (Stopped | IOException | InterruptedException | RuntimeException trouble) {
      return Trouble.tell(trouble, "dtu up", err);
    }
  }
}
