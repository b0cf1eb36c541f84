package dev.dtu.event;

/// What is to be said by a socket.
public sealed interface Utterance {

  /// The key of its row.
  String socket();

  /// A message.
  record Frame(String socket, String text) implements Utterance {}

  /// The last thing: it is closed.
  record Bye(String socket, String why) implements Utterance {}
}
