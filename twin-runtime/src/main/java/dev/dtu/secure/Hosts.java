package dev.dtu.secure;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// Host names and addresses as certificates name them.
final class Hosts {

  /// The longest host name there may be (RFC 1035, 2.3.4).
  static final int CHARACTERS = 253;

  private static final String NAME =
      "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*";

  private Hosts() {}

  /// The address a text is; empty when it is none. Nothing is looked up.
  static Optional<InetAddress> address(String text) {
    boolean written = text.indexOf(':') >= 0 || text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    try {
      return written ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /// A host name as it stands in a certificate; empty when it can be none.
  static Optional<String> name(String asked) {
    String name = asked.toLowerCase(Locale.ROOT);
    return name.length() <= CHARACTERS && name.matches(NAME) ? Optional.of(name) : Optional.empty();
  }
}
