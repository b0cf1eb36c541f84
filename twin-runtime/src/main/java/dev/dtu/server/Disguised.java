package dev.dtu.server;

import dev.dtu.secure.Authority;
import dev.dtu.secure.Trust;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// The ports where the twins answer under the names of their services. What they hand to the data
/// port's server goes the same road as what comes in there.
final class Disguised {

  private final ServerOptions options;
  private final Listening behind;
  private final Optional<LatePort> tls;
  private @Nullable SSLContext context;

  /// @param behind the data port
  Disguised(ServerOptions options, Listening behind) throws PortTaken {
    this.options = options;
    this.behind = behind;
    this.tls = late("TLS", "--tls-port", options.disguise().tlsPort(), this::secured);
  }

  private Optional<LatePort> late(
      String who, String option, OptionalInt number, LatePort.Making making) throws PortTaken {
    if (number.isEmpty()) {
      return Optional.empty();
    }
    var port = new Listening.Port(who, options.bind(), number.getAsInt(), option, true);
    var late = new LatePort(port, making);
    behind.beside(late);
    return Optional.of(late);
  }

  private ServerConnector secured() throws IOException {
    List<ConnectionFactory> protocols = Protocols.secured(options.limits(), context());
    int selectors = Runtime.getRuntime().availableProcessors();
    var connector =
        new ServerConnector(
            behind.server(), 0, selectors, protocols.toArray(ConnectionFactory[]::new));
    return Listening.within(options.limits(), connector);
  }

  private synchronized SSLContext context() throws IOException {
    SSLContext made = context;
    if (made == null) {
      Set<String> own = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
      String bind = options.bind().replaceAll("[\\[\\]]", "");
      if (!Set.of("", "*", "0.0.0.0", "::").contains(bind)) {
        own.add(bind);
      }
      made = Trust.server(Authority.of(options.disguise().authority()), List.copyOf(own));
      context = made;
    }
    return made;
  }

  /// Where the twins answer with TLS: `https://127.0.0.1:8422`.
  Optional<String> tlsUrl() {
    return tls.map(port -> "https://" + Server.reachable(options.bind()) + ":" + port.number());
  }

  /// The ports, which nothing that calls out may call.
  Set<Integer> ports() {
    Set<Integer> ports = new LinkedHashSet<>();
    tls.ifPresent(port -> ports.add(port.number()));
    return ports;
  }
}
