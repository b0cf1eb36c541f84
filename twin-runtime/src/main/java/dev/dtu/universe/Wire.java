package dev.dtu.universe;

/// One end of a socket that software opened, for as long as it is connected. Neither method waits,
/// and neither calls back on the thread that called it.
public interface Wire {

  /// Sends a message; the other side has them in the order in which they were sent.
  void say(String text);

  /// Ends it.
  ///
  /// @param why for people
  void close(String why);
}
