package dev.dtu.server;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The headers that belong to a connection and not to what it carries (RFC 9110, 7.6.1).
final class Hops {

  static final Set<String> ONE =
      Set.of(
          "connection",
          "proxy-connection",
          "proxy-authorization",
          "proxy-authenticate",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  private Hops() {}

  /// All of them in a message.
  ///
  /// @param connection its lines of `Connection`, which name others
  static Set<String> of(Collection<String> connection) {
    Set<String> all = new HashSet<>(ONE);
    for (String line : connection) {
      for (String name : line.split(",")) {
        all.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return all;
  }
}
