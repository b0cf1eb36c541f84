package dev.dtu.server;

import java.time.Duration;

/// How much software may do with the sockets it opens.
///
/// @param sockets open at once, of all universes; one more is refused
/// @param messageBytes the longest message it may send; a longer one closes the socket
/// @param pending messages to it that it has not read yet; one more closes the socket
/// @param idle how long it may be silent; answers to pings count
record SocketLimits(int sockets, int messageBytes, int pending, Duration idle) {

  static final int MESSAGE_BYTES = 16 << 10;

  static final int PENDING = 256;

  /// Half of the connections may be sockets, and twice as long be silent.
  static SocketLimits of(Limits limits) {
    return new SocketLimits(
        limits.connections() / 2, MESSAGE_BYTES, PENDING, limits.idle().plus(limits.idle()));
  }
}
