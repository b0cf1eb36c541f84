package dev.dtu.control;

/// One thing an operator can ask.
///
/// @param path with `{name}` for a segment that is a parameter
/// @param what one line for people
/// @param open whether it needs no token
public record Route(String method, String path, String what, boolean open, Does does) {

  /// Answers one ask.
  @FunctionalInterface
  public interface Does {
    Answer answer(Ask ask) throws Wrong;
  }

  Route(String method, String path, String what, Does does) {
    this(method, path, what, false, does);
  }
}
