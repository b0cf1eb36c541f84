package dev.dtu.server;

import dev.dtu.control.Approaches;
import dev.dtu.secure.Authority;
import dev.dtu.secure.Pem;
import dev.dtu.secure.Trust;
import dev.dtu.universe.Universes;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ports where the twins answer under the names of their services: that of TLS, that of the proxy,
/// and those of the proxy that are one universe's alone. What they hand to the data port's server goes
/// the same road as what comes in there.
final class Disguised implements Approaches {

  private static final Logger LOG = LoggerFactory.getLogger(Disguised.class);

  private final ServerOptions options;
  private final Listening behind;
  private final Optional<LatePort> tls;
  private final Optional<LatePort> proxy;
  private final Optional<PortsOfUniverses> own;
  private @Nullable SSLContext context;

  /// @param behind the data port
  Disguised(ServerOptions options, Listening behind, Universes universes, OwnPorts ports)
      throws PortTaken {
    this.options = options;
    this.behind = behind;
    var disguise = options.disguise();
    this.tls = late("TLS", "--tls-port", disguise.tlsPort(), this::secured);
    this.proxy = late("proxy", "--proxy-port", disguise.proxyPort(), this::proxied);
    this.own = proxy.map(all -> new PortsOfUniverses(options.bind(), all, universes, ports));
    tls.ifPresent(port -> ports.add(port.number()));
    proxy.ifPresent(port -> ports.add(port.number()));
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

  private LatePort.Serving secured(ServerSocketChannel channel) throws Exception {
    return serving(
        channel,
        new ServerConnector(
            behind.server(),
            Listening.ACCEPTORS,
            Runtime.getRuntime().availableProcessors(),
            Protocols.secured(options.limits(), context()).toArray(ConnectionFactory[]::new)));
  }

  private LatePort.Serving proxied(ServerSocketChannel channel) throws Exception {
    return serving(
        channel,
        new ProxyConnector(
            behind.server(), Protocols.proxied(Protocols.secured(options.limits(), context()))));
  }

  private LatePort.Serving serving(ServerSocketChannel channel, ServerConnector connector)
      throws Exception {
    Listening.within(options.limits(), connector);
    connector.open(channel);
    connector.start();
    return new Beside(connector);
  }

  /// A connector of the data port's server.
  private record Beside(ServerConnector connector) implements LatePort.Serving {
    @Override
    public void close() {
      try {
        connector.stop();
      } catch (Exception failed) {
        LOG.warn("closing {}", connector, failed);
      }
    }
  }

  private synchronized SSLContext context() throws IOException {
    SSLContext made = context;
    if (made == null) {
      Set<String> here = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
      String bind = options.bind().replaceAll("[\\[\\]]", "");
      if (!Set.of("", "*", "0.0.0.0", "::").contains(bind)) {
        here.add(bind);
      }
      made = Trust.server(Authority.of(options.disguise().authority()), List.copyOf(here));
      context = made;
    }
    return made;
  }

  @Override
  public Optional<String> tls() {
    return tls.map(port -> "https://" + Server.reachable(options.bind()) + ":" + port.number());
  }

  @Override
  public Optional<String> proxy() {
    return proxy.map(port -> Server.reachable(options.bind()) + ":" + port.number());
  }

  @Override
  public Certificate certificate() throws IOException {
    Authority authority = Authority.of(options.disguise().authority());
    return new Certificate(Pem.of(authority.certificate()), authority.file());
  }

  @Override
  public Optional<String> proxyOf(String universe) {
    return own.flatMap(ports -> ports.of(universe)).map(this::place);
  }

  private String place(int port) {
    return Server.reachable(options.bind()) + ":" + port;
  }

  @Override
  public String open(String universe) throws IOException {
    return place(own.orElseThrow().open(universe));
  }

  @Override
  public void shut(String universe) {
    own.ifPresent(ports -> ports.shut(universe));
  }

  /// Takes no more clients at the universes' own ports.
  void end() {
    own.ifPresent(PortsOfUniverses::close);
  }
}
