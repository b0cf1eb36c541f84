package dev.dtu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Tells why a command stopped: in its own words when it was foreseen, else with the trace of a
/// defect.
final class Trouble implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception trouble, CommandLine line, ParseResult result) {
    return tell(trouble, line.getCommandSpec().qualifiedName(), line.getErr());
  }

  /// Tells it, and with which code the program ends.
  ///
  /// @param who the command that stopped: `dtu up`
  static int tell(Exception trouble, String who, PrintWriter err) {
    switch (trouble) {
      case Stopped _ -> err.println(who + ": " + trouble.getMessage());
      case IOException _ -> err.println(who + ": " + outside(trouble));
      default -> {
        err.println(who + ": a defect of dtu itself; please report it with this trace");
        trouble.printStackTrace(err);
      }
    }
    err.flush();
    return trouble instanceof Stopped stopped ? stopped.exitCode() : ExitCode.SOFTWARE;
  }

  /// What a file or a port said, with its kind when the text alone says little.
  private static String outside(Exception trouble) {
    return switch (trouble) {
      case java.nio.file.NoSuchFileException missing -> "no such file: " + missing.getFile();
      case java.nio.file.AccessDeniedException denied -> "not allowed: " + denied.getFile();
      case java.nio.file.FileSystemException wrong ->
          String.valueOf(wrong.getFile()) + ": " + wrong.getReason();
      default -> String.valueOf(trouble.getMessage());
    };
  }
}
