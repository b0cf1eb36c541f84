package dev.dtu.universe;

/// A socket that software has open into one universe: what comes by it is told here.
public final class Connection {

  private final Universe universe;
  private final String socket;
  private final Wire wire;

  /// @param socket the key of its row
  Connection(Universe universe, String socket, Wire wire) {
    this.universe = universe;
    this.socket = socket;
    this.wire = wire;
  }

  String socket() {
    return socket;
  }

  Wire wire() {
    return wire;
  }

  /// Lets the universe know of a message that came. Takes the universe's lock.
  public void heard(String text) {
    universe.wires().heard(this, text);
  }

  /// Lets the universe know that it is connected no more. Takes the universe's lock.
  public void closed(String why) {
    universe.wires().closed(this, why);
  }
}
