package dev.dtu.cli;

import dev.dtu.server.ServerOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the twins of a server answer under their services' own names.
final class Disguise {

  private static final int USUAL_DATA = ServerOptions.DEFAULT.dataPort();
  private static final int USUAL_TLS = USUAL_DATA + 2;
  private static final int USUAL_PROXY = USUAL_DATA + 3;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT",
      converter = PortNumber.OrOff.class,
      description =
          "Where the twins answer with TLS (see 'dtu help ca'); 0 is any free port, 'off' is none."
              + " Default: 8422, or any free one when --data-port is not the usual one.")
  @Nullable Integer tlsPort;

  @Option(
      names = "--proxy-port",
      paramLabel = "PORT",
      converter = PortNumber.OrOff.class,
      description =
          "Where the proxy is that leads programs nobody changed to the twins (see 'dtu help run')."
              + " Default: 8423, or as above.")
  @Nullable Integer proxyPort;

  @Mixin AuthorityFolder authority = new AuthorityFolder();

  Disguise() {}

  /// @param data the data port
  ServerOptions.Disguise ports(int data) throws Stopped {
    boolean usual = data == USUAL_DATA;
    int tls = tlsPort == null ? (usual ? USUAL_TLS : 0) : tlsPort;
    int proxy = proxyPort == null ? (usual ? USUAL_PROXY : 0) : proxyPort;
    Path folder = authority.folder();
    ServerOptions.Disguise ports = ServerOptions.Disguise.NONE.of(folder);
    if (tls != PortNumber.OFF) {
      ports = ports.withTls(tls);
    }
    return proxy == PortNumber.OFF ? ports : ports.withProxy(proxy);
  }
}
