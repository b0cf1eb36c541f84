package dev.dtu.control;

/// One thing an operator can ask.
///
/// @param path with `{name}` for a segment that is a parameter
/// @param what one line for people
/// @param open whether it needs no token
/// @param takesFile whether its body is a file, which may be longer than a document
public record Route(
    String method, String path, String what, boolean open, boolean takesFile, Does does) {

  /// Answers one ask.
  @FunctionalInterface
  public interface Does {
    Answer answer(Ask ask) throws Wrong;
  }

  Route(String method, String path, String what, Does does) {
    this(method, path, what, false, false, does);
  }

  /// The same, of which the body is a file.
  Route takingFile() {
    return new Route(method, path, what, open, true, does);
  }

  /// The same, for whoever has no token.
  Route opened() {
    return new Route(method, path, what, true, takesFile, does);
  }
}
