package dev.dtu.cli;

import picocli.CommandLine.ExitCode;

/// A command that cannot go on, with the text that tells a person why and what to do.
final class Stopped extends Exception {

  private static final long serialVersionUID = 1L;

  /// The exit code when no server answers.
  static final int UNREACHED = 3;

  private final int exitCode;

  private Stopped(String what, int exitCode) {
    super(what, null, false, false);
    this.exitCode = exitCode;
  }

  /// Something outside the command line is not as it must be.
  Stopped(String what) {
    this(what, ExitCode.SOFTWARE);
  }

  /// The command line names something that is not there.
  static Stopped wrongUse(String what) {
    return new Stopped(what, ExitCode.USAGE);
  }

  /// The server said no.
  static Stopped refused(String what) {
    return new Stopped(what, ExitCode.SOFTWARE);
  }

  /// No server answers.
  static Stopped unreached(String what) {
    return new Stopped(what, UNREACHED);
  }

  int exitCode() {
    return exitCode;
  }
}
