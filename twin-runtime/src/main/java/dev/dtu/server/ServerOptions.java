package dev.dtu.server;

import dev.dtu.secure.Authority;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// Where a server listens and what it lets in.
///
/// @param bind the address of the data port
/// @param dataPort where the twins answer; 0 is any free one
/// @param controlBind the address of the control port
/// @param controlPort where the operator's door is; 0 is any free one
/// @param token what opens that door; made at random when absent
/// @param disguise the ports where the twins answer under their services' own names
public record ServerOptions(
    String bind,
    int dataPort,
    String controlBind,
    int controlPort,
    Optional<String> token,
    Limits limits,
    Disguise disguise) {

  /// Ports for software that nobody changed: it asks for its services by their own names, and trusts
  /// no connection without a certificate. They are bound as the data port is.
  ///
  /// @param tlsPort where the twins answer with TLS; 0 is any free one
  /// @param proxyPort where the forward proxy is; 0 is any free one
  /// @param authority the folder of the certificate authority; nothing is read or made there before
  ///     somebody asks for TLS
  public record Disguise(OptionalInt tlsPort, OptionalInt proxyPort, Path authority) {

    /// No such ports.
    public static final Disguise NONE =
        new Disguise(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Authority.usualFolder().orElseGet(() -> Path.of("dtu-ca")));

    public Disguise {
      if (tlsPort.isPresent()) {
        refuse(tlsPort.getAsInt());
      }
      if (proxyPort.isPresent()) {
        refuse(proxyPort.getAsInt());
      }
    }

    public Disguise withTls(int port) {
      return new Disguise(OptionalInt.of(port), proxyPort, authority);
    }

    public Disguise withProxy(int port) {
      return new Disguise(tlsPort, OptionalInt.of(port), authority);
    }

    public Disguise of(Path folder) {
      return new Disguise(tlsPort, proxyPort, folder);
    }
  }

  private static final String LOOPBACK = "127.0.0.1";

  public static final ServerOptions DEFAULT =
      new ServerOptions(
          LOOPBACK, 8420, LOOPBACK, 8421, Optional.empty(), Limits.DEFAULT, Disguise.NONE);

  public ServerOptions {
    refuse(dataPort);
    refuse(controlPort);
    if (token.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("expected a token, found blanks");
    }
  }

  private static void refuse(int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("expected a port from 0 to 65535, found " + port);
    }
  }

  /// Any free ports on the loopback address.
  public static ServerOptions anyPorts() {
    return DEFAULT.withPorts(0, 0);
  }

  public ServerOptions withPorts(int data, int control) {
    return new ServerOptions(bind, data, controlBind, control, token, limits, disguise);
  }

  /// Software under test reaches the twins from elsewhere; the operator's door stays where it is.
  public ServerOptions withBind(String address) {
    return new ServerOptions(address, dataPort, controlBind, controlPort, token, limits, disguise);
  }

  public ServerOptions withControlBind(String address) {
    return new ServerOptions(bind, dataPort, address, controlPort, token, limits, disguise);
  }

  public ServerOptions withToken(String secret) {
    return new ServerOptions(
        bind, dataPort, controlBind, controlPort, Optional.of(secret), limits, disguise);
  }

  public ServerOptions withLimits(Limits changed) {
    return new ServerOptions(bind, dataPort, controlBind, controlPort, token, changed, disguise);
  }

  /// Also answers under the services' own names.
  public ServerOptions with(Disguise ports) {
    return new ServerOptions(bind, dataPort, controlBind, controlPort, token, limits, ports);
  }
}
