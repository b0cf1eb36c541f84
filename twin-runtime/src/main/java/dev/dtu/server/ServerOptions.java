package dev.dtu.server;

import java.util.Optional;

/// Where a server listens and what it lets in.
///
/// @param bind the address of the data port
/// @param dataPort where the twins answer; 0 is any free one
/// @param controlBind the address of the control port
/// @param controlPort where the operator's door is; 0 is any free one
/// @param token what opens that door; made at random when absent
public record ServerOptions(
    String bind,
    int dataPort,
    String controlBind,
    int controlPort,
    Optional<String> token,
    Limits limits) {

  private static final String LOOPBACK = "127.0.0.1";

  public static final ServerOptions DEFAULT =
      new ServerOptions(LOOPBACK, 8420, LOOPBACK, 8421, Optional.empty(), Limits.DEFAULT);

  public ServerOptions {
    if (dataPort < 0 || dataPort > 65535 || controlPort < 0 || controlPort > 65535) {
      throw new IllegalArgumentException(
          "expected ports from 0 to 65535, found " + dataPort + " and " + controlPort);
    }
    if (token.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("expected a token, found blanks");
    }
  }

  /// Any free ports on the loopback address.
  public static ServerOptions anyPorts() {
    return DEFAULT.withPorts(0, 0);
  }

  public ServerOptions withPorts(int data, int control) {
    return new ServerOptions(bind, data, controlBind, control, token, limits);
  }

  /// Software under test reaches the twins from elsewhere; the operator's door stays where it is.
  public ServerOptions withBind(String address) {
    return new ServerOptions(address, dataPort, controlBind, controlPort, token, limits);
  }

  public ServerOptions withControlBind(String address) {
    return new ServerOptions(bind, dataPort, address, controlPort, token, limits);
  }

  public ServerOptions withToken(String secret) {
    return new ServerOptions(bind, dataPort, controlBind, controlPort, Optional.of(secret), limits);
  }

  public ServerOptions withLimits(Limits changed) {
    return new ServerOptions(bind, dataPort, controlBind, controlPort, token, changed);
  }
}
