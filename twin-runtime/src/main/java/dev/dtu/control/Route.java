package dev.dtu.control;

/// One thing an operator can ask.
///
/// @param path with `{name}` for a segment that is a parameter
/// @param what one line for people
/// @param needs what an operator must be to ask it
/// @param open whether it needs no token
/// @param takesFile whether its body is a file, which may be longer than a document
public record Route(
    String method,
    String path,
    String what,
    Role needs,
    boolean open,
    boolean takesFile,
    Does does) {

  /// Answers one ask.
  @FunctionalInterface
  public interface Does {
    Answer answer(Ask ask) throws Wrong;
  }

  /// Who may read may ask it when it is a GET, else who may run.
  Route(String method, String path, String what, Does does) {
    this(method, path, what, method.equals("GET") ? Role.READ : Role.RUN, false, false, does);
  }

  /// The same, for operators of that role and above.
  Route needing(Role role) {
    return new Route(method, path, what, role, open, takesFile, does);
  }

  /// The same, of which the body is a file.
  Route takingFile() {
    return new Route(method, path, what, needs, open, true, does);
  }

  /// The same, for whoever has no token.
  Route opened() {
    return new Route(method, path, what, needs, true, takesFile, does);
  }
}
