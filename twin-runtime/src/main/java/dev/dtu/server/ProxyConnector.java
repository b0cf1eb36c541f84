package dev.dtu.server;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The proxy's port, whose connections know that they are [Visit]s.
final class ProxyConnector extends ServerConnector {

  ProxyConnector(Server server, List<ConnectionFactory> protocols) {
    super(
        server,
        Listening.ACCEPTORS,
        Runtime.getRuntime().availableProcessors(),
        protocols.toArray(ConnectionFactory[]::new));
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    var visit = new Visit(channel, selector, key, getScheduler());
    visit.setIdleTimeout(getIdleTimeout());
    return visit;
  }
}
